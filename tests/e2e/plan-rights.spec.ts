import type { Page } from '@playwright/test';
import { demoId } from '../../server/demo/demo-id.ts';
import { cableTo, type Cable } from '../support/cable.ts';
import { DEMO_PASSWORD, emailOf, signedIn } from '../support/demo-people.ts';
import type { Fields } from '../support/http-client.ts';
import {
	begin,
	desk,
	expectOnce,
	expectStored,
	keptForReload,
	reloadAnyway,
	sharedPlan,
	sitDown,
	storageLine,
	textOf
} from '../support/plan-desk.ts';
import { expect, test } from '../support/visitor.ts';

/** What becomes of words and people when rights and sessions change, with a line that is down and without. */
const home = () => process.env.MULTAQA_TEST_URL!;

let cable: Cable;
test.beforeEach(async () => {
	cable = await cableTo(home());
});
test.afterEach(() => cable.pull());

/** The owner city's liaison sends one of the settings' forms. */
async function settle(plan: string, action: string, fields: Fields): Promise<void> {
	const amal = await signedIn(home(), 'amal');
	const { status } = await amal.submit(`${plan}/settings?/${action}`, fields);
	expect(status, action).toBe(303);
}
const partner = (role: string, version: number): Fields => ({
	cityId: demoId('city', 'dounia-koura'),
	role,
	version: String(version)
});

test('rights come and go while the page is open, and each time it says so', async ({ visit }) => {
	const plan = await sharedPlan(home(), { role: 'viewer' });
	const aissata = await visit('aissata');
	const page = await sitDown(aissata, plan);
	await expect(page.getByText(aissata.t('plans.plan.as_viewer'))).toBeVisible();
	await settle(plan, 'setCity', partner('editor', 2));
	await begin(aissata, 'mandate');
	await page.keyboard.type('Enfin');
	await expectOnce(aissata, 'mandate', ['Enfin']);
	await expect(page.getByText(aissata.t('plans.plan.as_viewer'))).toHaveCount(0);

	await settle(plan, 'archive', { version: '3' });
	await expect(page.locator('[data-standing=archived]')).toContainText(aissata.t('planedit.notice.archived'));
	await expect(page.locator('.section-text')).toHaveAttribute('contenteditable', 'false');
	await settle(plan, 'unarchive', { version: '4' });
	await expect(page.locator('[data-standing]')).toHaveCount(0);
	await expect(page.locator('.section-text')).toHaveAttribute('contenteditable', 'true');
	await page.locator('.section-text').click();
	await page.keyboard.press('End');
	await page.keyboard.type(' encore');
	await expectOnce(aissata, 'mandate', ['Enfin encore']);
});

test('words that a plan does not take any more are still there to copy after a reload', async ({ visit }) => {
	const plan = await sharedPlan(home());
	const aissata = await visit('aissata', { url: cable.url, leaves: true });
	const page = await sitDown(aissata, plan);
	await begin(aissata, 'budget');
	await page.keyboard.type('Nous avons');
	await expectOnce(aissata, 'budget', ['Nous avons']);
	await cable.pull();
	await page.keyboard.type(' encore quatre mots');
	await expect(desk(page, 'offline')).toBeVisible();
	await settle(plan, 'setCity', partner('viewer', 2));
	await cable.plug();

	const kept = page.locator('[data-unsent] [data-user-text]');
	await expect(page.locator('[data-standing=viewer]')).toBeVisible({ timeout: 30_000 });
	await expect(kept).toHaveText('encore quatre mots');
	await expect(storageLine(page)).toContainText(aissata.t('planedit.state.refused'));
	await reloadAnyway(page);
	await expect(desk(page, 'online')).toBeVisible({ timeout: 30_000 });
	await expect(kept).toHaveText('encore quatre mots');

	// The right comes back, and the words travel by themselves.
	await settle(plan, 'setCity', partner('editor', 3));
	await expectOnce(aissata, 'budget', ['Nous avons encore quatre mots']);
	await expect(page.locator('[data-unsent]')).toHaveCount(0);
	const { text } = await (await signedIn(home(), 'amal')).get(plan);
	expect(text.split('encore quatre mots').length).toBeGreaterThan(1);
});

