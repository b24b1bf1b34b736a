import { expect, test, type Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { signedIn } from '../support/demo-people.ts';
import { ask, question, reply } from '../support/forum-forms.ts';
import { expectTranslated } from '../support/translated.ts';
import { visitor } from '../support/visitor.ts';
import { words } from '../support/words.ts';

const home = () => process.env.MULTAQA_TEST_URL!;
const replies = (page: Page, text: string) => page.locator('article[id^=reply-]').filter({ hasText: text });

for (const scripts of [true, false]) {
	const how = scripts ? 'with JavaScript' : 'without JavaScript';

	test(`too short and too long: told in the person’s language, nothing typed is lost (${how})`, async ({
		browser
	}) => {
		const { page } = await visitor(browser, { locale: 'fr', as: 'claire', scripts });
		await page.goto('/forums/families/ask');
		const long = 'Une phrase assez longue. '.repeat(1000);
		await page.locator('#ask-title').fill('Court');
		await page.locator('#ask-body').fill(long);
		await page.getByRole('button', { name: words('fr', 'forum.ask.send') }).click();

		await expect(page.locator('#ask-title')).toHaveAttribute('aria-invalid', 'true');
		await expect(page.locator('#ask-body')).toHaveAttribute('aria-invalid', 'true');
		await expect(page.locator('#ask-title')).toHaveValue('Court');
		await expect(page.locator('#ask-body')).toHaveValue(
			long.trim() === long ? long : new RegExp('^Une phrase')
		);
		// The limits themselves are named: 8 for the title, 20 000 for the text.
		const summary = page.getByRole('alert').or(page.locator('[aria-labelledby*=problem], [tabindex="-1"]'));
		await expect(summary.filter({ hasText: '8' }).first()).toBeVisible();
		await expectTranslated(page);

		await page.locator('#ask-title').fill('Une question assez longue pour être posée');
		await page.locator('#ask-body').fill('Et son texte.');
		await page.getByRole('button', { name: words('fr', 'forum.ask.send') }).click();
		await expect(page).toHaveURL(/\/threads\/[0-9a-f]{24}$/);
	});

	test(`an edit of a text that was edited meanwhile is refused and kept (${how})`, async ({ browser }) => {
		const author = await signedIn(home(), 'bashir');
		const threadId = await ask(author, 'youth', question(`Which version counts? ${Date.now()}`));
		const replyId = await reply(author, threadId, 'The first version.');
		const first = await visitor(browser, { locale: 'ar', as: 'bashir', scripts });
		const second = await first.page.context().newPage();
		const path = `/threads/${threadId}/edit/${replyId}`;
		await first.page.goto(path);
		await second.goto(path);

		await first.page.locator('#edit-body').fill('The second version.');
		await first.page.getByRole('button', { name: words('ar', 'common.action.save') }).click();
		await expect(replies(first.page, 'The second version.')).toHaveCount(1);

		await second.locator('#edit-body').fill('The other second version.');
		await second.getByRole('button', { name: words('ar', 'common.action.save') }).click();
		await expect(second.getByText(words('ar', 'errors.stale')).first()).toBeVisible();
		await expect(second.locator('#edit-body')).toHaveValue('The other second version.');
		await expectTranslated(second);
		expect((await author.get(`/threads/${threadId}`)).text).toContain('The second version.');
	});

	test(`a thread locked a moment ago takes no reply, and the words stay (${how})`, async ({ browser }) => {
		const moderator = await signedIn(home(), 'ziad');
		const threadId = await ask(moderator, 'youth', question(`Is it still open? ${Date.now()}`));
		const { page } = await visitor(browser, { locale: 'fr', as: 'karim', scripts });
		await page.goto(`/threads/${threadId}`);
		await page.locator('#reply-body').fill('J’étais en train d’écrire.');
		const locked = await moderator.submit(`/threads/${threadId}?/lock`, { reason: 'The matter is settled.' });
		expect(locked.status).toBe(303);

		const send = page.getByRole('button', { name: words('fr', 'forum.compose.send') });
		// The page may have heard of the lock by itself; then there is nothing left to press.
		await send.click({ timeout: 2000 }).catch(() => undefined);
		await expect(
			page
				.getByText(words('fr', 'errors.thread_locked'))
				.or(page.getByText(words('fr', 'forum.thread.locked')))
				.first()
		).toBeVisible();
		await expect(page.locator('#reply-body, #kept-words').first()).toHaveValue('J’étais en train d’écrire.');
		await expectTranslated(page);
		expect((await moderator.get(`/threads/${threadId}`)).text).not.toContain('train d’écrire');
	});
}

test('a button pressed twice posts once', async ({ browser }) => {
	const author = await signedIn(home(), 'ziad');
	const threadId = await ask(author, 'youth', question(`Does it come twice? ${Date.now()}`));
	const { page } = await visitor(browser, { locale: 'en', as: 'luan' });
	await page.goto(`/threads/${threadId}`);
	await page.locator('#reply-body').fill('Pressed twice.');
	await page.getByRole('button', { name: words('en', 'forum.compose.send') }).dblclick();
	await expect(replies(page, 'Pressed twice.')).toHaveCount(1);
	await expect(page.locator('#reply-body')).toHaveValue('');
	await page.reload();
	await expect(replies(page, 'Pressed twice.')).toHaveCount(1);

	// And again, as a different post: the form has a new key.
	await page.locator('#reply-body').fill('Pressed twice.');
	await page.getByRole('button', { name: words('en', 'forum.compose.send') }).click();
	await expect(replies(page, 'Pressed twice.')).toHaveCount(2);
});

test('a form that the browser sends again posts once', async ({ browser }) => {
	const author = await signedIn(home(), 'ziad');
	const threadId = await ask(author, 'youth', question(`And when it is sent again? ${Date.now()}`));
	const { page } = await visitor(browser, { locale: 'en', as: 'luan', scripts: false });
	await page.goto(`/threads/${threadId}`);
	await page.locator('#reply-body').fill('Sent again.');
	await page.getByRole('button', { name: words('en', 'forum.compose.send') }).click();
	await expect(replies(page, 'Sent again.')).toHaveCount(1);

	const fields = { body: 'At the same moment.', attribution: 'named', submissionKey: randomUUID() };
	const sent = await Promise.all(
		[1, 2, 3, 4].map(() => author.submit(`/threads/${threadId}?/reply`, fields))
	);
	expect(new Set(sent.map(({ location }) => location)).size, 'all four are told of the same reply').toBe(1);
	await page.reload();
	await expect(replies(page, 'At the same moment.')).toHaveCount(1);
});

test('a form that was opened before the page’s script had come stays open', async ({ browser }) => {
	const author = await signedIn(home(), 'ruth');
	const threadId = await ask(author, 'youth', question(`Is the line slow? ${Date.now()}`));
	const { page } = await visitor(browser, { locale: 'fr', as: 'ziad' });
	let arrive = () => {};
	const arrived = new Promise<void>((resolve) => (arrive = resolve));
	await page.route('**/*.js', async (route) => {
		await arrived;
		await route.continue();
	});
	await page.goto(`/threads/${threadId}`, { waitUntil: 'commit' });
	const lock = page.locator('details').filter({ hasText: words('fr', 'forum.moderate.lock') });
	await lock.locator('summary').click();
	await expect(lock).toHaveAttribute('open', '');
	const line = page.waitForEvent('websocket', (socket) => socket.url().includes('/live'));
	arrive();
	await line;
	await expect(lock).toHaveAttribute('open', '');
});
