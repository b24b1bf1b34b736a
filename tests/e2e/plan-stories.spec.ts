import type { Locator, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { demoId } from '../../server/demo/demo-id.ts';
import { COLLAB_PATH } from '../../src/lib/shared/plans/wire.ts';
import { DEMO_NETWORK } from '../../server/demo/content/index.ts';
import { expectAccessible } from '../support/accessible.ts';
import { localeOf, signedIn } from '../support/demo-people.ts';
import { PlanClient } from '../support/plan-client.ts';
import {
	begin,
	cell,
	desk,
	expectOnce,
	expectStored,
	OPEN_DOORS,
	sharedPlan,
	sitDown,
	textOf,
	titles
} from '../support/plan-desk.ts';
import { expectTranslated } from '../support/translated.ts';
import { expect, test, type Visitor } from '../support/visitor.ts';

const home = () => process.env.MULTAQA_TEST_URL!;
/** Milliseconds between two keys of somebody who types fast. */
const FAST = { delay: 25 };
/** Keys are called what stands on them. */
const KEYS = ['Control', 'Alt', 'Shift', 'Esc', 'Tab', 'Enter', 'F10'];
const PHONE = { width: 390, height: 844 };

/** How a reader is told who somebody is: the name as they registered it, their city in the reader's language. */
function nameAndCity(reader: Visitor, slug: string): RegExp {
	const person = DEMO_NETWORK.people.find((one) => one.slug === slug)!;
	const city = DEMO_NETWORK.cities.find((one) => one.slug === person.citySlug)!;
	const name = person.name[localeOf(slug)];
	// A mark of direction may stand before it.
	return new RegExp(`${reader.t('planedit.people.named', { name, city: city.name[reader.t.locale] })}$`);
}

async function expectNoSideways(page: Page): Promise<void> {
	const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
	expect(over, 'pixels that stick out').toBeLessThanOrEqual(0);
}

test('story 1: people of two cities write in one section at the same time, in Arabic and in French', async ({
	visit
}) => {
	const [amal, aissata] = [await visit('amal'), await visit('aissata')];
	const [here, there] = [await sitDown(amal, OPEN_DOORS), await sitDown(aissata, OPEN_DOORS)];
	const mark = randomUUID().slice(0, 8);
	const arabic = `نفتح المركز مساء كل خميس، ونسأل الشباب أولًا ${mark}`;
	const french = `Nous ouvrons le terrain le jeudi soir, avec deux adultes formés ${mark}`;

	await begin(amal, 'context');
	await here.keyboard.press('Enter');
	await begin(aissata, 'context');
	await there.keyboard.press('Enter');
	await Promise.all([here.keyboard.type(arabic, FAST), there.keyboard.type(french, FAST)]);

	for (const someone of [amal, aissata]) {
		await expectOnce(someone, 'context', [arabic, french]);
		const paragraph = (words: string) => textOf(someone.page, 'context').locator('p', { hasText: words });
		await expect(paragraph(arabic)).toHaveCSS('direction', 'rtl');
		await expect(paragraph(french)).toHaveCSS('direction', 'ltr');
	}
	const flag = (page: Page) => page.locator('.section-text .caret-flag');
	await expect(flag(here)).toHaveAttribute('data-label', nameAndCity(amal, 'aissata'));
	await expect(flag(there)).toHaveAttribute('data-label', nameAndCity(aissata, 'amal'));
	await expect(here.getByRole('list', { name: amal.t('planedit.people.label') })).toContainText('Aïssata');

	// What they wrote is in the plan, and nothing of carets or people is.
	const guest = await visit(null, { locale: 'fr', scripts: false });
	await guest.open(OPEN_DOORS);
	const read = guest.page.locator('[data-plan-section=context]');
	for (const words of [arabic, french]) await expect(read).toContainText(words);
	await expect(read).not.toContainText('Aïssata');
});

test('story 3: one adds an activity while the other writes in another cell, and each sorts for themselves', async ({
	visit
}) => {
	const plan = await sharedPlan(home());
	const [amal, aissata] = [await visit('amal'), await visit('aissata', { viewport: PHONE })];
	const [here, there] = [await sitDown(amal, plan), await sitDown(aissata, plan)];

	await amal.button('planedit.rows.add.activities').click();
	await here.keyboard.type('ورشة مع الأهالي');
	await expect(cell(there, 'activities', 0, 'title')).toHaveValue('ورشة مع الأهالي');

	await cell(there, 'activities', 0, 'title').click();
	await there.keyboard.press('End');
	await amal.button('planedit.rows.add.activities').click();
	await expect(cell(here, 'activities', 1, 'title')).toBeFocused();
	await Promise.all([
		here.keyboard.type('أمسية مفتوحة', FAST),
		there.keyboard.type(' / atelier avec les familles', FAST)
	]);
	const city = demoId('city', 'dounia-koura');
	await Promise.all([
		cell(there, 'activities', 0, 'leadCity').selectOption(city),
		cell(here, 'activities', 0, 'start').fill('2027-03-01')
	]);
	const first = 'ورشة مع الأهالي / atelier avec les familles';
	for (const page of [here, there]) {
		await expect.poll(() => titles(page, 'activities')).toEqual([first, 'أمسية مفتوحة']);
		await expect(cell(page, 'activities', 0, 'leadCity')).toHaveValue(city);
		await expect(cell(page, 'activities', 0, 'start')).toHaveValue('2027-03-01');
	}

	// Sorted on the phone: for nobody else, until it is made the order of the plan.
	const rows = there.locator('[data-rows=activities]');
	await rows.getByRole('combobox', { name: aissata.t('planedit.rows.sort') }).selectOption('title');
	await expect.poll(() => titles(there, 'activities')).toEqual(['أمسية مفتوحة', first]);
	expect(await titles(here, 'activities')).toEqual([first, 'أمسية مفتوحة']);
	await aissata.button('planedit.rows.keep_order').click();
	await expect.poll(() => titles(here, 'activities')).toEqual(['أمسية مفتوحة', first]);

	await expectNoSideways(there);
	for (const field of ['title', 'leadCity', 'theme', 'level', 'start', 'end', 'state']) {
		const one = cell(there, 'activities', 1, field);
		await one.scrollIntoViewIfNeeded();
		await one.focus();
		await expect(one).toBeInViewport({ ratio: 0.9 });
		const box = (await one.boundingBox())!;
		expect(box.width, `${field} is wide enough for a finger`).toBeGreaterThanOrEqual(100);
		expect(box.x + box.width).toBeLessThanOrEqual(PHONE.width);
	}
	await expectStored(amal, aissata);
});

test('story 5: what was written live is read, found and printed without JavaScript', async ({ visit }) => {
	const plan = await sharedPlan(home(), { titleFr: 'Plan à lire', titleAr: 'خطة للقراءة' });
	const amal = await visit('amal');
	await sitDown(amal, plan);
	await begin(amal, 'alignment');
	// Letters only: a word that stands nowhere else.
	const letters = [...randomUUID().replaceAll('-', '').slice(0, 9)];
	const rare = letters.map((digit) => 'بتثجحخدرزسشصضطعف'[parseInt(digit, 16)]).join('');
	const words = `كلمة نادرة ${rare}`;
	await amal.page.keyboard.type(words);
	await amal.page.keyboard.press('Enter');
	await amal.page.keyboard.type('Une phrase en français');
	await expectOnce(amal, 'alignment', [words, 'Une phrase en français']);

	for (const reader of [await visit('claire', { scripts: false }), await visit('hala', { scripts: false })]) {
		const { page, t } = reader;
		await expect
			.poll(async () => {
				await page.goto(`/search?q=${encodeURIComponent(rare)}`);
				return page.getByRole('main').locator(`a[href^="${plan}"]`).count();
			})
			.toBe(1);
		await page.getByRole('main').locator(`a[href^="${plan}"]`).click();
		const section = page.locator('[data-plan-section=alignment]');
		await expect(section.locator('p', { hasText: words })).toHaveCSS('direction', 'rtl');
		await expect(section.locator('p', { hasText: 'Une phrase' })).toHaveCSS('direction', 'ltr');
		await expect(section).toContainText(t('plans.section.alignment'));
		await page.emulateMedia({ media: 'print' });
		await expect(section.getByText(words)).toBeVisible();
		for (const chrome of ['header[data-page]', 'nav', '[data-screen-only]'])
			for (const one of await page.locator(chrome).all()) await expect(one).toBeHidden();
	}
});

test('story 5: a viewer sees every keystroke and can change nothing, with a client of their own neither', async ({
	visit
}) => {
	const plan = await sharedPlan(home());
	const [amal, hala] = [await visit('amal'), await visit('hala')];
	const [here, there] = [await sitDown(amal, plan), await sitDown(hala, plan)];
	await expect(there.getByText(hala.t('plans.plan.as_viewer'))).toBeVisible();
	await begin(amal, 'context');
	let written = '';
	for (const letter of 'نكتب معًا') {
		await here.keyboard.type(letter);
		written += letter;
		await expect(textOf(there, 'context')).toHaveText(written.trim());
	}
	await amal.button('planedit.rows.add.activities').click();
	await here.keyboard.type('نشاط');
	await expect(there.locator('[data-rows=activities] [data-field=title]')).toContainText('نشاط');

	await textOf(there, 'context').click();
	await there.keyboard.type('x');
	await expect(there.locator('.section-text, [data-section-text] [contenteditable=true]')).toHaveCount(0);
	await expect(there.locator('[data-plan-desk] :is(input, textarea)')).toHaveCount(0);
	const write = hala.t('planedit.desk.write');
	await expect(there.getByRole('button', { name: write })).toHaveCount(0);

	const { cookieHeader } = await signedIn(home(), 'hala');
	const own = await PlanClient.open(
		`${home().replace('http', 'ws')}${COLLAB_PATH}/${plan.slice('/plans/'.length)}`,
		cookieHeader
	);
	await own.sync();
	own.write('forged by a viewer');
	// Its first edit is the protocol's own: that it has nothing.
	await expect.poll(() => own.last('refused')).toEqual([2]);
	expect(own.stored).toBeLessThan(2);
	own.stop();

	await here.keyboard.type(' جديد');
	await expect(there.locator('[data-rows=activities] [data-field=title]')).toContainText('نشاط جديد');
	for (const page of [here, there]) {
		await expect(textOf(page, 'context')).toHaveText(written);
		await expect(page.locator('[data-plan-desk]')).not.toContainText('forged');
	}
	const { text } = await (await signedIn(home(), 'amal')).get(plan);
	expect(text).not.toContain('forged');
});

test('story 5: whoever loses the right in mid-sentence is told at once, and what others have not got stays to copy', async ({
	visit
}) => {
	const plan = await sharedPlan(home());
	const [amal, aissata] = [await visit('amal'), await visit('aissata')];
	const [here, there] = [await sitDown(amal, plan), await sitDown(aissata, plan)];
	await begin(aissata, 'budget');
	await there.keyboard.type('Nous avons');

	const settings = await amal.anotherPage();
	await settings.open(`${plan}/settings`);
	const city = DEMO_NETWORK.cities.find(({ slug }) => slug === 'dounia-koura')!.name.ar;
	await settings.page.getByText(amal.t('plans.settings.city_change', { city })).click();
	const right = settings.page.getByRole('combobox', {
		name: amal.t('plans.settings.city_role', { city })
	});
	await right.selectOption('viewer');
	let told = false;
	const typing = (async () => {
		while (!told) await there.keyboard.type(' encore', FAST);
	})();
	await settings.page
		.locator('form[action="?/setCity"]', { has: right })
		.getByRole('button', { name: amal.t('plans.settings.city_save') })
		.click();
	await expect(there.locator('[data-standing=viewer]')).toContainText(aissata.t('planedit.notice.viewer'));
	told = true;
	await typing;
	await expect(there.locator('.section-text')).toHaveAttribute('contenteditable', 'false');
	await expect(there.getByRole('toolbar')).toHaveCount(0);

	// Each letter on her page is either with everybody or among those she can copy.
	const letters = async (text: Locator) => (await text.allInnerTexts()).join('').replace(/\s/g, '');
	const mine = await letters(textOf(there, 'budget'));
	await expect
		.poll(async () => {
			const theirs = await letters(textOf(here, 'budget'));
			const unsent = await letters(there.locator('[data-unsent] [data-user-text]'));
			return mine.startsWith(theirs) && unsent.endsWith(mine.slice(theirs.length));
		})
		.toBe(true);
	await expectTranslated(there);
});

test('signing out in another tab ends the live plan with a sentence, and leads back to it', async ({
	visit
}) => {
	const plan = await sharedPlan(home());
	const aissata = await visit('aissata');
	const page = await sitDown(aissata, plan);
	await begin(aissata, 'risks');
	await page.keyboard.type('Un risque');
	await expectOnce(aissata, 'risks', ['Un risque']);

	const other = await aissata.anotherPage();
	await other.open('/sign-out');
	await other.page
		.getByRole('main')
		.getByRole('button', { name: other.t('accounts.sign_out.submit') })
		.click();
	const notice = page.locator('[data-closed=signed_out]');
	await expect(notice).toContainText(aissata.t('planedit.closed.title.signed_out'));
	await expect(notice).toContainText(aissata.t('planedit.closed.text.signed_out'));
	await expect(desk(page, 'closed')).toBeVisible();
	await expect(page.locator('.section-text')).toHaveAttribute('contenteditable', 'false');
	await expect(page.locator('[data-unsent]'), 'everything was stored').toHaveCount(0);
	const again = notice.getByRole('link', { name: aissata.t('planedit.closed.sign_in') });
	await expect(again).toHaveAttribute('href', `/sign-in?back=${encodeURIComponent(plan)}`);
});

test('the plan that is being written is accessible on a phone, in Arabic', async ({ visit }) => {
	const amal = await visit('amal', { viewport: PHONE });
	const page = await sitDown(amal, OPEN_DOORS);
	await begin(amal, 'mel');
	await expect(page.getByRole('toolbar')).toBeVisible();
	await expectTranslated(page, KEYS);
	await expectAccessible(page);
	await expectNoSideways(page);
});
