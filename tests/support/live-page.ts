import type { Page } from '@playwright/test';

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
