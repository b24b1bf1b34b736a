import { expect, test as base, type Page } from '@playwright/test';
import { FSI, PDI } from '../../src/lib/i18n/isolate.ts';
import { untranslated } from '../../src/lib/i18n/untranslated.ts';
import { directionOf, LOCALES, type Locale } from '../../src/lib/shared/locale.ts';
import { expectAccessible } from '../support/accessible.ts';
import { PAGES } from '../support/page-table.ts';
import { Windows, visit } from '../support/page-visits.ts';
import { preparePages, type PageWorld } from '../support/page-world.ts';
import { pageRoutes } from '../support/routes-of-forms.ts';
import { expectTranslated } from '../support/translated.ts';

/** How pages are looked at in each language. Whether they fit into 360 pixels is asked in all three. */
const VIEWS = {
	ar: { size: { width: 1280, height: 900 }, colorScheme: 'light' },
	en: { size: { width: 390, height: 844 }, colorScheme: 'dark' },
	fr: { size: { width: 820, height: 1000 }, colorScheme: 'light' }
} as const;
/** French shares its shapes with English: accessibility is asked of every so-many-th page. */
const FRENCH_SAMPLE = 5;
const STATUS = /Failed to load resource: the server responded with a status of/;

const test = base.extend<object, { world: PageWorld; windows: Windows }>({
	// eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from its first argument
	world: [async ({}, use) => use(await preparePages(process.env.MULTAQA_TEST_URL!)), { scope: 'worker' }],
	windows: [
		async ({ browser }, use) => {
			const windows = new Windows(browser);
			await use(windows);
			await windows.close();
		},
		{ scope: 'worker' }
	]
});
// Nothing is written but what each worker writes for itself.
test.describe.configure({ mode: 'parallel' });
test.use({ trace: 'off' });

test('every page has a row in the table', () => {
	expect([...new Set(PAGES.flatMap(({ route }) => route ?? []))].sort()).toEqual(pageRoutes());
	expect(new Set(PAGES.map(({ name }) => name)).size).toBe(PAGES.length);
});

for (const locale of LOCALES)
	for (const [at, row] of PAGES.entries())
		test(`${row.name} (${locale})`, async ({ windows, world }) => {
			const { page, problems } = await windows.of(row.as, locale);
			problems.length = 0;
			const { size, colorScheme } = VIEWS[locale];
			await page.setViewportSize(size);
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });

			expect(await visit(page, row, world)).toBe(row.status ?? 200);
			await expect(page.locator('html')).toHaveAttribute('lang', locale);
			await expect(page.locator('html')).toHaveAttribute('dir', directionOf(locale));
			await expect(page.locator('h1')).toHaveCount(1);
			await expect(page.locator('h1')).toBeVisible();
			await expectTitle(page, locale, row.route === '/threads/[id]' || row.route === '/plans/[id]');
			await expectTranslated(page);
			if (locale !== 'fr' || at % FRENCH_SAMPLE === 0) await expectAccessible(page);
			for (const width of [size.width, 360]) await expectFits(page, width);
			// The browser remarks on every page that is refused, and so do we: its status is looked at above.
			expect(problems.filter((problem) => !(row.status && STATUS.test(problem)))).toEqual([]);
		});

/** A name for the page in its language; those of discussions and plans are people's own. */
async function expectTitle(page: Page, locale: Locale, byPeople: boolean): Promise<void> {
	const title = await page.title();
	const name = title.slice(title.indexOf(FSI) + 1, title.lastIndexOf(PDI));
	expect(name.trim(), title).not.toBe('');
	expect(title).toContain(locale === 'ar' ? 'ملتقى' : 'Multaqa');
	if (!byPeople) expect(untranslated([{ text: name, where: 'title' }], locale)).toEqual([]);
}

/** Nothing reaches out of the page sideways. */
async function expectFits(page: Page, width: number): Promise<void> {
	await page.setViewportSize({ width, height: 780 });
	const outside = await page.evaluate(() => {
		const room = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth <= room) return [];
		return [...document.querySelectorAll('body *')]
			.filter((element) => {
				const { left, right } = element.getBoundingClientRect();
				return left < -1 || right > room + 1;
			})
			.map((element) => element.outerHTML.slice(0, 150));
	});
	expect(outside, `wider than ${width} pixels: ${page.url()}`).toEqual([]);
}
