import { expect, test, type Page } from '@playwright/test';
import { setTimeout as sleep } from 'node:timers/promises';
import { databasePid } from '../support/database-process.ts';
import { DEMO_PASSWORD, emailOf, signedIn } from '../support/demo-people.ts';
import { ask, question, reply } from '../support/forum-forms.ts';
import type { HttpClient } from '../support/http-client.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { mark, openLive } from '../support/live-page.ts';
import { visitor } from '../support/visitor.ts';
import { words } from '../support/words.ts';

test.describe.configure({ mode: 'serial' });

let server: ServerProcess;
let asker: HttpClient;
let threadId: string;

test.beforeAll(async () => {
	server = await startServerProcess({ MULTAQA_LIMIT_SCALE: '1000' });
	asker = await signedIn(server.url, 'ziad');
});
test.afterAll(() => server?.dispose());
test.beforeEach(async () => {
	threadId = await ask(asker, 'youth', question(`What if the lights go out? ${Date.now()}`));
});

const replies = (page: Page, text: string) => page.locator('article[id^=reply-]').filter({ hasText: text });

test('an open page catches up by itself after the server was killed', async ({ browser }) => {
	const { page } = await visitor(browser, { locale: 'ar', url: server.url });
	await reply(asker, threadId, 'Before the lights went out.');
	await openLive(page, `/threads/${threadId}`);
	const stayed = await mark(page);

	await server.kill();
	await server.restart();
	// The reader's browser waits a little before it tries again: these are written meanwhile.
	for (const nth of ['first', 'second', 'third']) await reply(asker, threadId, `The ${nth} after it.`);

	for (const text of ['Before the lights', 'The first', 'The second', 'The third'])
		await expect(replies(page, text)).toHaveCount(1);
	await expect(page.locator('article[id^=reply-]')).toHaveCount(4);
	expect(await stayed(), 'the page was not loaded anew').toBe(true);
	await page.reload();
	await expect(page.locator('article[id^=reply-]')).toHaveCount(4);
});

test('an open page catches up after its own line was down', async ({ browser }) => {
	const { page } = await visitor(browser, { locale: 'fr', url: server.url });
	await openLive(page, `/threads/${threadId}`);
	const stayed = await mark(page);
	await page.context().setOffline(true);
	await reply(asker, threadId, 'Posted while the reader was away.');
	await page.context().setOffline(false);
	await expect(replies(page, 'while the reader was away')).toHaveCount(1);
	await reply(asker, threadId, 'Posted when they were back.');
	await expect(replies(page, 'when they were back')).toHaveCount(1);
	await expect(page.locator('article[id^=reply-]')).toHaveCount(2);
	expect(await stayed()).toBe(true);
});

test('what somebody was writing survives a reload and a crash of the server', async ({ browser }) => {
	const { page } = await visitor(browser, { locale: 'en', as: 'daniel', url: server.url });
	// Drafts are the script's work: it puts up this region once it has taken the page over.
	const alive = () => page.locator('#svelte-announcer').waitFor({ state: 'attached' });
	await page.goto(`/threads/${threadId}`);
	await alive();
	const box = page.locator('#reply-body');
	await box.pressSequentially('Half a thought');
	await expect(page.getByText(words('en', 'forum.draft.saved'))).toBeVisible();
	await page.reload();
	await alive();
	await expect(box).toHaveValue('Half a thought');

	await box.pressSequentially(', and the other half');
	await expect(page.getByText(words('en', 'forum.draft.saved'))).toBeVisible();
	await server.kill();
	await server.restart();
	await page.reload();
	await expect(box).toHaveValue('Half a thought, and the other half');
	await page.getByRole('button', { name: words('en', 'forum.compose.send') }).click();
	await expect(replies(page, 'and the other half')).toHaveCount(1);
	await page.reload();
	await expect(box, 'the draft went with the post').toHaveValue('');
});

