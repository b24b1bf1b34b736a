import { composer, writeReply } from '../support/browser-forum.ts';
import { expect, test } from '../support/browser-visitor.ts';
import { signedIn } from '../support/demo-people.ts';
import { ask, question, reply } from '../support/forum-forms.ts';

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

		// As it says: load it again. The words are still there, and what the other tab wrote can be read.
		await draftKept;
		await second.open(`/threads/${threadId}`);
		await expect(second.post('La présidente, à cinq heures.')).toBeVisible();
		if (scripts) {
			await second.open(edit);
			await expect(second.box('forum.edit.yours')).toHaveValue('Le gardien, à sept heures.');
			await second.button('common.action.save').click();
			await expect(second.post('Le gardien, à sept heures.')).toBeVisible();
			await second.open(`/threads/${threadId}/history/${replyId}`);
			for (const former of ['Le gardien, à six heures.', 'La présidente, à cinq heures.'])
				await expect(second.page.getByText(former)).toBeVisible();
		}
	});
