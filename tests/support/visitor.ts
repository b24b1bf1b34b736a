import {
	test as base,
	expect,
	type Browser,
	type BrowserContextOptions,
	type Locator,
	type Page
} from '@playwright/test';
import { translator, type ServerTranslator } from '../../server/platform/messages.ts';
import type { ServerMessageKey } from '../../src/lib/i18n/keys.ts';
import type { MessageArguments } from '../../src/lib/i18n/translator.ts';
import type { Locale } from '../../src/lib/shared/locale.ts';
import { localeOf, signedIn } from './demo-people.ts';

export interface VisitorOptions extends Pick<BrowserContextOptions, 'colorScheme' | 'viewport'> {
	/** Of a guest, or instead of the person's own. */
	locale?: Locale;
	/** Slug of somebody of the demonstration; left out for a guest. */
	as?: string;
	/** False: JavaScript is switched off. */
	scripts?: boolean;
	url?: string;
	/** Says yes when browser or page ask whether to leave unsent words behind; else they stay. */
	leaves?: boolean;
}

/** Somebody at a browser of their own, who reads the interface in one language. */
export class Visitor {
	readonly page: Page;
	/** Every text of the interface as this visitor reads it. */
	readonly t: ServerTranslator;
	readonly scripts: boolean;
	/** What the console of any page of this browser complained of: errors, refusals of the content policy. */
	readonly problems: string[];

	constructor(page: Page, t: ServerTranslator, scripts: boolean, problems: string[]) {
		this.page = page;
		this.t = t;
		this.scripts = scripts;
		this.problems = problems;
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
		return new Visitor(await this.page.context().newPage(), this.t, this.scripts, this.problems);
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

/** Opens a browser for somebody, signed in or not. Whoever asked closes its context. */
export async function visitor(
	browser: Browser,
	{
		as,
		locale,
		scripts = true,
		url = process.env.MULTAQA_TEST_URL!,
		leaves = false,
		...options
	}: VisitorOptions
): Promise<Visitor> {
	const speaks = locale ?? (as ? localeOf(as) : 'en');
	const context = await browser.newContext({
		baseURL: url,
		locale: speaks,
		timezoneId: 'UTC',
		javaScriptEnabled: scripts,
		...options
	});
	const problems: string[] = [];
	context.on('page', (page) => watch(page, problems, leaves));
	const cookies = new Map<string, string>(locale ? [['multaqa_locale', locale]] : []);
	if (as) for (const [name, value] of (await signedIn(url, as, speaks)).cookies) cookies.set(name, value);
	await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url })));
	return new Visitor(await context.newPage(), translator(speaks), scripts, problems);
}

function watch(page: Page, problems: string[], leaves: boolean): void {
	page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.stack ?? error.message}`));
	page.on('console', (message) => {
		if (message.type() === 'error') problems.push(`${page.url()}: ${message.text()}`);
	});
	page.on('dialog', (dialog) => {
		const leaving = dialog.type() === 'beforeunload';
		if (!leaving && !leaves) problems.push(`${page.url()}: a dialog said ${dialog.message()}`);
		void (leaves ? dialog.accept() : dialog.dismiss());
	});
}

/** What the browser itself says of a refusal's status or of a lost connection is no fault of a script. */
const OF_THE_NETWORK = /Failed to load resource|WebSocket connection to|net::ERR_/;

interface Fixtures {
	/** A browser for somebody of the demonstration, or for a guest (null), for the length of the test. */
	visit: (slug: string | null, options?: Omit<VisitorOptions, 'as'>) => Promise<Visitor>;
}

/** Fails also when a page's script throws, breaks its content policy or complains, whatever else went well. */
export const test = base.extend<Fixtures>({
	visit: async ({ browser }, use) => {
		const visitors: Visitor[] = [];
		await use(async (slug, options = {}) => {
			const arrived = await visitor(browser, { ...options, as: slug ?? undefined });
			visitors.push(arrived);
			return arrived;
		});
		for (const { page } of visitors) await page.context().close();
		const faults = visitors.flatMap(({ problems }) => problems.filter((one) => !OF_THE_NETWORK.test(one)));
		expect(faults, 'faults of the pages’ scripts').toEqual([]);
	}
});

export { expect };
