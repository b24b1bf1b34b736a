import {
	test as base,
	expect,
	type Browser,
	type BrowserContext,
	type Locator,
	type Page
} from '@playwright/test';
import { translator, type ServerTranslator } from '../../server/platform/messages.ts';
import type { ServerMessageKey } from '../../src/lib/i18n/keys.ts';
import type { MessageArguments } from '../../src/lib/i18n/translator.ts';
import type { Locale } from '../../src/lib/shared/locale.ts';
import { localeOf, signedIn } from './demo-people.ts';

export interface Visit {
	/** Of the guest, or instead of the person's own. */
	locale?: Locale;
	/** False: JavaScript is switched off. */
	scripts?: boolean;
}

/** Somebody at a browser of their own, who reads the interface in one language. */
export class Visitor {
	readonly page: Page;
	/** Every text of the interface as this visitor reads it. */
	readonly t: ServerTranslator;
	readonly scripts: boolean;

	constructor(page: Page, locale: Locale, scripts: boolean) {
		this.page = page;
		this.t = translator(locale);
		this.scripts = scripts;
	}

	/** Opens a page and waits until its scripts have taken it over. */
	async open(path: string): Promise<void> {
		await this.page.goto(path);
		await this.ready();
	}

	/** The page's scripts run: SvelteKit has put up the region in which it announces pages. */
	async ready(): Promise<void> {
		if (this.scripts) await this.page.locator('#svelte-announcer').waitFor({ state: 'attached' });
	}

	/** The same person in another page of the same browser. */
	async anotherPage(): Promise<Visitor> {
		return new Visitor(await this.page.context().newPage(), this.t.locale, this.scripts);
	}

	button(key: ServerMessageKey, values?: MessageArguments): Locator {
		return this.page.getByRole('button', { name: this.t(key, values), exact: true });
	}

	link(key: ServerMessageKey, values?: MessageArguments): Locator {
		return this.page.getByRole('link', { name: this.t(key, values), exact: true });
	}

	box(key: ServerMessageKey, values?: MessageArguments): Locator {
		return this.page.getByRole('textbox', { name: this.t(key, values), exact: true });
	}

	/** The sentence anywhere on the page. */
	words(key: ServerMessageKey, values?: MessageArguments): Locator {
		return this.page.getByText(this.t(key, values));
	}

	/** The question or a reply that says this. */
	post(words: string): Locator {
		return this.page.getByRole('article').filter({ hasText: words });
	}
}

interface Fixtures {
	/** Opens a browser context for somebody of the demonstration, already signed in, or for a guest (null). */
	visit: (slug: string | null, options?: Visit) => Promise<Visitor>;
}

/** Fails also when a page's script throws, breaks its content policy or complains, whatever else went well. */
export const test = base.extend<Fixtures>({
	visit: async ({ browser }, use) => {
		const contexts: BrowserContext[] = [];
		const faults: string[] = [];
		await use(async (slug, options = {}) => {
			const visitor = await arrive(browser, slug, options, contexts);
			visitor.page.context().on('page', (page) => watch(page, faults));
			watch(visitor.page, faults);
			return visitor;
		});
		for (const context of contexts) await context.close();
		expect(faults, 'faults of the pages’ scripts').toEqual([]);
	}
});

export { expect };

async function arrive(
	browser: Browser,
	slug: string | null,
	{ locale, scripts = true }: Visit,
	contexts: BrowserContext[]
): Promise<Visitor> {
	const url = process.env.MULTAQA_TEST_URL!;
	const speaks = locale ?? (slug ? localeOf(slug) : 'en');
	const context = await browser.newContext({ baseURL: url, locale: speaks, javaScriptEnabled: scripts });
	contexts.push(context);
	if (locale) await context.addCookies([{ name: 'multaqa_locale', value: locale, url }]);
	if (slug) {
		const { cookies } = await signedIn(url, slug, speaks);
		await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url })));
	}
	return new Visitor(await context.newPage(), speaks, scripts);
}

/** What the browser itself says of a refusal's status or of a lost connection is no fault of a script. */
const OF_THE_NETWORK = /Failed to load resource|WebSocket connection to|net::ERR_/;

function watch(page: Page, faults: string[]): void {
	page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.stack ?? error.message}`));
	page.on('console', (message) => {
		if (message.type() === 'error' && !OF_THE_NETWORK.test(message.text()))
			faults.push(`${page.url()}: ${message.text()}`);
	});
	page.on('dialog', (dialog) => {
		if (dialog.type() !== 'beforeunload') faults.push(`${page.url()}: a dialog said ${dialog.message()}`);
		void dialog.dismiss();
	});
}
