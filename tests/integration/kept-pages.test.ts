import { afterAll, beforeAll, expect, test } from 'vitest';
import { pagesBuilt } from '../support/built.ts';
import { signedIn } from '../support/demo-people.ts';
import { ask, question, reply } from '../support/forum-forms.ts';
import { HttpClient } from '../support/http-client.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';

/** Readers without a session get pages that were drawn before; see docs/decisions/kept-pages.md. */
let server: ServerProcess;
let asker: HttpClient;
let moderator: HttpClient;
let guest: HttpClient;

beforeAll(async () => {
	await pagesBuilt();
	server = await startServerProcess({ MULTAQA_LIMIT_SCALE: '1000' });
	asker = await signedIn(server.url, 'amal');
	moderator = await signedIn(server.url, 'ziad');
	guest = new HttpClient(server.url);
});
afterAll(() => server?.dispose());

const nonceOf = (csp: string | null) => /'nonce-([^']+)'/.exec(csp ?? '')?.[1];

test('an answer, and a moderator’s act, show at a guest’s next request', async () => {
	const id = await ask(asker, 'youth', question('How long does a kept page stay true?'));
	const page = `/threads/${id}`;
	expect((await guest.get(page)).text).toContain('How long does a kept page stay true?');

	const replyId = await reply(asker, id, 'Until somebody answers, as here.');
	expect((await guest.get(page)).text).toContain('Until somebody answers');
	expect((await guest.get(page)).text).toContain('Until somebody answers');

	await moderator.submit(`${page}?/hide`, { replyId, reason: 'It names somebody.' });
	expect((await guest.get(page)).text).not.toContain('Until somebody answers');

	await moderator.submit(`${page}?/hide`, { reason: 'All of it has to be looked at.' });
	expect((await guest.get(page)).status).toBe(404);
});

test('each answer has a nonce of its own, the same in its policy and its scripts', async () => {
	const page = `/threads/${await ask(asker, 'youth', question('Does each reader get a nonce?'))}`;
	const answers = [await guest.get(page), await guest.get(page), await guest.get(page)];
	const nonces = answers.map(({ headers }) => nonceOf(headers.get('content-security-policy')));
	expect(new Set(nonces).size).toBe(3);
	answers.forEach(({ text }, n) => {
		const inText = [...text.matchAll(/nonce="([^"]+)"/g)].map(([, nonce]) => nonce);
		expect(inText.length).toBeGreaterThan(0);
		expect(new Set(inText)).toEqual(new Set([nonces[n]]));
	});
});

test('nobody gets a page drawn for somebody else', async () => {
	const page = `/threads/${await ask(asker, 'youth', question('Who sees whose page?'))}`;
	const [own, before] = [await asker.get(page), await guest.get(page)];
	expect(own.text).toContain('Amal Yasmini');
	expect(before.text).not.toContain('Amal Yasmini');
	expect((await asker.get(page)).text).toContain('Amal Yasmini');
	expect((await guest.get(page)).text).not.toContain('Amal Yasmini');
});

test('a page is kept apart for each language and theme', async () => {
	const page = `/threads/${await ask(asker, 'youth', question('Which language is kept?'))}`;
	const arabic = new HttpClient(server.url, 'ar');
	expect((await guest.get(page)).text).toContain('<html lang="en" dir="ltr"');
	expect((await arabic.get(page)).text).toContain('<html lang="ar" dir="rtl"');
	const dark = await guest.request(page, { headers: { cookie: 'multaqa_theme=dark' } });
	expect(dark.text).toContain('data-theme="dark"');
	expect((await guest.get(page)).text).toContain('data-theme="system"');
});
