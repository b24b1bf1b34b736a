import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import type { Locale } from '../../src/lib/shared/locale.ts';
import { signedIn } from './demo-people.ts';

export interface Visitor {
	page: Page;
	locale: Locale;
	/** Errors in the browser's console, and refusals of the content security policy. */
	problems: string[];
}

export interface VisitorOptions extends Pick<
	BrowserContextOptions,
	'javaScriptEnabled' | 'colorScheme' | 'viewport'
> {
	locale: Locale;
	/** Slug of somebody of the demonstration; left out for a guest. */
	as?: string;
	url?: string;
}

/** Somebody with a browser of their own, in their language, signed in or not. */
export async function visitor(
	browser: Browser,
	{ as, locale, url, ...options }: VisitorOptions
): Promise<Visitor> {
	const baseURL = url ?? process.env.MULTAQA_TEST_URL!;
	const context = await browser.newContext({ baseURL, locale, timezoneId: 'UTC', ...options });
	const cookies = new Map([['multaqa_locale', locale as string]]);
	if (as) for (const [name, value] of (await signedIn(baseURL, as, locale)).cookies) cookies.set(name, value);
	await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: baseURL })));
	const page = await context.newPage();
	const problems: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error') problems.push(`${page.url()}: ${message.text()}`);
	});
	page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
	return { page, locale, problems };
}

/** Marks the page as it is, to see later that it was never loaded anew. */
export async function mark(page: Page): Promise<() => Promise<boolean>> {
	await page.evaluate(() => Object.assign(globalThis, { marked: true }));
	return () => page.evaluate(() => 'marked' in globalThis);
}

/** Opens a page and waits until it follows what happens. */
export async function openLive(page: Page, path: string): Promise<void> {
	const line = page.waitForEvent('websocket', (socket) => socket.url().includes('/live'));
	await page.goto(path);
	const socket = await line;
	// The second message of the server to a page answers its request to follow.
	let heard = 0;
	await socket.waitForEvent(
		'framereceived',
		(frame) => String(frame.payload).startsWith('43') || ++heard > 4
	);
}
