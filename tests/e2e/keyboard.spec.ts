import type { Locator } from '@playwright/test';
import { expect, test, type Visitor } from '../support/visitor.ts';

test('a question is asked from the home page with the keyboard alone', async ({ visit }) => {
	const visitor = await visit('aissata');
	const { page } = visitor;
	await visitor.open('/');
	await page.keyboard.press('Tab');
	await expect(visitor.link('common.skip_to_content')).toBeFocused();
	await page.keyboard.press('Enter');
	await tabTo(visitor, page.getByRole('main').getByRole('link', { name: visitor.t('forum.home.browse') }));
	await page.keyboard.press('Enter');
	await page.waitForURL('**/forums');
	await tabTo(visitor, page.locator('main a[href="/forums/forms-of-extremism"]'));
	await page.keyboard.press('Enter');
	await page.waitForURL('**/forums/forms-of-extremism');
	await tabTo(visitor, visitor.link('forum.ask.title'));
	await page.keyboard.press('Enter');
	await tabTo(visitor, visitor.box('forum.ask.subject'));
	await page.keyboard.type('Court ?');
	await tabTo(visitor, visitor.box('forum.ask.body'));
	await page.keyboard.type('Nous voudrions apprendre.');
	await tabTo(visitor, visitor.button('forum.ask.send'));
	await page.keyboard.press('Enter');

	// Refused: the focus is on what is wrong, one press away from the field.
	await expect(page.getByRole('alert')).toBeFocused();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(visitor.box('forum.ask.subject')).toBeFocused();
	await page.keyboard.press('End');
	await page.keyboard.type(' Non, il faut en dire davantage.');
	await tabTo(visitor, page.getByRole('radio', { name: visitor.t('common.visibility.public') }));
	await page.keyboard.press('ArrowDown');
	await expect(page.getByRole('radio', { name: visitor.t('common.visibility.members') })).toBeChecked();
	await tabTo(visitor, visitor.button('forum.ask.send'));
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/threads\/[0-9a-f]{24}$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Court ? Non, il faut en dire davantage.');
});

/** Presses Tab until it has the focus; at every stop on the way one must see where one is. */
async function tabTo({ page }: Visitor, target: Locator): Promise<void> {
	await expect(target).toBeVisible();
	for (let presses = 0; presses < 120; presses++) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
		const unseen = await page.evaluate(() => {
			const { activeElement } = document;
			if (!activeElement || activeElement === document.body) return null;
			const { outlineStyle, outlineWidth } = getComputedStyle(activeElement);
			return outlineStyle === 'none' || outlineWidth === '0px' ? activeElement.outerHTML : null;
		});
		expect(unseen, 'has the focus and does not show it').toBeNull();
	}
	throw new Error(`cannot be reached with the keyboard: ${target.toString()}`);
}
