/**
 * Asks the service worker to keep an open plan's page on this device, so that it can be loaded again
 * without a network. What is kept is forgotten when the page is left with nothing unsent, when somebody
 * signs in or out, and when the server no longer shows it.
 */
export type OfflineOrder =
	| {
			kind: 'keep';
			path: string;
			/** Addresses of the scripts and styles that the page has loaded. */
			assets: string[];
			/** What stands there when a page is asked for that was not kept. */
			offlinePage: string;
	  }
	| { kind: 'forget'; path: string };

/** What the offline page says, in the reader's language. */
export interface OfflineWords {
	lang: string;
	dir: 'ltr' | 'rtl';
	title: string;
	text: string;
	again: string;
}

/** Keeps this page; call it when it is complete. Nothing happens where browsers have no service workers. */
export async function keepThisPage(words: OfflineWords): Promise<void> {
	const registration = await register();
	const assets = performance
		.getEntriesByType('resource')
		.map(({ name }) => new URL(name))
		.filter((url) => url.origin === location.origin && url.pathname.startsWith('/_app/immutable/'))
		.map((url) => url.pathname);
	order(registration, {
		kind: 'keep',
		path: location.pathname,
		assets: [...new Set(assets)],
		offlinePage: offlinePage(words)
	});
}

/** Call it when a plan is left with nothing unsent. */
export async function forgetPage(path: string): Promise<void> {
	const registration = await navigator.serviceWorker?.getRegistration();
	order(registration, { kind: 'forget', path });
}

async function register(): Promise<ServiceWorkerRegistration | undefined> {
	try {
		await navigator.serviceWorker?.register('/service-worker.js');
		return await navigator.serviceWorker?.ready;
	} catch {
		// A private window, or an address without TLS: the page works, but not without a network.
		return undefined;
	}
}

function order(registration: ServiceWorkerRegistration | undefined, what: OfflineOrder): void {
	registration?.active?.postMessage(what);
}

function offlinePage({ lang, dir, title, text, again }: OfflineWords): string {
	return [
		`<!doctype html><html lang="${lang}" dir="${dir}"><meta charset="utf-8">`,
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		'<meta name="color-scheme" content="light dark">',
		...[title, text, again].map(escaped).map((words, i) => {
			if (i === 0) return `<title>${words}</title><h1>${words}</h1>`;
			return i === 1 ? `<p>${words}</p>` : `<p><a href="">${words}</a></p>`;
		})
	].join('');
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
