import { beforeAll, describe, expect, it } from 'vitest';
import { expectFiguresRight } from '../support/figures-right.ts';
import { answer, createForumWorld, question, type ForumWorld } from '../support/forum-world.ts';
import { freshDatabase, type FreshDatabase } from '../support/mongo.ts';

let db: FreshDatabase;
let world: ForumWorld;

beforeAll(async () => {
	db = await freshDatabase();
	world = await createForumWorld(db);
});

const refused = (code: string) => expect.objectContaining({ name: 'DomainError', code });
const collection = (name: string) => db.connection.collection(name);

async function askedThread(more: Record<string, unknown> = {}) {
	return (await world.forum.ask(world.actors.asker, question(more))).id;
}

describe('asking and answering', () => {
	it('a question asked by one city is answered by another', async () => {
		const { forum, actors } = world;
		const id = await askedThread();
		const reply = await forum.reply(actors.peer, answer(id));
		const page = await forum.thread(actors.asker, id);
		expect(page.thread).toMatchObject({
			title: 'How do you keep parents involved?',
			replyCount: 1,
			mine: true
		});
		expect(page.thread.bodyHtml).toContain('<strong>tried</strong>');
		expect(page.replies.map((r) => r.id)).toEqual([reply.id]);
		expect(page.replies[0]).toMatchObject({
			author: { name: 'Person 4', city: { slug: 'city-b' } },
			language: 'en',
			mine: false
		});
		expect(await forum.whereIs(actors.asker, reply.id)).toEqual({ threadId: id, page: 1 });
		await expectFiguresRight(db);
	});

	it('the same form sent twice, also at the same moment, makes one post', async () => {
		const { forum, actors } = world;
		const form = question();
		const ids = await Promise.all([1, 2, 3, 4].map(() => forum.ask(actors.asker, form)));
		expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
		const id = ids[0]!.id;
		const words = answer(id);
		const replies = await Promise.all([1, 2, 3, 4].map(() => forum.reply(actors.peer, words)));
		expect(new Set(replies.map((r) => r.id)).size).toBe(1);
		expect((await forum.thread(actors.asker, id)).total).toBe(1);
		await expectFiguresRight(db);
	});

	it('the same form with other words makes another post: nothing written is dropped without a word', async () => {
		const { forum, actors } = world;
		const form = question();
		const [first, second] = [
			await forum.ask(actors.asker, form),
			await forum.ask(actors.asker, { ...form, body: 'Something else that I ask.' })
		];
		expect(second.id).not.toBe(first.id);
		const words = answer(first.id);
		const one = await forum.reply(actors.peer, words);
		expect((await forum.reply(actors.peer, { ...words, body: 'What I thought of later.' })).id).not.toBe(
			one.id
		);
		expect((await forum.reply(actors.peer, { ...words, threadId: second.id })).threadId).toBe(second.id);
		await forum.editReply(actors.peer, { replyId: one.id, body: 'Said better.', version: 0 });
		expect((await forum.reply(actors.peer, words)).id).toBe(one.id);
		await expectFiguresRight(db);
	});

	it('many replies at once are all counted', async () => {
		const { forum, actors } = world;
		const id = await askedThread();
		const before = await world.events.revision(`thread:${id}`);
		await Promise.all(Array.from({ length: 12 }, () => forum.reply(actors.peer, answer(id))));
		const page = await forum.thread(actors.guest, id);
		expect(page.thread.replyCount).toBe(12);
		expect(page.revision - before).toBe(12);
		await expectFiguresRight(db);
	});

	it('keeps a hundred drafts of one person, and of a form only its own fields', async () => {
		const { drafts, actors } = world;
		const place = (n: number) => `reply:${n.toString(16).padStart(24, '0')}` as const;
		const body = 'half a rep';
		for (let n = 0; n <= 100; n++) await drafts.save(actors.asker, { place: place(n), body });
		expect(await drafts.get(actors.asker, place(0))).toBeNull();
		expect(await drafts.get(actors.asker, place(1))).toMatchObject({ body });
		const extra = Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [`k${n}`, 'v']));
		await drafts.save(actors.asker, { place: place(1), body, extra: { ...extra, kind: 'need' } });
		expect((await drafts.get(actors.asker, place(1)))!.extra).toEqual({ kind: 'need' });
	});

	it('a draft goes in the moment its words are posted, and stays when they are refused', async () => {
		const { forum, drafts, actors } = world;
		const id = await askedThread();
		const place = `reply:${id}` as const;
		await drafts.save(actors.peer, { place, body: 'half a rep', extra: { attribution: 'city' } });
		expect(await drafts.get(actors.peer, place)).toMatchObject({
			body: 'half a rep',
			extra: { attribution: 'city' }
		});
		expect(await drafts.get(actors.asker, place)).toBeNull();
		await expect(forum.reply(actors.peer, answer(id, { body: ' ' }))).rejects.toThrow(
			refused('field_required')
		);
		expect(await drafts.get(actors.peer, place)).not.toBeNull();
		await forum.reply(actors.peer, answer(id));
		expect(await drafts.get(actors.peer, place)).toBeNull();
	});

	it.each([
		['a title of seven letters', { title: '1234567' }, 'field_too_short'],
		['a title of 161 letters', { title: 'ب'.repeat(161) }, 'field_too_long'],
		['a title of blanks', { title: ' \u200f \u2069 ' }, 'field_required'],
		['no body', { body: undefined }, 'field_required'],
		['a body of 20,001 letters', { body: '😀'.repeat(20_001) }, 'field_too_long'],
		['a body of 100,001 units', { body: 'a'.repeat(100_001) }, 'field_too_long'],
		['a visibility that does not exist', { visibility: 'everyone' }, 'field_invalid'],
		['a visibility that nobody may choose', { visibility: 'named' }, 'field_invalid'],
		['a group, where there is none', { visibility: 'group' }, 'field_invalid'],
		['a submission key that is an object', { submissionKey: { $gt: '' } }, 'field_invalid'],
		['an unknown forum', { forumKey: 'nowhere' }, 'not_found']
	])('%s is refused and changes nothing', async (_, more, code) => {
		const before = await collection('threads').countDocuments();
		await expect(world.forum.ask(world.actors.asker, question(more))).rejects.toThrow(refused(code));
		expect(await collection('threads').countDocuments()).toBe(before);
	});

	it('takes 20,000 letters of any script', async () => {
		const id = await askedThread({ body: '😀'.repeat(20_000), title: '  سؤال   عن الشباب ' });
		expect((await world.forum.thread(world.actors.guest, id)).thread).toMatchObject({
			title: 'سؤال عن الشباب'
		});
	});

	it.each([null, undefined, 0, 'text', [], { threadId: 'x' }])(
		'input %j is refused with a code',
		async (input) => {
			const { forum, moderation, drafts, actors } = world;
			const verbs = [forum.ask, forum.reply, forum.editThread, forum.editReply, forum.accept, forum.preview];
			const all = [...verbs, moderation.hide, moderation.unhide, moderation.lock, drafts.save];
			for (const verb of all)
				await expect(verb(actors.secretariat, input)).rejects.toThrow(
					expect.objectContaining({ name: 'DomainError' })
				);
		}
	);

	it.each(['zzz', '', '../../x', 'f'.repeat(24), 'F'.repeat(24)])('thread %j is not found', async (id) => {
		await expect(world.forum.thread(world.actors.guest, id)).rejects.toThrow(refused('not_found'));
		expect(await world.forum.mayJoin(world.actors.guest, `thread:${id}`)).toBe(false);
	});
});

