import { composer, writeReply } from '../support/browser-forum.ts';
import { expect, test, type Visitor } from '../support/visitor.ts';
import { signedIn } from '../support/demo-people.ts';
import { ask, question, reply } from '../support/forum-forms.ts';
import { expectTranslated } from '../support/translated.ts';

const url = () => process.env.MULTAQA_TEST_URL!;

test('what is being written survives a reload and a crash of the page', async ({ visit }) => {
	const threadId = await ask(await signedIn(url(), 'hala'), 'youth', question('Who writes slowly?'));
	const path = `/threads/${threadId}`;
	const writer = await visit('amal');
	await writer.open(path);
	await composer(writer).fill('نكتب على مهل');
	await expect(writer.words('forum.draft.saved')).toBeVisible();
	await writer.page.reload();
	await writer.ready();
	await expect(composer(writer)).toHaveValue('نكتب على مهل');

	const more = 'نكتب على مهل، ثم ننشر.';
	await composer(writer).fill(more);
	await expect(writer.words('forum.draft.saved')).toBeVisible();
	const crashed = writer.page.waitForEvent('crash');
	await writer.page.goto('chrome://crash').catch(() => undefined);
	await crashed;
	const again = await writer.anotherPage();
	await again.open(path);
	await expect(composer(again)).toHaveValue(more);

	// Once posted it is no draft any more.
	await writeReply(again, more);
	await again.open('/forums');
	await again.open(path);
	await expect(again.post(more)).toHaveCount(1);
	await expect(composer(again)).toHaveValue('');
});

for (const scripts of [true, false])
	test(`an edit that another tab overtook loses no words (${scripts ? 'with' : 'without'} JavaScript)`, async ({
		visit
	}) => {
		const client = await signedIn(url(), 'ibrahima');
		const threadId = await ask(client, 'faith', question(`Who lights the hall? (${scripts})`));
		const replyId = await reply(client, threadId, 'Le gardien, à six heures.');
		const edit = `/threads/${threadId}/edit/${replyId}`;
		const first = await visit('ibrahima', { scripts });
		const second = await visit('ibrahima', { scripts });
		for (const tab of [first, second]) await tab.open(edit);

		await second.box('forum.edit.yours').fill('Le gardien, à sept heures.');
		if (scripts) await expect(second.words('forum.draft.saved')).toBeVisible();
		await first.box('forum.edit.yours').fill('La présidente, à cinq heures.');
		await first.button('common.action.save').click();
		await expect(first.post('La présidente, à cinq heures.')).toBeVisible();

		const draftKept = scripts
			? second.page.waitForResponse((response) => response.url().endsWith('/drafts') && response.ok(), {
					timeout: 15_000
				})
			: null;
		await second.button('common.action.save').click();
		await expect(second.page.getByRole('alert')).toContainText(second.t('errors.stale'));
		await expect(second.box('forum.edit.yours')).toHaveValue('Le gardien, à sept heures.');

		// The newer text stands beside one's own. Sending again as it is does not replace it.
		const newer = second.box('forum.edit.newer');
		await expect(newer).toHaveValue('La présidente, à cinq heures.');
		await draftKept;
		if (scripts) {
			// Loading the page again is no way around it.
			await second.open(edit);
			await expect(newer).toHaveValue('La présidente, à cinq heures.');
		}
		await second.button('common.action.save').click();
		await expect(second.page.getByRole('alert')).toContainText(second.t('errors.stale'));
		await expect(second.box('forum.edit.yours')).toHaveValue('Le gardien, à sept heures.');

		// A third text comes in between: what was ticked for the second does not count for it.
		const box = ({ page, t }: Visitor) => page.getByRole('checkbox', { name: t('forum.edit.replace') });
		const replace = box(second);
		await replace.check();
		await first.open(edit);
		// A draft of the same person's is in this tab, too, with the version that it began from.
		if (scripts) await box(first).check();
		await first.box('forum.edit.yours').fill('Personne, il fait jour.');
		await first.button('common.action.save').click();
		await expect(first.post('Personne, il fait jour.')).toBeVisible();
		await second.button('common.action.save').click();
		await expect(newer).toHaveValue('Personne, il fait jour.');
		await expect(replace).not.toBeChecked();
		await expectTranslated(second.page);

		await replace.check();
		await second.button('common.action.save').click();
		await expect(second.post('Le gardien, à sept heures.')).toBeVisible();
		await second.open(`/threads/${threadId}/history/${replyId}`);
		for (const former of [
			'Le gardien, à six heures.',
			'La présidente, à cinq heures.',
			'Personne, il fait jour.'
		])
			await expect(second.page.getByText(former)).toBeVisible();
	});

test('what is typed before the page’s script comes is kept as a draft, too', async ({ visit }) => {
	const client = await signedIn(url(), 'hala');
	const threadId = await ask(client, 'youth', question('Who types before the script comes?'));
	const replyId = await reply(client, threadId, 'Hala does.');
	const typed = 'كُتب قبل وصول البرنامج';
	for (const [path, key] of [
		[`/threads/${threadId}`, 'forum.compose.title'],
		[`/threads/${threadId}/edit/${replyId}`, 'forum.edit.yours'],
		['/forums/faith/ask', 'forum.ask.body']
	] as const) {
		const writer = await visit('hala');
		let come = () => {};
		const scripts = new Promise<void>((resolve) => (come = resolve));
		await writer.page.route('**/_app/immutable/**/*.js', async (route) => {
			await scripts;
			await route.continue();
		});
		await writer.page.goto(path, { waitUntil: 'commit' });
		await writer.box(key).fill(typed);
		come();
		await writer.ready();
		await expect(writer.box(key)).toHaveValue(typed);
		await expect(writer.words('forum.draft.saved')).toBeVisible();
		await writer.open(path);
		await expect(writer.box(key)).toHaveValue(typed);
	}
});
