import type { Locator } from '@playwright/test';
import { LOCALES } from '../../src/lib/shared/locale.ts';
import { hideReply } from '../support/browser-forum.ts';
import { expect, test, type Visitor } from '../support/visitor.ts';
import { signedIn } from '../support/demo-people.ts';
import { ask, question, reply } from '../support/forum-forms.ts';
import { HttpClient } from '../support/http-client.ts';
import { expectTranslated } from '../support/translated.ts';
import { words } from '../support/words.ts';

const url = () => process.env.MULTAQA_TEST_URL!;
const LONG = 100_000;

for (const [slug, scripts] of [
	['amal', true],
	['ruth', false]
] as const) {
	test(`a question too short or too long is refused in words (${slug}, ${scripts ? 'with' : 'without'} JavaScript)`, async ({
		visit
	}) => {
		const visitor = await visit(slug, { scripts });
		const { t } = visitor;
		await visitor.open('/forums/policing/ask');
		const [title, body] = [visitor.box('forum.ask.subject'), visitor.box('forum.ask.body')];
		const send = visitor.button('forum.ask.send');

		await title.fill('Why?');
		await body.fill('   ');
		await send.click();
		await expectRefused(visitor, [
			{ box: title, says: t('errors.field_too_short', { limit: 8 }) },
			{ box: body, says: t('errors.field_required') }
		]);
		await expect(title).toHaveValue('Why?');

		await title.fill('ش'.repeat(161));
		await body.fill('x'.repeat(LONG));
		// Too long to be posted, and kept all the same while it is made shorter.
		if (scripts) await expect(visitor.words('forum.draft.saved')).toBeVisible();
		await send.click();
		await expectRefused(visitor, [
			{ box: title, says: t('errors.field_too_long', { limit: 160 }) },
			{ box: body, says: t('errors.field_too_long', { limit: 20_000 }) }
		]);
		expect(await lengthOf(title)).toBe(161);
		expect(await lengthOf(body)).toBe(LONG);
		await expectTranslated(visitor.page);

		// What is right again is taken.
		await title.fill(`Is the door open after eight? (${slug} ${scripts})`);
		await body.fill('ok');
		await send.click();
		await visitor.page.waitForURL(/\/threads\/[0-9a-f]{24}$/);
	});
}

test('an act without a reason is refused beside its field', async ({ visit }) => {
	const threadId = await ask(
		await signedIn(url(), 'ziad'),
		'public-health',
		question('Who opens the clinic?')
	);
	const replyId = await reply(await signedIn(url(), 'vesna'), threadId, 'The nurse has the key.');
	const moderator = await visit('nour');
	await moderator.open(`/threads/${threadId}`);
	const post = moderator.page.locator(`#reply-${replyId}`);
	await hideReply(moderator, post, '   ');
	const reason = post.getByRole('textbox', { name: moderator.t('forum.moderate.reason') });
	await expectRefused(moderator, [{ box: reason, says: moderator.t('errors.reason_required') }], post);
	await reason.fill('x');
	await post.getByRole('button', { name: moderator.t('forum.moderate.hide'), exact: true }).click();
	await expectRefused(
		moderator,
		[{ box: reason, says: moderator.t('errors.field_too_short', { limit: 3 }) }],
		post
	);
	await expect(reason).toHaveValue('x');
	// Nothing was done.
	const guest = await visit(null);
	await guest.open(`/threads/${threadId}`);
	await expect(guest.post('The nurse has the key.')).toBeVisible();
});

for (const locale of LOCALES)
	test(`an error page says in its heading what happened (${locale})`, async () => {
		const client = new HttpClient(url(), locale);
		const heading = async (answer: Promise<{ text: string }>) =>
			/<h1[^>]*>([^<]*)<\/h1>/.exec((await answer).text)?.[1];
		expect(await heading(client.get('/no/such/page'))).toBe(words(locale, 'errors.page.not_found'));
		const action = client.submit('/sign-in?/dance', {});
		expect(await heading(action), 'a form that nobody takes').toBe(words(locale, 'errors.page.not_found'));
		const huge = client.submit('/sign-in', { email: 'x'.repeat(4_000_000) });
		expect(await heading(huge), 'too large').toBe(words(locale, 'errors.page.title'));
	});

interface Fault {
	box: Locator;
	says: string;
}

/** The refusal stands in a summary that links to each field, and beside the field itself. */
async function expectRefused(visitor: Visitor, faults: Fault[], within?: Locator): Promise<void> {
	const summary = (within ?? visitor.page.getByRole('main')).getByRole('alert');
	await expect(summary).toBeVisible();
	await expect(summary.getByRole('link')).toHaveText(faults.map(({ says }) => new RegExp(escaped(says))));
	if (visitor.scripts) await expect(summary).toBeFocused();
	for (const { box, says } of faults) {
		await expect(box).toHaveAttribute('aria-invalid', 'true');
		await expect(box).toHaveAccessibleDescription(new RegExp(escaped(says)));
		await summary.getByRole('link', { name: says }).click();
		await expect(box).toBeFocused();
	}
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function lengthOf(box: Locator): Promise<number> {
	return box.evaluate((element: HTMLInputElement) => element.value.length);
}
