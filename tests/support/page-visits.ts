import type { Browser, Page } from '@playwright/test';
import type { Locale } from '../../src/lib/shared/locale.ts';
import type { Fields } from './http-client.ts';
import type { PageRow } from './page-table.ts';
import { READERS, type PageWorld, type Reader } from './page-world.ts';
import { visitor, type Visitor } from './visitor.ts';

/** One window per reader and language, opened when first asked for: each reader signs in once. */
export class Windows {
	readonly #open = new Map<string, Promise<Visitor>>();
	readonly #browser: Browser;

	constructor(browser: Browser) {
		this.#browser = browser;
	}

	of(reader: Reader, locale: Locale): Promise<Visitor> {
		const key = `${reader} ${locale}`;
		const window =
			this.#open.get(key) ?? visitor(this.#browser, { locale, as: READERS[reader] ?? undefined });
		this.#open.set(key, window);
		return window;
	}

	async close(): Promise<void> {
		for (const window of this.#open.values()) await (await window).page.context().close();
	}
}

/** Goes where the row says and sends what it sends. @returns the status of the page that is then shown */
export async function visit(page: Page, row: PageRow, world: PageWorld): Promise<number> {
	const path = typeof row.path === 'string' ? row.path : row.path(world);
	const opened = await page.goto(path);
	const shown = row.send ? await send(page, row.send.action, row.send.fields) : opened;
	// Drawn by the page's own script once it has taken over what the server sent.
	await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
	return shown?.status() ?? 0;
}

/** Sends a form as a browser without scripts does, whatever the form's controls would let a person type. */
async function send(page: Page, action: string, fields: Fields) {
	const answer = page.waitForResponse((response) => response.request().method() === 'POST');
	await page.evaluate(
		([to, given]) => {
			document.documentElement.dataset.left = 'behind';
			const form = document.createElement('form');
			form.method = 'POST';
			form.action = to || location.pathname;
			for (const [name, value] of Object.entries(given))
				form.append(Object.assign(document.createElement('textarea'), { name, value }));
			document.body.append(form);
			form.submit();
		},
		[action, fields] as const
	);
	const shown = await answer;
	await page.locator('html[data-left]').waitFor({ state: 'detached' });
	return shown;
}
