import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { LOCALES, type Locale } from '../../src/lib/shared/locale.ts';
import { signedIn } from '../support/demo-people.ts';
import { ask, question, reply } from '../support/forum-forms.ts';
import { pageRoutes } from '../support/routes-of-forms.ts';
import { expectTranslated } from '../support/translated.ts';
import { visitor } from '../support/visitor.ts';

test.describe.configure({ mode: 'parallel', timeout: 180_000 });

/** How axe looks at a page: from right to left in light, from left to right in dark. It takes its time. */
const AXE: Partial<Record<Locale, 'light' | 'dark'>> = { ar: 'light', en: 'dark' };
const WIDTHS = [1280, 390, 360] as const;

interface Stop {
	/** The route of `pageRoutes` that this address shows. */
	route: string;
	path: string;
	status?: number;
}

interface Places {
	thread: string;
	reply: string;
	answered: string;
}

const GUEST = ({ answered }: Places): Stop[] => [
	{ route: '/', path: '/' },
	{ route: '/forums', path: '/forums' },
	{ route: '/forums/[key]', path: '/forums/youth' },
	{ route: '/forums/[key]', path: '/forums/youth?filter=unanswered' },
	{ route: '/threads/[id]', path: answered },
	{ route: '/search', path: '/search' },
	{ route: '/search', path: '/search?q=school' },
	{ route: '/search', path: '/search?q=zzzzzzzz' },
	{ route: '/cities', path: '/cities' },
	{ route: '/cities/[slug]', path: '/cities/marsa-yasmin' },
	{ route: '/themes', path: '/themes' },
	{ route: '/themes/[key]', path: '/themes/youth' },
	{ route: '/sign-in', path: '/sign-in?back=/forums&ended=1' },
	{ route: '/register', path: '/register' },
	{ route: '/reset', path: '/reset' },
	{ route: '/reset/[token]', path: `/reset/${'A'.repeat(43)}` },
	{ route: '/verify', path: '/verify' },
	{ route: '/verify', path: `/verify?token=${'A'.repeat(43)}` },
	{ route: '/demo/mail', path: '/demo/mail' },
	{ route: 'nowhere', path: '/nowhere', status: 404 },
	{ route: 'nowhere', path: `/threads/${'f'.repeat(24)}`, status: 404 }
];

const MEMBER = ({ thread, reply: id }: Places): Stop[] => [
	{ route: '/', path: '/' },
	{ route: '/forums/[key]', path: '/forums/youth' },
	{ route: '/forums/[key]/ask', path: '/forums/families/ask' },
	{ route: '/threads/[id]', path: thread },
	{ route: '/threads/[id]/edit', path: `${thread}/edit` },
	{ route: '/threads/[id]/edit/[replyId]', path: `${thread}/edit/${id}` },
	{ route: '/threads/[id]/history', path: `${thread}/history` },
	{ route: '/threads/[id]/history/[replyId]', path: `${thread}/history/${id}` },
	{ route: '/account', path: '/account' },
	{ route: '/sign-out', path: '/sign-out' },
	{ route: '/moderation/audit', path: '/moderation/audit' },
	{ route: 'nowhere', path: '/secretariat/people', status: 404 }
];

/** Addresses that only the page before them knows are found by their links. */
const SECRETARIAT = (): Stop[] => [
	{ route: '/secretariat/people', path: '/secretariat/people' },
	{ route: '/secretariat/people/[id]', path: 'a[href^="/secretariat/people/"]' },
	{ route: '/demo/mail', path: '/demo/mail' },
	{ route: '/demo/mail/[id]', path: 'a[href^="/demo/mail/"]' },
	{ route: '/moderation/audit', path: '/moderation/audit' }
];

const TOURS = { guest: GUEST, member: MEMBER, secretariat: SECRETARIAT };
const PEOPLE = { guest: undefined, member: 'ziad', secretariat: 'nour' };

let places: Places;

test.beforeAll(async () => {
	const url = process.env.MULTAQA_TEST_URL!;
	const [member, peer] = await Promise.all([signedIn(url, 'ziad'), signedIn(url, 'claire')]);
	const id = await ask(member, 'youth', question('Which page is looked at?'));
	const replyId = await reply(member, id, 'One of **mine**, and <a long word>: ' + 'ع'.repeat(120));
	const edited = { body: 'One of mine, edited: ' + 'w'.repeat(120), replyId, version: '0' };
	await member.submit(`/threads/${id}?/editReply`, edited);
	const theirs = await reply(peer, id, 'One of theirs, which is hidden.');
	await member.submit(`/threads/${id}?/hide`, { replyId: theirs, reason: 'It named somebody.' });
	// The demonstration has no mail before somebody asks for one.
	await member.submit('/reset', { email: 'ruth@port-amberley.example' });
	const list = (await peer.get('/forums/youth?filter=answered')).text;
	const answered = /href="(\/threads\/[0-9a-f]{24})/.exec(list)?.[1];
	if (!answered) throw new Error('the demonstration has no answered question in its youth forum');
	places = { thread: `/threads/${id}`, reply: replyId, answered };
});

test('every page is on a tour', () => {
	const toured = Object.values(TOURS).flatMap((tour) => tour(places).map(({ route }) => route));
	expect(pageRoutes().filter((route) => !toured.includes(route))).toEqual([]);
});

for (const who of ['guest', 'member', 'secretariat'] as const)
	for (const locale of LOCALES)
		test(`${who}, ${locale}: every page stands, speaks one language, fits, and can be used by all`, async ({
			browser
		}) => {
			const viewport = { width: WIDTHS[0], height: 900 };
			const { page, problems } = await visitor(browser, { locale, as: PEOPLE[who], viewport });
			for (const { path, status = 200 } of TOURS[who](places)) {
				await page.setViewportSize(viewport);
				const address = path.startsWith('/') ? path : await linkOn(page, path);
				const answer = await page.goto(address);
				expect.soft(answer!.status(), address).toBe(status);
				await expect.soft(page.locator('html')).toHaveAttribute('lang', locale);
				await expectTranslated(page);
				if (AXE[locale]) await expectAccessible(page, AXE[locale]);
				for (const width of WIDTHS) {
					await page.setViewportSize({ ...viewport, width });
					expect.soft(await tooWide(page), `${address} is too wide at ${width} px`).toEqual([]);
				}
			}
			// The browser itself remarks on every answer that is an error.
			expect(problems.filter((problem) => !/status of 404/.test(problem))).toEqual([]);
		});

async function expectAccessible(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
	await page.emulateMedia({ colorScheme });
	const { violations } = await new AxeBuilder({ page }).analyze();
	const told = violations.map(
		({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`
	);
	expect.soft(told, `${page.url()} in ${colorScheme}`).toEqual([]);
}

/** What stands out of the page, when it scrolls sideways. */
function tooWide(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const { clientWidth, scrollWidth } = document.documentElement;
		if (scrollWidth <= clientWidth) return [];
		return [...document.querySelectorAll('body *')]
			.filter((element) => {
				const { left, right, width } = element.getBoundingClientRect();
				return width > 0 && (right > clientWidth + 1 || left < -1);
			})
			.map((element) => element.outerHTML.slice(0, 120))
			.slice(0, 4);
	});
}

async function linkOn(page: Page, selector: string): Promise<string> {
	const href = await page.locator(selector).first().getAttribute('href');
	if (!href) throw new Error(`${page.url()} has no ${selector}`);
	return href;
}
