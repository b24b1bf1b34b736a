/// <reference types="@sveltejs/kit" />
/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
import type { OfflineOrder } from './lib/client/offline-pages';

/**
 * Lets somebody who writes in a plan reload the page while there is no network. It keeps what their open
 * plans ask it to keep and nothing else (docs/decisions/words-on-the-device.md): pages that were not open
 * are never here, and signing in or out empties it. Registered by the plan page alone.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;

const PAGES = 'multaqa-plan-pages';
const ASSETS = 'multaqa-plan-assets';
const OFFLINE = '/plans/offline-words';
/** Milliseconds for which a page waits for its writer. */
const KEPT_FOR = 7 * 24 * 3_600_000;
const KEPT_AT = 'x-multaqa-kept-at';

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('message', (event) => {
	const order = event.data as OfflineOrder;
	if (order.kind === 'keep') event.waitUntil(keep(order));
	else if (order.kind === 'forget') event.waitUntil(forget(order.path));
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (url.origin !== worker.location.origin) return;
	// Another person may sit down at this device now; confirming an address signs in as well.
	if (request.method === 'POST' && /^\/(sign-(in|out)|verify)$/.test(url.pathname))
		event.waitUntil(forgetAll());
	else if (request.method !== 'GET') return;
	else if (url.pathname.startsWith('/_app/immutable/')) event.respondWith(asset(request));
	else if (request.mode === 'navigate' && url.pathname.startsWith('/plans/'))
		event.respondWith(page(request, url.pathname));
});

async function keep({ path, assets, offlinePage }: Extract<OfflineOrder, { kind: 'keep' }>): Promise<void> {
	const [pages, files] = await Promise.all([caches.open(PAGES), caches.open(ASSETS)]);
	await pages.put(OFFLINE, htmlResponse(offlinePage));
	const response = await fetch(path, { credentials: 'same-origin', cache: 'no-store' });
	if (!response.ok || response.redirected) return;
	const headers = new Headers(response.headers);
	headers.set(KEPT_AT, String(Date.now()));
	await pages.put(path, new Response(await response.blob(), { headers }));
	await Promise.all(assets.map((file) => keepAsset(files, file)));
}

async function keepAsset(files: Cache, file: string): Promise<void> {
	if (await files.match(file)) return;
	await files.add(file).catch(() => undefined);
}

async function forget(path: string): Promise<void> {
	const pages = await caches.open(PAGES);
	await pages.delete(path);
	const left = (await pages.keys()).filter(({ url }) => new URL(url).pathname !== OFFLINE);
	if (left.length === 0) await caches.delete(ASSETS);
}

async function forgetAll(): Promise<void> {
	await Promise.all([caches.delete(PAGES), caches.delete(ASSETS)]);
}

/** Files that never change under their name. */
async function asset(request: Request): Promise<Response> {
	return (await caches.match(request, { cacheName: ASSETS })) ?? fetch(request);
}

/** The network first, always: what it says is what may be seen. */
async function page(request: Request, path: string): Promise<Response> {
	let answer: Response;
	try {
		answer = await fetch(request);
	} catch (error) {
		return (await kept(path)) ?? (await caches.match(OFFLINE, { cacheName: PAGES })) ?? Promise.reject(error);
	}
	// A server without its database, or a proxy without its server, says nothing about what may be seen.
	if (answer.status >= 502 && answer.status <= 504) return (await kept(path)) ?? answer;
	const gone = answer.type === 'opaqueredirect' || (answer.status >= 400 && answer.status < 500);
	if (gone) await forget(path);
	return answer;
}

async function kept(path: string): Promise<Response | undefined> {
	const found = await caches.match(path, { cacheName: PAGES });
	if (!found || Date.now() - Number(found.headers.get(KEPT_AT)) < KEPT_FOR) return found;
	await forget(path);
	return undefined;
}

function htmlResponse(html: string): Response {
	return new Response(html, {
		status: 503,
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': "default-src 'none'"
		}
	});
}