test('words written while the session ended elsewhere arrive after signing in again', async ({ visit }) => {
	// Ends all sessions of one person: of somebody whom no other story needs meanwhile.
	const plan = await sharedPlan(home());
	const ibrahima = await visit('ibrahima', { url: cable.url, leaves: true });
	const page = await sitDown(ibrahima, plan);
	await begin(ibrahima, 'risks');
	await page.keyboard.type('Un risque');
	await expectOnce(ibrahima, 'risks', ['Un risque']);
	await cable.pull();
	await page.keyboard.type(' et sa réponse');
	await expect(desk(page, 'offline')).toBeVisible();
	await (await signedIn(home(), 'ibrahima')).submit('/account?/endOthers', {});
	await cable.plug();

	const notice = page.locator('[data-closed=signed_out]');
	await expect(notice).toContainText(ibrahima.t('planedit.closed.title.signed_out'), { timeout: 30_000 });
	await expect(notice.locator('[data-unsent] [data-user-text]')).toHaveText('et sa réponse');
	const question = page.waitForEvent('dialog');
	await notice.getByRole('link', { name: ibrahima.t('planedit.closed.sign_in') }).click();
	expect((await question).message()).toBe(ibrahima.t('planedit.notice.leave_kept', { count: 3 }));
	await signInAs(page, 'ibrahima');
	await expect(page).toHaveURL(new RegExp(`${plan}$`));
	await expect(desk(page, 'online')).toBeVisible({ timeout: 30_000 });
	await expectOnce(ibrahima, 'risks', ['Un risque et sa réponse']);
});

test('two pages of one person, both without a network, both loaded again, lose and double nothing', async ({
	visit
}) => {
	const plan = await sharedPlan(home());
	const amal = await visit('amal', { url: cable.url, leaves: true });
	const second = await amal.anotherPage();
	for (const one of [amal, second]) {
		await sitDown(one, plan);
		await begin(one, 'mel');
		await one.page.keyboard.press('Enter');
	}
	await keptForReload(second.page);
	await cable.pull();
	await amal.page.keyboard.type('من الصفحة الأولى');
	await second.page.keyboard.type('ومن الثانية');
	for (const { page } of [amal, second]) await expect(desk(page, 'offline')).toBeVisible();
	for (const { page } of [amal, second, amal]) {
		await page.bringToFront();
		await page.locator('.section-text, h1').first().click();
		await reloadAnyway(page);
		await expect(textOf(page, 'mel')).toContainText('الصفحة الأولى');
	}
	await cable.plug();
	for (const one of [amal, second]) await expectOnce(one, 'mel', ['من الصفحة الأولى', 'ومن الثانية']);
	await expectStored(amal, second);
	const left = await amal.page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				const opening = indexedDB.open('multaqa-plans');
				opening.onsuccess = () => {
					const count = opening.result.transaction('unsent').objectStore('unsent').count();
					count.onsuccess = () => resolve(count.result);
				};
			})
	);
	expect(left).toBe(0);
});

test('the next person at the same browser gets neither the words nor the page of the one before', async ({
	visit
}) => {
	const plan = await sharedPlan(home());
	const aissata = await visit('aissata', { url: cable.url, leaves: true });
	const { page } = aissata;
	await sitDown(aissata, plan);
	await begin(aissata, 'need');
	await page.keyboard.type('Pour tous');
	await expectStored(aissata);
	await keptForReload(page);
	await cable.pull();
	await page.keyboard.type(', et pour moi seule');
	await expect(storageLine(page)).toContainText(aissata.t('planedit.state.words_device', { count: 4 }));
	const next = await aissata.anotherPage();
	await page.close();
	await cable.plug();

	await next.page.goto('/sign-out');
	await next.page.getByRole('main').locator('button[type=submit]').click();
	await expect(next.page).toHaveURL(/\/$/);
	expect(await next.page.evaluate(() => caches.keys())).toEqual([]);
	await next.page.goto(`/sign-in?back=${encodeURIComponent(plan)}`);
	await signInAs(next.page, 'amal');
	await expect(desk(next.page, 'online')).toBeVisible({ timeout: 30_000 });
	await expect(textOf(next.page, 'need')).toHaveText('Pour tous');
	await expect(next.page.locator('[data-unsent]')).toHaveCount(0);
});

async function signInAs(page: Page, slug: string): Promise<void> {
	await page.locator('#sign-in-email').fill(emailOf(slug));
	await page.locator('#sign-in-password').fill(DEMO_PASSWORD);
	await page
		.locator('form', { has: page.locator('#sign-in-email') })
		.locator('button[type=submit]')
		.click();
}