for (const scripts of [true, false])
	test(`a session that ran out in the middle of a reply costs no words (${scripts ? 'with' : 'without'} JavaScript)`, async ({
		browser
	}) => {
		const options = { locale: 'ar', as: 'amal', url: server.url, scripts } as const;
		const { page } = await visitor(browser, options);
		await page.goto(`/threads/${threadId}`);
		await page.locator('#reply-body').fill('كلمات لا يجوز أن تضيع.');
		// Ended from another browser of the same person.
		await (await signedIn(server.url, 'amal')).submit('/account?/endOthers', {});

		await page.getByRole('button', { name: words('ar', 'forum.compose.send') }).click();
		await expect(page).toHaveURL(/\/sign-in\?/);
		await expect(page.getByText(words('ar', 'accounts.sign_in.ended'), { exact: true })).toBeVisible();
		await signInAs(page, 'amal');
		await expect(page).toHaveURL(new RegExp(`/threads/${threadId}`));
		await expect(page.locator('#reply-body')).toHaveValue('كلمات لا يجوز أن تضيع.');
		await page.getByRole('button', { name: words('ar', 'forum.compose.send') }).click();
		await expect(replies(page, 'كلمات لا يجوز أن تضيع')).toHaveCount(1);
		await page.reload();
		await expect(replies(page, 'كلمات لا يجوز أن تضيع')).toHaveCount(1);
		await expect(page.locator('#reply-body')).toHaveValue('');
	});

test('words written by somebody whose cookie is gone come back too', async ({ browser }) => {
	const { page } = await visitor(browser, { locale: 'fr', as: 'claire', url: server.url });
	await page.goto('/forums/families/ask');
	await page.locator('#ask-title').fill('Comment garder le contact avec les parents ?');
	await page.locator('#ask-body').fill('Nous avons essayé les messages.');
	await page.context().clearCookies({ name: 'multaqa_session' });
	await page.getByRole('button', { name: words('fr', 'forum.ask.send') }).click();
	await expect(page).toHaveURL(/\/sign-in\?/);
	await signInAs(page, 'claire');
	await expect(page).toHaveURL(/\/forums\/families\/ask$/);
	await expect(page.locator('#ask-title')).toHaveValue('Comment garder le contact avec les parents ?');
	await expect(page.locator('#ask-body')).toHaveValue('Nous avons essayé les messages.');
});

for (const scripts of [true, false])
	test(`a database that is away is told honestly, and costs no words (${scripts ? 'with' : 'without'} JavaScript)`, async ({
		browser
	}) => {
		const options = { locale: 'en', as: 'vesna', url: server.url, scripts } as const;
		const { page } = await visitor(browser, options);
		await page.goto(`/threads/${threadId}`);
		const box = page.locator('#reply-body, #kept-words').first();
		await page.locator('#reply-body').fill('Written while the database was away.');

		const away = keepKilling();
		await page.getByRole('button', { name: words('en', 'forum.compose.send') }).click();
		await expect(page.getByText(words('en', 'errors.unavailable')).first()).toBeVisible({ timeout: 30_000 });
		await expect(box).toHaveValue(/Written while the database was away\./);
		await away.end();

		await expect
			.poll(async () => (await asker.get('/readyz').catch(() => null))?.status, { timeout: 40_000 })
			.toBe(200);
		if (!scripts) {
			await page.goto(`/threads/${threadId}`);
			await page.locator('#reply-body').fill('Written while the database was away.');
		}
		await page.getByRole('button', { name: words('en', 'forum.compose.send') }).click();
		await expect(replies(page, 'while the database was away')).toHaveCount(1);
		await page.reload();
		await expect(replies(page, 'while the database was away')).toHaveCount(1);
	});

/** Kills the database as often as it comes back, until told to stop. */
function keepKilling(): { end(): Promise<void> } {
	let over = false;
	const killing = (async () => {
		while (!over) {
			const pid = await databasePid(server.dataDir).catch(() => null);
			if (pid !== null && !over) process.kill(pid, 'SIGKILL');
			await sleep(20);
		}
	})();
	return {
		end: () => {
			over = true;
			return killing;
		}
	};
}

async function signInAs(page: Page, slug: string): Promise<void> {
	await page.locator('#sign-in-email').fill(emailOf(slug));
	await page.locator('#sign-in-password').fill(DEMO_PASSWORD);
	await page
		.locator('form', { has: page.locator('#sign-in-email') })
		.locator('button[type=submit]')
		.click();
}
