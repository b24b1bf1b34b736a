import { expect, test, type Page } from '@playwright/test';
import { DEMO_PASSWORD, emailOf, signedIn } from '../support/demo-people.ts';
import { ask, question, reply } from '../support/forum-forms.ts';
import { expectTranslated } from '../support/translated.ts';
import { mark, openLive } from '../support/live-page.ts';
import { visitor } from '../support/visitor.ts';
import { words } from '../support/words.ts';

const home = () => process.env.MULTAQA_TEST_URL!;
const DIRECTIONS = { ar: 'rtl', en: 'ltr', fr: 'ltr' } as const;

test('a thread is read in Arabic, then in English, then in French', async ({ browser }) => {
	const { page, problems } = await visitor(browser, { locale: 'ar', viewport: { width: 1280, height: 900 } });
	await page.goto('/forums/youth');
	await page.locator('main a[href^="/threads/"]').first().click();
	await expect(page).toHaveURL(/\/threads\/[0-9a-f]{24}$/);
	const address = page.url();
	const title = await page.locator('h1').innerText();

	for (const locale of ['ar', 'en', 'fr'] as const) {
		if (locale !== 'ar') await page.locator(`form[action="/language"] button[value=${locale}]`).click();
		await expect(page.locator('html')).toHaveAttribute('lang', locale);
		await expect(page.locator('html')).toHaveAttribute('dir', DIRECTIONS[locale]);
		expect(page.url()).toBe(address);
		await expectTranslated(page);
		// What people wrote stays as they wrote it.
		await expect(page.locator('h1')).toHaveText(title);
		const brand = await page.locator('header[data-page] a[href="/"]').boundingBox();
		expect(brand!.x > 640, 'the name of the site stands where reading begins').toBe(locale === 'ar');
		await expect(page.locator('#replies-title')).toBeVisible();
	}
	expect(problems).toEqual([]);
});

test('a question asked in Arabic is answered live by another city', async ({ browser }) => {
	const asker = await visitor(browser, { locale: 'ar' });
	const peer = await visitor(browser, { locale: 'en', as: 'ruth' });
	await openLive(peer.page, '/forums/families');
	const peerStayed = await mark(peer.page);

	await asker.page.goto('/forums/families');
	await asker.page.getByRole('link', { name: words('ar', 'forum.sign_in_to_ask') }).click();
	await signInAs(asker.page, 'ziad');
	await expect(asker.page).toHaveURL(/\/forums\/families\/ask$/);
	const title = `كيف تشركون الآباء بعد اللقاء الأول؟ ${Date.now()}`;
	await asker.page.locator('#ask-title').fill(title);
	await asker.page.locator('#ask-body').fill('جرّبنا اللقاءات المسائية ولم يأتِ كثيرون.');
	await asker.page.getByRole('radio', { name: words('ar', 'common.visibility.members') }).check();
	await asker.page.getByRole('button', { name: words('ar', 'forum.ask.send') }).click();
	await expect(asker.page).toHaveURL(/\/threads\/[0-9a-f]{24}$/);
	await expect(asker.page.locator('h1')).toHaveText(title);
	await expect(asker.page.locator('h1')).toHaveAttribute('dir', 'rtl');

	const inList = peer.page.getByRole('link', { name: title });
	await expect(inList).toBeVisible();
	expect(await peerStayed(), 'the list was not loaded anew').toBe(true);
	await inList.click();
	await expect(peer.page.locator('h1')).toHaveText(title);
	await expect(peer.page.locator('html')).toHaveAttribute('dir', 'ltr');

	const askerStayed = await mark(asker.page);
	await peer.page.locator('#reply-body').fill('We meet **at the school gate**, not in the evening.');
	await peer.page.getByRole('button', { name: words('en', 'forum.compose.send') }).click();
	const answer = asker.page.locator('article[id^=reply-]').filter({ hasText: 'at the school gate' });
	await expect(answer).toHaveCount(1);
	await expect(answer.locator('strong')).toHaveText('at the school gate');
	await expect(peer.page.locator('#reply-body')).toHaveValue('');
	await expect(peer.page.locator('article[id^=reply-]')).toHaveCount(1);
	expect(await askerStayed(), 'the thread was not loaded anew').toBe(true);

	await answer.getByRole('button', { name: words('ar', 'forum.accept') }).click();
	await expect(asker.page.getByText(words('ar', 'forum.thread.accepted'), { exact: true })).toBeVisible();
	await expect(peer.page.getByText(words('en', 'forum.thread.accepted'), { exact: true })).toBeVisible();
	for (const { page, problems } of [asker, peer]) {
		await expectTranslated(page);
		expect(problems).toEqual([]);
	}
});

