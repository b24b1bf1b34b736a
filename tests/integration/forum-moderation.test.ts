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

describe('moderating', () => {
	it('a hidden reply is gone for others, marked for its author, kept for moderators, and in the audit log', async () => {
		const { forum, moderation, audit, actors } = world;
		const threadId = await askedThread();
		const { id } = await forum.reply(actors.peer, answer(threadId));
		await forum.accept(actors.asker, { threadId, replyId: id });
		await expect(moderation.hide(actors.moderator, { kind: 'reply', id, reason: ' ' })).rejects.toThrow(
			refused('reason_required')
		);
		await moderation.hide(actors.moderator, { kind: 'reply', id, reason: 'Names a family' });

		for (const actor of [actors.guest, actors.asker, actors.colleague, actors.otherModerator]) {
			const page = await forum.thread(actor, threadId);
			expect(page).toMatchObject({
				replies: [],
				total: 0,
				accepted: null,
				thread: { replyCount: 0, answered: false }
			});
			await expect(forum.whereIs(actor, id)).rejects.toThrow(refused('not_found'));
		}
		const own = (await forum.thread(actors.peer, threadId)).replies[0]!;
		expect(own.hidden).toMatchObject({ reason: 'Names a family', by: null });
		expect(own.can).toMatchObject({ edit: false, hide: false, unhide: false });
		const moderated = (await forum.thread(actors.moderator, threadId)).replies[0]!;
		expect(moderated.hidden).toMatchObject({ reason: 'Names a family', by: 'Person 5' });
		expect(moderated.bodyHtml).toContain('grandmothers');
		expect(moderated.can).toMatchObject({ hide: false, unhide: true });
		await expect(forum.editReply(actors.peer, { replyId: id, body: 'again', version: 0 })).rejects.toThrow(
			refused('reply_hidden')
		);

		const [entry] = (await audit.list(actors.moderator)).entries;
		expect(entry).toMatchObject({
			act: 'reply.hide',
			actor: 'Person 5',
			subjectId: id,
			threadId,
			reason: 'Names a family',
			forum: { key: 'youth' }
		});
		expect(JSON.stringify(entry)).not.toContain('grandmothers');
		await expectFiguresRight(db);

		await moderation.unhide(actors.secretariat, { kind: 'reply', id });
		expect((await forum.thread(actors.guest, threadId)).total).toBe(1);
		await expectFiguresRight(db);
	});

	it('a hidden thread takes its replies along and brings back only those that were not hidden themselves', async () => {
		const { forum, moderation, actors } = world;
		const threadId = await askedThread();
		const first = await forum.reply(actors.peer, answer(threadId));
		await forum.reply(actors.colleague, answer(threadId));
		await moderation.hide(actors.moderator, { kind: 'reply', id: first.id, reason: 'Off the subject' });
		await moderation.hide(actors.moderator, { kind: 'thread', id: threadId, reason: 'A single case' });
		for (const actor of [actors.guest, actors.peer, actors.colleague])
			await expect(forum.thread(actor, threadId)).rejects.toThrow(refused('not_found'));
		const own = await forum.thread(actors.asker, threadId);
		expect(own).toMatchObject({ total: 0, thread: { hidden: { reason: 'A single case' } } });
		expect(own.thread.can).toMatchObject({ reply: false, replyRefusal: 'thread_hidden', edit: false });
		expect((await forum.thread(actors.moderator, threadId)).total).toBe(2);
		await expect(forum.reply(actors.asker, answer(threadId))).rejects.toThrow(refused('thread_hidden'));
		await expect(forum.reply(actors.peer, answer(threadId))).rejects.toThrow(refused('not_found'));
		await expectFiguresRight(db);
		await moderation.unhide(actors.moderator, { kind: 'thread', id: threadId });
		expect((await forum.thread(actors.guest, threadId)).total).toBe(1);
		await expectFiguresRight(db);
	});

	it('replies posted while the thread is being hidden are never left visible', async () => {
		const { forum, moderation, actors } = world;
		for (let round = 0; round < 5; round++) {
			const threadId = await askedThread();
			await Promise.allSettled([
				...Array.from({ length: 4 }, () => forum.reply(actors.peer, answer(threadId))),
				moderation.hide(actors.moderator, { kind: 'thread', id: threadId, reason: 'A single case' })
			]);
			expect(await collection('replies').countDocuments({ threadId, concealed: false })).toBe(0);
		}
		await expectFiguresRight(db);
	});

	it('a locked thread takes replies from moderators only', async () => {
		const { forum, moderation, actors } = world;
		const threadId = await askedThread();
		await moderation.lock(actors.moderator, { threadId, reason: 'Goes on elsewhere' });
		await expect(forum.reply(actors.peer, answer(threadId))).rejects.toThrow(refused('thread_locked'));
		await expect(forum.reply(actors.otherModerator, answer(threadId))).rejects.toThrow(
			refused('thread_locked')
		);
		await forum.reply(actors.moderator, answer(threadId));
		expect((await forum.thread(actors.guest, threadId)).thread.lock).toMatchObject({
			reason: 'Goes on elsewhere',
			by: null
		});
		await moderation.unlock(actors.moderator, { threadId });
		await forum.reply(actors.peer, answer(threadId));
	});

	it('is for the moderators of that forum and the secretariat', async () => {
		const { forum, moderation, audit, actors } = world;
		const threadId = await askedThread();
		const { id } = await forum.reply(actors.peer, answer(threadId));
		const reason = 'Because I say so';
		for (const actor of [actors.asker, actors.peer, actors.otherModerator, actors.newcomer]) {
			for (const subject of [
				{ kind: 'reply', id },
				{ kind: 'thread', id: threadId }
			])
				await expect(moderation.hide(actor, { ...subject, reason })).rejects.toThrow(refused('not_allowed'));
			await expect(moderation.lock(actor, { threadId, reason })).rejects.toThrow(refused('not_allowed'));
		}
		await expect(moderation.lock(actors.guest, { threadId, reason })).rejects.toThrow(
			refused('sign_in_required')
		);
		for (const actor of [actors.asker, actors.newcomer])
			await expect(audit.list(actor)).rejects.toThrow(refused('not_found'));
		expect((await audit.list(actors.otherModerator)).entries).toEqual([]);
		expect((await audit.list(actors.secretariat)).entries.length).toBeGreaterThan(0);
	});
});
