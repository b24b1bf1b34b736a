import type { Locator, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { demoId } from '../../server/demo/demo-id.ts';
import type { RowKindKey } from '../../src/lib/shared/plans/rows.ts';
import type { SectionKey } from '../../src/lib/shared/plans/sections.ts';
import { signedIn } from './demo-people.ts';
import type { Fields } from './http-client.ts';
import { makePlan, newPlan } from './plan-forms.ts';
import { expect, type Visitor } from './visitor.ts';

/** The plan of Marsa Yasmin and Dounia-Koura that the demonstration brings along. */
export const OPEN_DOORS = `/plans/${demoId('plan', 'open-doors')}`;

/** A plan of Marsa Yasmin, in which the people of Dounia-Koura may do something too. */
export async function sharedPlan(url: string, { role = 'editor', ...fields }: Fields = {}): Promise<string> {
	const amal = await signedIn(url, 'amal');
	const title = `Shared ${randomUUID().slice(0, 8)}`;
	const plan = await makePlan(amal, newPlan('marsa-yasmin', title, fields));
	const partner = { cityId: demoId('city', 'dounia-koura'), role, version: '1' };
	const { status } = await amal.submit(`${plan}/settings?/setCity`, partner);
	if (status !== 303) throw new Error(`the partner city was answered with ${status}`);
	return plan;
}

/** Opens a plan and waits until its text follows what others write. */
export async function sitDown(visitor: Visitor, plan: string): Promise<Page> {
	await visitor.open(plan);
	await expect(desk(visitor.page, 'online')).toBeVisible({ timeout: 30_000 });
	return visitor.page;
}

/** Begins to write behind the last word of a section, by its button. */
export async function begin({ page, t }: Visitor, section: SectionKey): Promise<void> {
	const name = t('planedit.desk.write_in', { section: t(`plans.section.${section}`) });
	await page.getByRole('button', { name, exact: true }).click();
	await expect(page.locator('.section-text')).toBeFocused();
}

/** The whole live plan, while its connection is in this state. */
export function desk(page: Page, state: string): Locator {
	return page.locator(`[data-plan-desk=${state}]`);
}

/** The text of a section, written in or only read; without its name and buttons. */
export function textOf(page: Page, section: SectionKey): Locator {
	return page
		.locator(`[data-plan-section=${section}]`)
		.locator('[data-section-text] > *, [data-section-read]');
}

/** The line that says where the text is. */
export function storageLine(page: Page): Locator {
	return page.locator('[data-storage]');
}

/** A field of the so-many-th row. */
export function cell(page: Page, kind: RowKindKey, row: number, field: string): Locator {
	const place = page.locator(`[data-rows=${kind}] [data-row]`).nth(row).locator(`[data-field=${field}]`);
	return place.locator('textarea, input, select');
}

/** Titles of the rows as they stand on the page, from the first to the last. */
export function titles(page: Page, kind: RowKindKey): Promise<string[]> {
	return page
		.locator(`[data-rows=${kind}] [data-field=title] textarea`)
		.evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value));
}

/** How often words stand in a text: 2 where something was doubled. */
async function times(text: Locator, words: string): Promise<number> {
	return (await text.innerText()).split(words).length - 1;
}

/** Waits until the pages say that all is stored, each in its language. */
export async function expectStored(...all: Visitor[]): Promise<void> {
	for (const { page, t } of all)
		await expect(storageLine(page)).toContainText(t('planedit.state.stored'), { timeout: 30_000 });
}

/** Waits until a section says each of these words once, and everything of this page is stored. */
export async function expectOnce(
	visitor: Visitor,
	section: SectionKey,
	all: readonly string[]
): Promise<void> {
	const text = textOf(visitor.page, section);
	for (const words of all) await expect(text).toContainText(words, { timeout: 30_000 });
	await expectStored(visitor);
	for (const words of all) expect(await times(text, words), words).toBe(1);
}

/** Waits until the service worker can show this page, with its editor, when nothing else does. */
export async function keptForReload(page: Page): Promise<void> {
	const kept = () =>
		page.evaluate(async () => {
			if (!(await caches.match(location.pathname, { cacheName: 'multaqa-plan-pages' }))) return false;
			const used = performance
				.getEntriesByType('resource')
				.filter(({ name }) => name.includes('/_app/immutable/'));
			const found = await Promise.all(used.map(({ name }) => caches.match(name)));
			return navigator.serviceWorker.controller !== null && found.every(Boolean);
		});
	await expect.poll(kept, { timeout: 30_000 }).toBe(true);
}

/** Loads the page again, and says yes when the browser asks whether unsent words may be left. */
export async function reloadAnyway(page: Page): Promise<void> {
	const asked = page.waitForEvent('dialog', (dialog) => dialog.type() === 'beforeunload');
	await Promise.all([asked, page.reload({ waitUntil: 'commit' })]);
}
