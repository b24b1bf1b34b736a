import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { demoId } from '../../server/demo/demo-id.ts';
import { DEMO_PASSWORD, emailOf, signedIn } from '../support/demo-people.ts';
import { keepVersion, makePlan, newPlan } from '../support/plan-forms.ts';
import { expectTranslated } from '../support/translated.ts';
import { expect, test } from '../support/visitor.ts';
import { words } from '../support/words.ts';

const home = () => process.env.MULTAQA_TEST_URL!;
/** The desk may have taken the place of the served text; sections are there either way. */
const section = (page: Page, key: string) => page.locator(`[data-plan-section=${key}]`);

for (const scripts of [true, false]) {
	const how = scripts ? 'with JavaScript' : 'without JavaScript';

	test(`a liaison makes a plan, renames it, brings a partner in and archives it (${how})`, async ({
		visit
	}) => {
		const { page } = await visit('hala', { locale: 'ar', scripts });
		const press = (key: string) => page.getByRole('button', { name: words('ar', key), exact: true }).click();
		await page.goto('/plans');
		await page
			.getByRole('link', { name: words('ar', 'plans.list.new') })
			.first()
			.click();
		await expect(page).toHaveURL(/\/plans\/new$/);

		// Nothing written: told where, and nothing chosen is lost.
		await page.locator('#plan-visibility-public').check();
		await press('plans.new.submit');
		await expect(page.locator('#plan-titleAr')).toHaveAttribute('aria-invalid', 'true');
		await expect(page.locator('#plan-visibility-public')).toBeChecked();
		await expectTranslated(page);

		const title = `خطة ${randomUUID().slice(0, 8)}`;
		await page.locator('#plan-titleAr').fill(title);
		await press('plans.new.submit');
		await expect(page).toHaveURL(/\/plans\/[0-9a-f]{24}\?done=created$/);
		await expect(page.locator('h1')).toHaveText(title);
		const plan = new URL(page.url()).pathname;

		await page.goto(`${plan}/settings`);
		await page.locator('#rename-titleFr').fill('Un titre en français');
		await press('plans.settings.rename_submit');
		await expect(page.getByText(words('ar', 'plans.settings.done.renamed'))).toBeVisible();

		await page.locator('#city-partners').selectOption(demoId('city', 'valbrune-sur-lonce'));
		await page.locator('#city-role').selectOption('commenter');
		await press('plans.settings.city_add_submit');
		await expect(page.getByText(words('ar', 'plans.settings.done.cities'))).toBeVisible();
		await expectTranslated(page);

		const partner = await visit('claire', { locale: 'fr', scripts: false });
		await partner.page.goto(plan);
		await expect(partner.page.locator('h1')).toHaveText('Un titre en français');
		await expect(section(partner.page, 'timeline')).toBeVisible();
		// Who only takes part finds no settings, and is not let in by their address.
		await expect(partner.page.getByRole('link', { name: words('fr', 'plans.plan.settings') })).toHaveCount(0);
		expect((await partner.page.goto(`${plan}/settings`))?.status()).toBe(403);

		await page.getByText(words('ar', 'plans.settings.archive_open')).click();
		await press('plans.settings.archive_submit');
		await expect(page.getByText(words('ar', 'plans.settings.done.archived'))).toBeVisible();
		await page.goto('/plans?show=archived');
		await expect(page.getByRole('link', { name: title })).toBeVisible();
		await page.goto(`${plan}/activity`);
		await expect(
			page
				.getByRole('main')
				.getByRole('listitem')
				.filter({ has: page.locator('time') })
		).toHaveCount(4);
	});

	test(`settings that somebody changed meanwhile are refused, and the words stay (${how})`, async ({
		visit
	}) => {
		const liaison = await signedIn(home(), 'hala');
		const plan = await makePlan(liaison, newPlan('tell-sanabil', 'The first title'));
		const { page } = await visit('hala', { locale: 'en', scripts });
		await page.goto(`${plan}/settings`);
		const faster = await liaison.submit(`${plan}/settings?/rename`, {
			version: '1',
			titleAr: '',
			titleEn: 'The faster title',
			titleFr: ''
		});
		expect(faster.status).toBe(303);

		await page.locator('#rename-titleEn').fill('The slower title');
		await page.getByRole('button', { name: words('en', 'plans.settings.rename_submit') }).click();
		await expect(page.getByText(words('en', 'plans.settings.stale'))).toBeVisible();
		await expect(page.locator('#rename-titleEn')).toHaveValue('The slower title');
		await expect(page.locator('#rename-titleEn-hint')).toContainText('The faster title');
		await expect(page.locator('h1')).toHaveText('The faster title');

		// Having seen it, the person may decide.
		await page.getByRole('button', { name: words('en', 'plans.settings.rename_submit') }).click();
		await expect(page.locator('h1')).toHaveText('The slower title');
	});

	test(`a version is kept, read and restored (${how})`, async ({ visit }) => {
		const liaison = await signedIn(home(), 'hala');
		const plan = await makePlan(liaison, newPlan('tell-sanabil', 'Kept', { template: 'reintegration' }));
		const { page } = await visit('hala', { locale: 'fr', scripts });
		await page.goto(`${plan}/versions`);
		await page.locator('#version-label').fill('Avant le conseil');
		await page.getByRole('button', { name: words('fr', 'plans.versions.keep_submit') }).click();
		await expect(page.getByText(words('fr', 'plans.versions.done.kept'))).toBeVisible();
		await page.locator(`a[href="${plan}/versions/1"]`).click();
		await expect(page).toHaveURL(/\/versions\/1$/);
		await expect(page.getByText('Avant le conseil')).toBeVisible();
		await expect(section(page, 'activities').getByRole('row')).not.toHaveCount(0);
		await page.getByText(words('fr', 'plans.versions.restore'), { exact: true }).click();
		await page.getByRole('button', { name: words('fr', 'plans.versions.restore_submit') }).click();
		await expect(page.getByText(words('fr', 'plans.versions.done.restored'))).toBeVisible();
	});
}

