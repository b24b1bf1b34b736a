import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { demoId } from '../../server/demo/demo-id.ts';
import { PASTE_LIMIT } from '../../src/lib/shared/plans/wire.ts';
import { signedIn } from '../support/demo-people.ts';
import { makePlan, newPlan } from '../support/plan-forms.ts';
import { expect, test, type Visitor } from '../support/visitor.ts';

const home = () => process.env.MULTAQA_TEST_URL!;
const section = (page: Page, key: string) => page.locator(`[data-plan-section=${key}]`);
const textOf = (page: Page, key: string) =>
	section(page, key).locator('[data-section-text] > *, [data-section-read]');

/** A plan of Marsa Yasmin, in which Dounia-Koura may write. */
async function sharedPlan(role = 'editor'): Promise<string> {
	const amal = await signedIn(home(), 'amal');
	const plan = await makePlan(amal, newPlan('marsa-yasmin', `Desk ${randomUUID().slice(0, 8)}`));
	await setPartner(plan, role, 1);
	return plan;
}

async function setPartner(plan: string, role: string, version: number): Promise<void> {
	const amal = await signedIn(home(), 'amal');
	const fields = { cityId: demoId('city', 'dounia-koura'), role, version: String(version) };
	const { status, text } = await amal.submit(`${plan}/settings?/setCity`, fields);
	if (status !== 303) throw new Error(`the partner was answered with ${status}: ${text.slice(0, 500)}`);
}

async function sitDown(visitor: Visitor, plan: string): Promise<Page> {
	await visitor.open(plan);
	await expect(visitor.page.locator('[data-plan-desk=online]')).toBeVisible({ timeout: 30_000 });
	return visitor.page;
}

/** Goes into a section by its button and begins to write behind its last word. */
async function write(visitor: Visitor, key: string, words: string): Promise<void> {
	const name = visitor.t('planedit.desk.write_in', {
		section: visitor.t(`plans.section.${key}` as 'plans.section.need')
	});
	await visitor.page.getByRole('button', { name, exact: true }).click();
	await expect(visitor.page.locator('.section-text')).toBeFocused();
	await visitor.page.keyboard.type(words);
}

test('two cities write in one section at once, one in Arabic and one in French, and each undoes its own', async ({
	visit
}) => {
	const plan = await sharedPlan();
	const [amal, aissata] = [await visit('amal'), await visit('aissata')];
	const [here, there] = [await sitDown(amal, plan), await sitDown(aissata, plan)];

	await write(amal, 'need', 'يحتاج الشباب إلى مكان.');
	await here.keyboard.press('Enter');
	await write(aissata, 'need', 'Les jeunes demandent un lieu.');
	await Promise.all([here.keyboard.type(' ومساء'), there.keyboard.type(' Le soir aussi.')]);

	for (const page of [here, there]) {
		await expect(textOf(page, 'need')).toContainText('يحتاج الشباب إلى مكان.');
		await expect(textOf(page, 'need')).toContainText('Les jeunes demandent un lieu. Le soir aussi.');
		await expect(textOf(page, 'need').getByText('يحتاج')).toHaveCSS('direction', 'rtl');
	}
	await expect(here.locator('.caret-flag')).toHaveAttribute('data-label', /Dounia|دنيا/);
	await expect(there.locator('.caret-flag')).toHaveAttribute('data-label', /Marsa/);
	await expect(there.locator('[data-writing-here]').first()).toContainText('Marsa');

	for (let n = 0; n < 3; n++) await there.keyboard.press('Control+z');
	await expect(textOf(here, 'need')).not.toContainText('Les jeunes');
	await expect(textOf(there, 'need')).toContainText('يحتاج الشباب إلى مكان.');
	await there.keyboard.press('Control+Shift+z');
	await expect(textOf(here, 'need')).toContainText('Les jeunes');
});

test('a viewer sees every keystroke and has nothing to write with', async ({ visit }) => {
	const plan = await sharedPlan('viewer');
	const [amal, aissata] = [await visit('amal'), await visit('aissata')];
	const there = await sitDown(aissata, plan);
	await sitDown(amal, plan);
	await write(amal, 'context', 'abc');
	await expect(textOf(there, 'context')).toHaveText('abc');
	await amal.page.keyboard.type('def');
	await expect(textOf(there, 'context')).toHaveText('abcdef');
	await textOf(there, 'context').click();
	await expect(there.locator('.section-text')).toHaveCount(0);
	await expect(
		there.getByRole('button', { name: aissata.t('planedit.desk.write'), exact: false })
	).toHaveCount(0);
});

test('whoever loses the right in mid-sentence is told at once and keeps the words', async ({ visit }) => {
	const plan = await sharedPlan();
	const aissata = await visit('aissata');
	const page = await sitDown(aissata, plan);
	await write(aissata, 'budget', 'Nous avons ');
	await setPartner(plan, 'viewer', 2);
	await expect(page.locator('[data-standing]')).toBeVisible();
	await expect(page.locator('.section-text')).toHaveAttribute('contenteditable', 'false');
	await expect(page.locator('.section-text')).toContainText('Nous avons');
	await expect(page.getByRole('toolbar')).toHaveCount(0);
});