describe('editing', () => {
	it('keeps the former text for the author and the moderators', async () => {
		const { forum, actors } = world;
		const id = await askedThread();
		const reply = await forum.reply(actors.peer, answer(id, { body: 'first' }));
		await forum.editReply(actors.peer, { replyId: reply.id, body: 'second', version: 0 });
		const page = await forum.thread(actors.peer, id);
		expect(page.replies[0]).toMatchObject({ body: 'second', mine: true });
		expect(page.replies[0]!.editedAt).not.toBeNull();
		for (const actor of [actors.peer, actors.moderator, actors.secretariat])
			expect(await forum.history(actor, 'reply', reply.id)).toMatchObject([{ body: 'first', title: null }]);
		for (const actor of [actors.guest, actors.asker, actors.otherModerator])
			await expect(forum.history(actor, 'reply', reply.id)).rejects.toThrow(refused('not_found'));
	});

	it('an edit made on an old page is refused as stale, one that changes nothing is not', async () => {
		const { forum, actors } = world;
		const id = await askedThread();
		const edit = (body: string, version: number) =>
			forum.editThread(actors.asker, { threadId: id, title: 'Another title here', body, version });
		await edit('one', 0);
		await expect(edit('two', 0)).rejects.toThrow(refused('stale'));
		await edit('one', 0);
		const { version } = await forum.editThreadPage(actors.asker, id);
		await edit('two', version);
		expect(await forum.history(actors.asker, 'thread', id)).toHaveLength(2);
	});

	it('a newer text is replaced only by who says which one, and has so been shown it', async () => {
		const { forum, actors } = world;
		const id = await askedThread();
		const words = { threadId: id, title: 'Another title here', version: 0 };
		const versionNow = async () => (await forum.editThreadPage(actors.asker, id)).version;
		await forum.editThread(actors.asker, { ...words, body: 'one' });
		const shown = await versionNow();
		await forum.editThread(actors.asker, { ...words, body: 'two', version: shown });

		const mine = { ...words, body: 'mine' };
		for (const replace of [undefined, 0, shown])
			await expect(forum.editThread(actors.asker, { ...mine, replace })).rejects.toThrow(refused('stale'));
		await forum.editThread(actors.asker, { ...mine, replace: await versionNow() });
		const former = await forum.history(actors.asker, 'thread', id);
		expect(former.map(({ body }) => body)).toEqual(['two', 'one', question().body]);

		const reply = await forum.reply(actors.peer, answer(id));
		const edit = { replyId: reply.id, version: 0 };
		await forum.editReply(actors.peer, { ...edit, body: 'one' });
		await expect(forum.editReply(actors.peer, { ...edit, body: 'mine' })).rejects.toThrow(refused('stale'));
		const { version: replace } = await forum.editReplyPage(actors.peer, reply.id);
		await forum.editReply(actors.peer, { ...edit, body: 'mine', replace });
	});

	it('two edits of one version at once: one counts', async () => {
		const { forum, actors } = world;
		const id = await askedThread();
		const edits = ['one', 'two', 'three'].map((body) =>
			forum.editThread(actors.asker, { threadId: id, title: 'Another title here', body, version: 0 })
		);
		const results = await Promise.allSettled(edits);
		expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		for (const result of results) if (result.status === 'rejected') expect(result.reason.code).toBe('stale');
		expect(await forum.history(actors.asker, 'thread', id)).toHaveLength(1);
	});

	it('nobody edits what others wrote', async () => {
		const { forum, actors } = world;
		const id = await askedThread();
		const words = { threadId: id, title: 'Another title here', body: 'words', version: 0 };
		await expect(forum.editThread(actors.peer, words)).rejects.toThrow(refused('not_own_post'));
		await expect(forum.editThread(actors.secretariat, words)).rejects.toThrow(refused('not_own_post'));
		await expect(forum.editThread(actors.guest, words)).rejects.toThrow(refused('sign_in_required'));
	});
});

describe('accepting an answer', () => {
	it('is for the asker and the moderator, and can be taken back', async () => {
		const { forum, actors } = world;
		const threadId = await askedThread();
		const { id: replyId } = await forum.reply(actors.peer, answer(threadId));
		await expect(forum.accept(actors.peer, { threadId, replyId })).rejects.toThrow(refused('not_asker'));
		await forum.accept(actors.asker, { threadId, replyId });
		await forum.accept(actors.asker, { threadId, replyId });
		const page = await forum.thread(actors.guest, threadId);
		expect(page.accepted?.id).toBe(replyId);
		expect(page.thread.answered).toBe(true);
		await forum.unaccept(actors.moderator, { threadId, replyId });
		expect((await forum.thread(actors.guest, threadId)).accepted).toBeNull();
		expect(await world.events.revision(`thread:${threadId}`)).toBe(4);
	});

	it('a reply of another thread cannot be accepted', async () => {
		const { forum, actors } = world;
		const [threadId, other] = [await askedThread(), await askedThread()];
		const { id: replyId } = await forum.reply(actors.peer, answer(other));
		await expect(forum.accept(actors.asker, { threadId, replyId })).rejects.toThrow(refused('not_found'));
	});
});
