import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { LIVE_PATH } from '../../src/lib/shared/live.ts';
import { pagesBuilt } from '../support/built.ts';
import { databasePid } from '../support/database-process.ts';
import { DEMO_PASSWORD, emailOf, signedIn } from '../support/demo-people.ts';
import { eventually } from '../support/eventually.ts';
import { ask, question } from '../support/forum-forms.ts';
import { codeOf, HttpClient } from '../support/http-client.ts';
import { freshDatabase } from '../support/mongo.ts';
import { runs } from '../support/processes.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';

const EVIL = 'https://evil.example';

interface Raw {
	status: number;
	headers: IncomingMessage['headers'];
	text: string;
}

/** A request as it is, `Host` and all. An upgrade that succeeds has status 101. */
function raw(
	base: string,
	{
		path = '/',
		method = 'GET',
		headers = {},
		body = ''
	}: Partial<Record<'path' | 'method' | 'body', string>> & { headers?: Record<string, string> }
): Promise<Raw> {
	return new Promise((resolve, reject) => {
		const { hostname, port } = new URL(base);
		const asked = request({ hostname, port, path, method, headers, agent: false });
		asked.on('upgrade', (res, socket) => {
			socket.destroy();
			resolve({ status: 101, headers: res.headers, text: '' });
		});
		asked.on('response', (res) => {
			let text = '';
			res.on('data', (chunk: Buffer) => (text += chunk));
			res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, text }));
		});
		asked.on('error', reject);
		asked.end(body);
	});
}

const upgrade = (path: string, origin?: string) => ({
	path,
	headers: {
		connection: 'Upgrade',
		upgrade: 'websocket',
		'sec-websocket-version': '13',
		'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
		...(origin ? { origin } : {})
	}
});
const SOCKET = `${LIVE_PATH}/?EIO=4&transport=websocket`;
const POLL = `${LIVE_PATH}/?EIO=4&transport=polling`;
const FORM = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };

beforeAll(pagesBuilt);