test('the tools are one stop of the Tab key, go the way the page reads, and give the text back', async ({
	visit
}) => {
	const plan = await sharedPlan();
	const amal = await visit('amal');
	const page = await sitDown(amal, plan);
	await write(amal, 'mandate', 'كلمة');
	await page.keyboard.press('Control+a');
	await page.keyboard.press('Alt+F10');
	const tool = (key: string) => page.locator(`[data-tool=${key}]`);
	await expect(tool('bold')).toBeFocused();
	expect(await page.locator('[role=toolbar] button[tabindex="0"]').count()).toBe(1);
	await page.keyboard.press('ArrowLeft');
	await expect(tool('italic'), 'on a page from right to left the next tool is on the left').toBeFocused();
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Enter');
	await expect(tool('bold')).toHaveAttribute('aria-pressed', 'true');
	await page.keyboard.press('Escape');
	await expect(page.locator('.section-text')).toBeFocused();
	await expect(page.locator('.section-text strong')).toHaveText('كلمة');

	// A press keeps the selection; the direction is stored with the block.
	await tool('ltr').click();
	await expect(page.locator('.section-text p')).toHaveAttribute('dir', 'ltr');
	await tool('ltr').click();
	await expect(page.locator('.section-text p')).toHaveAttribute('dir', 'auto');

	await page.keyboard.press('Escape');
	await page.keyboard.press('Enter');
	await expect(page.locator('.section-text')).toHaveCount(0);
	await expect(textOf(page, 'mandate').locator('strong')).toHaveText('كلمة');
});

test('a table is made, filled and grown by keyboard, and a link leads only where it may', async ({
	visit
}) => {
	const plan = await sharedPlan();
	const aissata = await visit('aissata');
	const page = await sitDown(aissata, plan);
	await write(aissata, 'roles', '');
	await page.locator('[data-tool=table]').click();
	for (const cell of ['Qui', 'Quoi', 'Quand']) {
		await page.keyboard.type(cell);
		await page.keyboard.press('Tab');
	}
	for (let n = 0; n < 6; n++) await page.keyboard.press('Tab');
	await expect(page.locator('.section-text tr'), 'Tab behind the last cell makes a row').toHaveCount(4);
	await expect(page.locator('.section-text th')).toHaveText(['Qui', 'Quoi', 'Quand']);
	await page.locator('[data-tool=column_after]').click();
	await expect(page.locator('.section-text th')).toHaveCount(4);

	await page.keyboard.press('Control+k');
	const address = page.getByRole('textbox', { name: aissata.t('planedit.text.link_address') });
	await expect(address).toBeFocused();
	await address.fill('javascript:alert(1)');
	await page.keyboard.press('Enter');
	await expect(address).toHaveAttribute('aria-invalid', 'true');
	await address.fill('example.org/rapport');
	await page.keyboard.press('Enter');
	await expect(page.locator('.section-text a')).toHaveAttribute('href', 'https://example.org/rapport');
	await expect(page.locator('.section-text')).toBeFocused();
});

test('a paste that is too long is refused with words, and what a word processor adds does not come in', async ({
	visit
}) => {
	const plan = await sharedPlan();
	const aissata = await visit('aissata');
	const page = await sitDown(aissata, plan);
	await write(aissata, 'toc', 'avant ');
	const paste = (data: Record<string, string>) =>
		page.locator('.section-text').evaluate((text, kinds) => {
			const clipboardData = new DataTransfer();
			for (const [kind, value] of Object.entries(kinds)) clipboardData.setData(kind, value);
			text.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
		}, data);

	await paste({ 'text/plain': 'x'.repeat(PASTE_LIMIT + 1) });
	await expect(page.getByText(aissata.t('planedit.text.paste_too_long_title'))).toBeVisible();
	await expect(page.locator('.section-text')).toHaveText('avant');

	await paste({
		'text/html':
			'<style>p { color: red }</style><p>suite</p><h1 style="color:red">Titre</h1><p class="MsoNormal"><b>gras</b> <b style="font-weight:normal">maigre <span style="font-style: italic">penché</span></b> <a href="javascript:x()">piège</a><o:p></o:p><img src="x"></p><script>alert(1)</script>'
	});
	await expect(page.locator('.section-text h3')).toHaveText('Titre');
	await expect(page.locator('.section-text strong')).toHaveText('gras');
	await expect(page.locator('.section-text em')).toHaveText('penché');
	expect(await page.locator('.section-text').innerHTML()).not.toMatch(/style|Mso|javascript|<script|src="x"/);
	await expect(page.getByText(aissata.t('planedit.text.paste_too_long_title'))).toHaveCount(0);
});

test('a press on the text opens the editor at that letter, and on a phone nothing sticks out', async ({
	visit
}) => {
	const plan = await sharedPlan();
	const aissata = await visit('aissata', { viewport: { width: 390, height: 800 } });
	const page = await sitDown(aissata, plan);
	await write(aissata, 'safeguards', 'un deux trois quatre');
	const leave = aissata.t('planedit.desk.done_in', { section: aissata.t('plans.section.safeguards') });
	await page.getByRole('button', { name: leave, exact: true }).click();
	const box = await textOf(page, 'safeguards').evaluate((text) => {
		const words = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
		while (words.nextNode() && !words.currentNode.textContent!.includes('trois'));
		const range = document.createRange();
		range.setStart(words.currentNode, words.currentNode.textContent!.indexOf('trois'));
		range.setEnd(words.currentNode, words.currentNode.textContent!.indexOf('trois') + 1);
		const { left, top, height } = range.getBoundingClientRect();
		return { x: left + 1, y: top + height / 2 };
	});
	await page.mouse.click(box.x, box.y);
	await expect(page.locator('.section-text')).toBeFocused();
	await page.keyboard.type('#');
	await expect(page.locator('.section-text')).toHaveText('un deux #trois quatre');
	expect(
		await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
	).toBeLessThanOrEqual(0);
	const tool = (await page.locator('[data-tool=bold]').boundingBox())!;
	expect(Math.min(tool.width, tool.height)).toBeGreaterThanOrEqual(44);
});
