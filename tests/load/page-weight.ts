import { chromium } from '@playwright/test';
import { findBrowser } from '../support/browser.ts';

export interface PageWeight {
	/** Bytes as they travelled, compressed, headers included. */
	total: number;
	/** Bytes of scripts as they travelled, without headers: those of the live connection too. */
	script: number;
	style: number;
	html: number;
	requests: number;
}

/** What a first visit to a page weighs, in a real browser with an empty cache, until the network is quiet. */
export async function weigh(
	url: string,
	locale: string,
	cookies: ReadonlyMap<string, string> = new Map(),
	/** Milliseconds after which the page has fetched all that it fetches by itself. */
	settled = 2500
): Promise<PageWeight> {
	const browser = await chromium.launch({
		executablePath: await findBrowser(console.log),
		args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
	});
	try {
		const context = await browser.newContext({ locale });
		await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url })));
		const page = await context.newPage();
		const session = await page.context().newCDPSession(page);
		await session.send('Network.enable');
		const kinds = new Map<string, string>();
		const weight: PageWeight = { total: 0, script: 0, style: 0, html: 0, requests: 0 };
		session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
		session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
			const kind = kinds.get(requestId);
			weight.requests++;
			weight.total += encodedDataLength;
			if (kind === 'Stylesheet') weight.style += encodedDataLength;
			if (kind === 'Document') weight.html += encodedDataLength;
		});
		await page.goto(url, { waitUntil: 'networkidle' });
		// Whatever a page fetches once it is idle belongs to the first visit.
		await page.waitForTimeout(settled);
		weight.script = await page.evaluate(() =>
			performance
				.getEntriesByType('resource')
				.filter(({ name }) => name.endsWith('.js'))
				.reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0)
		);
		return weight;
	} finally {
		await browser.close();
	}
}
