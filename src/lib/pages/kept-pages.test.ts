import { expect, test } from 'vitest';
import { KeptPages } from './kept-pages.ts';

const NOW = 1_000_000;

function drawn(nonce: string, more: { status?: number; cookie?: string } = {}): Response {
	const headers = new Headers({
		'content-security-policy': `script-src 'self' 'nonce-${nonce}'`,
		etag: '"1"'
	});
	if (more.cookie) headers.append('set-cookie', more.cookie);
	return new Response(`<script nonce="${nonce}">1</script><link nonce="${nonce}">`, {
		status: more.status ?? 200,
		headers
	});
}

test('a kept page is given out with a nonce of its own, the same in header and text', async () => {
	const pages = new KeptPages();
	await pages.keep('a', 1, NOW, drawn('first'));
	const [one, other] = [pages.find('a', 1, NOW)!, pages.find('a', 1, NOW)!];
	const nonce = /'nonce-([^']+)'/.exec(one.headers.get('content-security-policy')!)![1];
	expect(await one.text()).toBe(`<script nonce="${nonce}">1</script><link nonce="${nonce}">`);
	expect(nonce).not.toBe('first');
	expect(other.headers.get('content-security-policy')).not.toContain(nonce);
	expect(one.headers.has('etag')).toBe(false);
});

test('the answer to whoever caused the drawing is what was drawn', async () => {
	const answer = await new KeptPages().keep('a', 1, NOW, drawn('first'));
	expect(await answer.text()).toContain('nonce="first"');
});

test('a page is not given out once something happened, nor after its time', async () => {
	const pages = new KeptPages();
	await pages.keep('a', 1, NOW, drawn('first'));
	expect(pages.find('a', 1, NOW + 31_000)).toBeNull();
	await pages.keep('a', 1, NOW, drawn('first'));
	expect(pages.find('a', 2, NOW)).toBeNull();
});

test('a refusal and a page that sets a cookie are not kept', async () => {
	const pages = new KeptPages();
	await pages.keep('a', 1, NOW, drawn('first', { status: 404 }));
	await pages.keep('b', 1, NOW, drawn('first', { cookie: 'x=1' }));
	expect(pages.find('a', 1, NOW)).toBeNull();
	expect(pages.find('b', 1, NOW)).toBeNull();
});

test('the page kept longest makes room', async () => {
	const pages = new KeptPages();
	for (let n = 0; n < 65; n++) await pages.keep(String(n), 1, NOW, drawn('first'));
	expect(pages.find('0', 1, NOW)).toBeNull();
	expect(pages.find('64', 1, NOW)).not.toBeNull();
});
