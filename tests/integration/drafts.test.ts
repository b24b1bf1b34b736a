import { afterAll, beforeAll, expect, test } from 'vitest';
import { pagesBuilt } from '../support/built.ts';
import { signedIn } from '../support/demo-people.ts';
import { ask, question } from '../support/forum-forms.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';

let server: ServerProcess;
beforeAll(async () => {
	await pagesBuilt();
	server = await startServerProcess({ MULTAQA_LIMIT_SCALE: '1000' });
});
afterAll(() => server?.dispose());

test('words kept as a draft are given back when the discussion takes no more replies', async () => {
	const [asker, peer, moderator] = await Promise.all(
		['amal', 'claire', 'ziad'].map((slug) => signedIn(server.url, slug))
	);
	const id = await ask(asker!, 'youth', question('What happens to half a reply?'));
	const kept = await peer!.request('/drafts', {
		method: 'PUT',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ place: `reply:${id}`, body: 'Half of what we learned in Valbrune' })
	});
	expect(kept.status).toBe(200);

	await moderator!.submit(`/threads/${id}?/lock`, { reason: 'The question has moved elsewhere.' });
	expect((await peer!.get(`/threads/${id}`)).text).toContain('Half of what we learned in Valbrune');
	expect((await asker!.get(`/threads/${id}`)).text).not.toContain('Half of what we learned');
});