test('a form for a plan that is sent twice makes one plan', async () => {
	const liaison = await signedIn(home(), 'hala');
	const fields = newPlan('tell-sanabil', 'Sent at the same moment');
	const sent = await Promise.all([1, 2, 3].map(() => liaison.submit('/plans/new?/create', fields)));
	expect(new Set(sent.map(({ location }) => location)).size).toBe(1);
});

test('a plan is read in Arabic without JavaScript, found by search, and listed with its city', async ({
	visit
}) => {
	const plan = `/plans/${demoId('plan', 'open-doors')}`;
	const { page } = await visit('hala', { locale: 'ar', scripts: false });
	await page.goto(plan);
	await expect(page.locator('[data-plan-section]')).toHaveCount(20);
	await expect(page.locator('[data-plan-reading] .user-text p').first()).toBeVisible();
	await expectTranslated(page);
	// The contents lead to the sections.
	await page
		.getByRole('navigation', { name: words('ar', 'plans.plan.contents') })
		.getByRole('link')
		.last()
		.click();
	await expect(section(page, 'timeline')).toBeInViewport();

	const title = (await page.locator('h1').innerText()).trim();
	await page.goto(`/search?q=${encodeURIComponent(title)}`);
	await expect(page.getByRole('main').locator(`a[href^="${plan}"]`).first()).toBeVisible();
	await page.goto('/cities/marsa-yasmin');
	await expect(page.getByRole('main').locator(`a[href="${plan}"]`)).toBeVisible();
});

test('printed, a plan is its words: no header, no navigation, rows as tables', async ({ visit }) => {
	const liaison = await signedIn(home(), 'hala');
	const plan = await makePlan(liaison, newPlan('tell-sanabil', 'On paper', { template: 'reintegration' }));
	await keepVersion(liaison, plan, 'One');
	const { page } = await visit('hala', { locale: 'en', scripts: false });
	await page.setViewportSize({ width: 680, height: 900 });
	await page.goto(plan);
	await page.emulateMedia({ media: 'print' });
	await expect(page.locator('h1')).toBeVisible();
	for (const chrome of ['header[data-page]', 'footer[data-page]', 'nav', 'form'])
		for (const element of await page.locator(chrome).all()) await expect(element).toBeHidden();
	await expect(section(page, 'activities').getByRole('columnheader').first()).toBeVisible();
	// A heading stays with what it stands over.
	const heading = section(page, 'activities').getByRole('heading').first();
	expect(await heading.evaluate((one) => getComputedStyle(one).breakAfter)).toBe('avoid');
});

test('on a phone the rows of a plan are cards that name their cells', async ({ visit }) => {
	const liaison = await signedIn(home(), 'hala');
	const plan = await makePlan(liaison, newPlan('tell-sanabil', 'In a hand', { template: 'reintegration' }));
	const { page } = await visit('nour', {
		locale: 'ar',
		scripts: false,
		viewport: { width: 390, height: 800 }
	});
	await page.goto(plan);
	const row = section(page, 'activities').getByRole('row').nth(1);
	await expect(row.getByText(words('ar', 'plans.field.activities.level'))).toBeVisible();
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('what was typed for a new plan survives a session that has ended', async ({ visit }) => {
	const { page } = await visit('hala', { locale: 'fr', scripts: false });
	await page.goto('/plans/new');
	await page.locator('#plan-titleFr').fill('Un titre à ne pas perdre');
	await page.locator('#plan-visibility-public').check();
	await page.context().clearCookies({ name: 'multaqa_session' });
	await page.getByRole('button', { name: words('fr', 'plans.new.submit') }).click();
	await expect(page).toHaveURL(/\/sign-in\?back=%2Fplans%2Fnew/);
	await page.locator('#sign-in-email').fill(emailOf('hala'));
	await page.locator('#sign-in-password').fill(DEMO_PASSWORD);
	await page.locator('#sign-in-password').press('Enter');
	await expect(page).toHaveURL(/\/plans\/new$/);
	await expect(page.locator('#plan-titleFr')).toHaveValue('Un titre à ne pas perdre');
	await expect(page.locator('#plan-visibility-public')).toBeChecked();
});