describe('on this machine, without a configured address', () => {
	let server: ServerProcess;
	let member: HttpClient;
	let threadId: string;

	beforeAll(async () => {
		const { uri } = await freshDatabase();
		server = await startServerProcess({ MONGODB_URI: uri, MULTAQA_DEMO: 'on', MULTAQA_LIMIT_SCALE: '1000' });
		member = await signedIn(server.url, 'ruth');
		threadId = await ask(member, 'youth', question('Where does this come from?'));
	});
	afterAll(() => server?.dispose());

	const fields = () => ({ body: 'Sent from elsewhere.', attribution: 'named', submissionKey: randomUUID() });

	it.each([EVIL, 'null', 'http://127.0.0.1:1', undefined])('refuses a form from %s', async (origin) => {
		const headers = { ...FORM, cookie: member.cookieHeader, ...(origin ? { origin } : {}) };
		const body = new URLSearchParams(fields()).toString();
		const answer = await raw(server.url, {
			method: 'POST',
			path: `/threads/${threadId}?/reply`,
			headers,
			body
		});
		expect(answer.status).toBe(403);
		expect((await member.get(`/threads/${threadId}`)).text).not.toContain('Sent from elsewhere');
	});

	it.each(['multipart/form-data; boundary=x', 'text/plain'])(
		'refuses %s from elsewhere too',
		async (type) => {
			for (const path of [`/threads/${threadId}?/reply`, '/language', '/sign-out']) {
				const headers = { 'content-type': type, cookie: member.cookieHeader, origin: EVIL };
				expect((await raw(server.url, { method: 'POST', path, headers, body: 'x' })).status, path).toBe(403);
			}
			expect((await member.get('/account')).status).toBe(200);
		}
	);

	it('opens sockets to its own pages only', async () => {
		expect((await raw(server.url, upgrade(SOCKET, server.url))).status).toBe(101);
		for (const origin of [
			EVIL,
			'null',
			server.url.replace('http', 'https'),
			`${server.url}.evil.example`,
			undefined
		])
			expect((await raw(server.url, upgrade(SOCKET, origin))).status, origin).toBe(403);
	});

	it('polls for its own pages only', async () => {
		expect((await raw(server.url, { path: POLL })).status).toBe(200);
		expect((await raw(server.url, { path: POLL, headers: { origin: server.url } })).status).toBe(200);
		const foreign = await raw(server.url, { path: POLL, headers: { origin: EVIL } });
		expect(foreign.status).toBe(403);
		expect(JSON.parse(foreign.text)).toEqual({ code: 'bad_origin' });
		expect(foreign.headers['access-control-allow-origin']).toBeUndefined();
		const written = await raw(server.url, {
			path: POLL,
			method: 'POST',
			headers: { 'content-type': 'text/plain' }
		});
		expect(written.status).toBe(403);
	});

	it('refuses upgrades that nobody asked for', async () => {
		for (const path of [
			'/',
			'/collab',
			'/socket.io/?EIO=4&transport=websocket',
			'/threads/x',
			`${LIVE_PATH}x`
		])
			expect((await raw(server.url, upgrade(path, server.url))).status, path).toBe(404);
	});

	it('answers under this machine’s own names only', async () => {
		const { port } = new URL(server.url);
		for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `a.localhost:${port}`])
			expect((await raw(server.url, { headers: { host } })).status, host).toBe(200);
		for (const host of ['evil.example', `evil.example:${port}`, 'localhost.evil.example', 'a@localhost']) {
			const answer = await raw(server.url, { headers: { host } });
			expect(answer.status, host).toBe(421);
			expect(answer.text).toContain('misdirected_request');
			expect(
				(
					await raw(server.url, {
						...upgrade(SOCKET, `http://${host}`),
						headers: { ...upgrade(SOCKET).headers, host, origin: `http://${host}` }
					})
				).status
			).toBe(403);
		}
	});

	it('takes long texts and refuses three megabytes', async () => {
		const long = { ...fields(), body: 'س'.repeat(100_001) };
		expect((await member.submit(`/threads/${threadId}?/reply`, long)).status).toBe(400);
		const huge = { ...fields(), body: 'x'.repeat(3 * 1024 * 1024) };
		const plain = await member.submit(`/threads/${threadId}?/reply`, huge);
		expect(plain.status).toBe(413);
		expect(plain.text).toContain('too_large');
		const scripted = await member.act(`/threads/${threadId}?/reply`, new URLSearchParams(huge));
		expect(scripted.status).toBe(413);
		expect(codeOf(scripted)).toBe('too_large');
		const draft = { method: 'PUT', body: JSON.stringify({ place: `reply:${threadId}`, body: huge.body }) };
		expect((await member.request('/drafts', draft)).status).toBe(413);
	});

	it('keeps its cookies to itself', async () => {
		const headers = { ...FORM, origin: server.url };
		const body = new URLSearchParams({ email: emailOf('ruth'), password: DEMO_PASSWORD }).toString();
		const answer = await raw(server.url, { method: 'POST', path: '/sign-in', headers, body });
		const cookie = answer.headers['set-cookie']?.find((line) => line.startsWith('multaqa_session='));
		expect(cookie).toMatch(/^multaqa_session=[\w-]{43};/);
		expect(cookie).toMatch(/; HttpOnly/);
		expect(cookie).toMatch(/; SameSite=Lax/);
		expect(cookie).toMatch(/; Path=\//);
		// Over plain HTTP a browser would not keep a Secure cookie.
		expect(cookie).not.toMatch(/; Secure/);
	});

	it('sends its security headers with pages, refusals and the API of scripts', async () => {
		for (const path of ['/', '/nowhere', '/drafts?place=x', '/healthz']) {
			const { headers } = await raw(server.url, { path });
			expect(headers['x-content-type-options'], path).toBe('nosniff');
			expect(headers['x-frame-options'], path).toBe('DENY');
			expect(headers['referrer-policy'], path).toBe('strict-origin-when-cross-origin');
			expect(headers['cross-origin-opener-policy'], path).toBe('same-origin');
			expect(headers['x-powered-by'], path).toBeUndefined();
			expect(headers['x-request-id'], path).toMatch(/^[0-9a-f-]{36}$/);
			expect(headers['strict-transport-security'], path).toBeUndefined();
		}
	});

	it('gives every page a policy with a nonce of its own', async () => {
		const seen = new Set<string>();
		for (const path of ['/', '/', '/sign-in', '/nowhere', `/threads/${threadId}`]) {
			const { headers, text } = await raw(server.url, { path });
			const policy = String(headers['content-security-policy']);
			const nonce = /script-src 'self' 'nonce-([^']{16,})'/.exec(policy)?.[1];
			expect(nonce, path).toBeDefined();
			for (const [tag] of text.matchAll(/<script[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`);
			for (const directive of [
				"default-src 'self'",
				"object-src 'none'",
				"base-uri 'none'",
				"form-action 'self'",
				"frame-ancestors 'none'"
			])
				expect(policy, path).toContain(directive);
			expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
			seen.add(nonce!);
		}
		expect(seen.size).toBe(5);
	});

	it('keeps what is personal out of shared caches', async () => {
		const page = await member.get('/account');
		expect(page.headers.get('cache-control')).toMatch(/private|no-store/);
		expect(page.headers.get('vary')).toMatch(/cookie/i);
	});

	it('keeps the demonstration’s mails, whose links sign people in, from whoever comes through a proxy', async () => {
		expect((await member.get('/demo/mail')).status).toBe(200);
		expect((await member.get('/')).text).toContain('href="/demo/mail"');
		const secretariat = await signedIn(server.url, 'nour');
		await secretariat.submit('/reset', { email: emailOf('claire') });
		// It leaves after the answer.
		let mail = '';
		await eventually(async () => {
			mail = /\/demo\/mail\/[0-9a-f]{24}/.exec((await secretariat.get('/demo/mail')).text)?.[0] ?? '';
			return mail !== '';
		});
		expect((await secretariat.get(mail)).text).toContain('/reset/');
		for (const header of ['x-forwarded-for', 'forwarded'])
			for (const path of ['/demo/mail', mail, `${mail}/__data.json`]) {
				const headers = { [header]: 'for=192.0.2.1', cookie: secretariat.cookieHeader };
				const answer = await secretariat.request(path, { headers });
				expect(answer.text, path).not.toContain('/reset/');
				if (!path.endsWith('.json')) expect(answer.status, path).toBe(404);
			}
		const proxied = { 'x-forwarded-for': '192.0.2.1' };
		expect((await member.request('/', { headers: proxied })).text).not.toContain('href="/demo/mail"');
	});

	it('says how it is', async () => {
		expect(JSON.parse((await raw(server.url, { path: '/healthz' })).text)).toEqual({ status: 'ok' });
		const ready = await raw(server.url, { path: '/readyz' });
		expect(ready.status).toBe(200);
		expect(JSON.parse(ready.text)).toEqual({ status: 'ready', database: true });
		const metrics = await raw(server.url, { path: '/metrics' });
		expect(metrics.status).toBe(200);
		expect(metrics.headers['content-type']).toContain('text/plain');
		expect(metrics.text).toMatch(/^# TYPE \S+ histogram/m);
		// A proxy on this machine that nobody has told us of.
		const proxied = { path: '/metrics', headers: { 'x-forwarded-for': '192.0.2.1' } };
		expect((await raw(server.url, proxied)).status).toBe(404);
	});
});

describe('at a configured https address, behind a proxy', () => {
	const HOME = 'https://multaqa.example';
	const TOKEN = 'a-token-of-thirty-two-characters';
	let server: ServerProcess;

	beforeAll(async () => {
		const { uri } = await freshDatabase();
		server = await startServerProcess({
			MONGODB_URI: uri,
			MULTAQA_DEMO: 'on',
			MULTAQA_ORIGIN: HOME,
			MULTAQA_TRUST_PROXY: '1',
			MULTAQA_METRICS_TOKEN: TOKEN
		});
	});
	afterAll(() => server?.dispose());

	/** What the proxy sends on. */
	const through = { host: 'multaqa.example', 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' };
	it('signs in with a cookie that only this host over TLS can have set', async () => {
		const headers = { ...FORM, ...through, origin: HOME };
		const body = new URLSearchParams({ email: emailOf('ruth'), password: DEMO_PASSWORD }).toString();
		const answer = await raw(server.url, { method: 'POST', path: '/sign-in', headers, body });
		expect(answer.status).toBe(303);
		const cookie = answer.headers['set-cookie']?.find((line) => line.includes('session='));
		expect(cookie).toMatch(/^__Host-multaqa_session=[\w-]{43};/);
		expect(cookie).toMatch(/; Secure/);
		expect(cookie).toMatch(/; HttpOnly/);
		expect(cookie).toMatch(/; Path=\//);
		expect(cookie).not.toMatch(/; Domain/i);
		const known = await raw(server.url, {
			path: '/account',
			headers: { ...through, cookie: cookie!.split(';')[0]! }
		});
		expect(known.status).toBe(200);
		const other = cookie!.split(';')[0]!.replace('__Host-', '');
		expect((await raw(server.url, { path: '/account', headers: { ...through, cookie: other } })).status).toBe(
			303
		);
	});

	it('takes forms and sockets from that address only', async () => {
		for (const origin of [
			EVIL,
			'http://multaqa.example',
			server.url,
			'https://multaqa.example.evil.example'
		]) {
			const headers = { ...FORM, ...through, origin };
			expect(
				(await raw(server.url, { method: 'POST', path: '/language', headers, body: 'locale=fr' })).status,
				origin
			).toBe(403);
			expect((await raw(server.url, upgrade(SOCKET, origin))).status, origin).toBe(403);
		}
		const headers = { ...FORM, ...through, origin: HOME };
		expect(
			(await raw(server.url, { method: 'POST', path: '/language', headers, body: 'locale=fr' })).status
		).toBe(303);
		expect((await raw(server.url, upgrade(SOCKET, HOME))).status).toBe(101);
	});

	it('keeps the demonstration’s mails from everybody, also from its own secretariat', async () => {
		for (const path of ['/demo/mail', `/demo/mail/${'f'.repeat(24)}`])
			expect((await raw(server.url, { path, headers: through })).status, path).toBe(404);
	});

	it('has browsers come back over TLS', async () => {
		const { headers } = await raw(server.url, { headers: through });
		expect(headers['strict-transport-security']).toMatch(/max-age=31536000/);
	});

	it('shows its figures to who holds the token only', async () => {
		for (const authorization of [undefined, 'Bearer wrong', `Basic ${TOKEN}`, `Bearer ${TOKEN}x`]) {
			const headers: Record<string, string> = authorization ? { authorization } : {};
			expect((await raw(server.url, { path: '/metrics', headers })).status).toBe(404);
		}
		const headers = { authorization: `Bearer ${TOKEN}` };
		expect((await raw(server.url, { path: '/metrics', headers })).status).toBe(200);
	});
});

describe('told to end', () => {
	it('finishes the form under way, says goodbye to sockets, and closes its database', async () => {
		const server = await startServerProcess({ MULTAQA_LIMIT_SCALE: '1000' });
		const member = await signedIn(server.url, 'ruth');
		const threadId = await ask(member, 'youth', question('Will this one arrive?'));
		const database = await databasePid(server.dataDir);
		const line = new WebSocket(`${server.url.replace('http', 'ws')}${SOCKET}`, { origin: server.url });
		await once(line, 'open');
		const asleep = await speechless(server.url);

		const body = new URLSearchParams({
			body: 'Sent as the lights went out.',
			attribution: 'named',
			submissionKey: randomUUID()
		}).toString();
		const { hostname, port } = new URL(server.url);
		const headers = {
			...FORM,
			origin: server.url,
			cookie: member.cookieHeader,
			'content-length': String(body.length)
		};
		const sending = request({
			hostname,
			port,
			path: `/threads/${threadId}?/reply`,
			method: 'POST',
			headers,
			agent: false
		});
		const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
		sending.write(body.slice(0, 20));
		await sleep(100);

		const stopped = server.stop();
		await once(line, 'close');
		await refusesNewcomers(server.url);
		sending.end(body.slice(20));
		const [{ statusCode, headers: told }] = await answered;
		expect(statusCode).toBe(303);
		expect(told.location).toMatch(/#reply-/);
		expect(await stopped).toBe(0);
		expect(await runs(database), 'the database is closed').toBe(false);
		asleep.destroy();
		expect(server.output()).not.toMatch(/drain step failed|"level":50/);

		await server.restart();
		const page = await new HttpClient(server.url).get(`/threads/${threadId}`);
		expect(page.text.match(/Sent as the lights went out\./g)?.length).toBeGreaterThan(0);
		await server.dispose();
	});
});

/** An open live socket that never answers, not even a goodbye. */
async function speechless(url: string) {
	const { hostname, port, host } = new URL(url);
	const socket = connect({ host: hostname, port: Number(port) });
	const { path, headers } = upgrade(SOCKET, url);
	const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
	socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
	const [first] = (await once(socket, 'data')) as [Buffer];
	expect(first.toString()).toMatch(/^HTTP\/1.1 101/);
	socket.on('error', () => undefined);
	return socket.resume();
}

/** Waits until nobody new is let in: refused at the door, or told that it is over. */
async function refusesNewcomers(url: string): Promise<void> {
	for (;;) {
		const answer = await raw(url, { path: '/readyz' }).catch(() => null);
		if (answer?.status !== 200) return;
		await sleep(20);
	}
}