test('the same without JavaScript, as plain forms', async ({ browser }) => {
	const asker = await visitor(browser, { locale: 'ar', scripts: false });
	const peer = await visitor(browser, { locale: 'en', as: 'daniel', scripts: false });

	await asker.page.goto('/forums/families');
	await asker.page.getByRole('link', { name: words('ar', 'forum.sign_in_to_ask') }).click();
	await signInAs(asker.page, 'amal');
	const title = `ماذا تقولون في أول زيارة؟ ${Date.now()}`;
	await asker.page.locator('#ask-title').fill(title);
	await asker.page.locator('#ask-body').fill('نبدأ الزيارات في الشهر القادم.');
	await asker.page.getByRole('button', { name: words('ar', 'forum.ask.send') }).click();
	await expect(asker.page.locator('h1')).toHaveText(title);

	await peer.page.goto('/forums/families');
	await peer.page.getByRole('link', { name: title }).click();
	await peer.page.locator('#reply-body').fill('Hello, and then we **listen**.');
	await peer.page.getByRole('button', { name: words('en', 'common.action.preview') }).click();
	await expect(peer.page.locator('strong').filter({ hasText: 'listen' })).toBeVisible();
	await expect(peer.page.locator('#reply-body')).toHaveValue('Hello, and then we **listen**.');
	await peer.page.getByRole('button', { name: words('en', 'forum.compose.send') }).click();
	const mine = peer.page.locator('article[id^=reply-]');
	await expect(mine).toHaveCount(1);

	await mine.getByRole('link', { name: words('en', 'forum.edit.reply') }).click();
	await peer.page.locator('#edit-body').fill('Hello, and then we listen for an hour.');
	await peer.page.getByRole('button', { name: words('en', 'common.action.save') }).click();
	await expect(mine).toContainText('listen for an hour');
	await mine.locator('a[href*="/history/"]').click();
	await expect(peer.page.locator('strong').filter({ hasText: 'listen' })).toBeVisible();

	await asker.page.reload();
	await asker.page.getByRole('button', { name: words('ar', 'forum.accept') }).click();
	await expect(asker.page.getByText(words('ar', 'forum.thread.accepted'), { exact: true })).toBeVisible();

	await asker.page.locator('form[action="/language"] button[value=fr]').click();
	await expect(asker.page.locator('html')).toHaveAttribute('lang', 'fr');
	await expect(asker.page.getByText(words('fr', 'forum.thread.accepted'), { exact: true })).toBeVisible();
	await asker.page.goto('/sign-out');
	await asker.page.locator('main form button').click();
	await expect(
		asker.page.getByRole('link', { name: words('fr', 'common.nav.sign_in') }).first()
	).toBeVisible();
	await asker.page.goto('/account');
	await expect(asker.page).toHaveURL(/\/sign-in/);
});

test('a moderator hides a reply with a reason, shows it again, and locks the thread', async ({ browser }) => {
	const claire = await signedIn(home(), 'claire');
	const author = await signedIn(home(), 'ruth');
	const threadId = await ask(claire, 'families', question('Who brings the tea to the first meeting?'));
	const replyId = await reply(author, threadId, 'This names somebody, by mistake.');
	const here = `/threads/${threadId}`;

	const reader = await visitor(browser, { locale: 'fr' });
	const writer = await visitor(browser, { locale: 'en', as: 'ruth' });
	const moderator = await visitor(browser, { locale: 'ar', as: 'salma' });
	await openLive(reader.page, here);
	await openLive(writer.page, here);
	const stayed = await mark(reader.page);
	const post = (page: Page) => page.locator(`#reply-${replyId}`);
	await expect(post(reader.page)).toBeVisible();

	await moderator.page.goto(here);
	const reason = `فيه اسم شخص ${Date.now()}`;
	await post(moderator.page)
		.locator('summary')
		.filter({ hasText: words('ar', 'forum.moderate.hide') })
		.click();
	await post(moderator.page).locator('input[name=reason]').fill(reason);
	await post(moderator.page)
		.getByRole('button', { name: words('ar', 'forum.moderate.hide') })
		.click();

	await expect(post(reader.page)).toHaveCount(0);
	await expect(post(writer.page)).toContainText(reason);
	await expect(post(moderator.page)).toContainText(reason);
	expect((await signedInPage('daniel', here)).includes('by mistake'), 'nobody else gets it').toBe(false);

	await moderator.page.goto('/moderation/audit');
	await expect(moderator.page.getByText(reason)).toBeVisible();
	await expectTranslated(moderator.page);
	await writer.page.goto('/moderation/audit');
	await expect(writer.page.getByText(reason), 'another theme’s moderator').toHaveCount(0);

	await moderator.page.goto(here);
	await post(moderator.page)
		.getByRole('button', { name: words('ar', 'forum.moderate.unhide') })
		.click();
	await expect(post(reader.page)).toContainText('by mistake');

	await openLive(writer.page, here);
	await expect(writer.page.locator('#reply-body')).toBeVisible();
	const lock = moderator.page
		.locator('details')
		.filter({ hasText: words('ar', 'forum.moderate.lock') })
		.last();
	await lock.locator('summary').click();
	await lock.locator('input[name=reason]').fill('انتهى النقاش هنا');
	await lock.getByRole('button', { name: words('ar', 'forum.moderate.lock') }).click();
	await expect(reader.page.getByText(words('fr', 'forum.thread.locked'), { exact: true })).toBeVisible();
	await expect(writer.page.getByText(words('en', 'forum.thread.locked'), { exact: true })).toBeVisible();
	await expect(writer.page.locator('#reply-body')).toHaveCount(0);
	expect(await stayed(), 'the reader’s page was not loaded anew').toBe(true);
	for (const { problems } of [reader, moderator]) expect(problems).toEqual([]);
});

async function signInAs(page: Page, slug: string): Promise<void> {
	await page.locator('#sign-in-email').fill(emailOf(slug));
	await page.locator('#sign-in-password').fill(DEMO_PASSWORD);
	await page
		.locator('form', { has: page.locator('#sign-in-email') })
		.locator('button[type=submit]')
		.click();
}

async function signedInPage(slug: string, path: string): Promise<string> {
	return (await (await signedIn(home(), slug)).get(path)).text;
}
