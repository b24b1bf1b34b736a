import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { REPLIES_A_PAGE, THREADS_A_PAGE } from '../../server/features/forum/forum.reading.ts';
import { visibleTo } from '../../server/kernel/visibility.ts';
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

describe('lists', () => {
	let forumKey: string;
	beforeEach(() => {
		forumKey = 'media';
	});

	it('page by page, newest activity first, nobody twice', async () => {
		const { forum, actors } = world;
		const ids: string[] = [];
		for (let n = 0; n < THREADS_A_PAGE + 5; n++)
			ids.push(await askedThread({ forumKey, title: `Question number ${n}` }));
		await forum.reply(actors.peer, answer(ids[0]!));
		const first = await forum.forum(actors.guest, forumKey);
		expect(first.threads[0]!.id).toBe(ids[0]);
		expect(first.newer).toBeNull();
		const second = await forum.forum(actors.guest, forumKey, { before: first.older });
		expect(second.older).toBeNull();
		expect(new Set([...first.threads, ...second.threads].map(({ id }) => id)).size).toBe(ids.length);
		const back = await forum.forum(actors.guest, forumKey, { after: second.newer });
		expect(back.threads.map(({ id }) => id)).toEqual(first.threads.map(({ id }) => id));
		expect(back.newer).toBeNull();
		expect(first.forum.threadCount).toBe(ids.length);
	});

	it('filter by what came of it', async () => {
		const { forum, actors } = world;
		const [answered, replied, untouched] = [
			await askedThread({ forumKey }),
			await askedThread({ forumKey }),
			await askedThread({ forumKey })
		];
		const { id: replyId } = await forum.reply(actors.peer, answer(answered));
		await forum.accept(actors.asker, { threadId: answered, replyId });
		await forum.reply(actors.peer, answer(replied));
		const idsOf = async (filter: string) =>
			(await forum.forum(actors.guest, forumKey, { filter })).threads.map(({ id }) => id);
		expect(await idsOf('answered')).toEqual([answered]);
		expect(await idsOf('open')).toEqual(expect.arrayContaining([replied, untouched]));
		expect(await idsOf('open')).not.toContain(answered);
		expect(await idsOf('unanswered')).toContain(untouched);
		expect(await idsOf('unanswered')).not.toContain(replied);
		expect(await idsOf('nonsense')).toEqual(await idsOf('all'));
	});

	it('a long thread has pages, and a reply knows its own', async () => {
		const { forum, actors } = world;
		const threadId = await askedThread();
		let last = '';
		for (let n = 0; n <= REPLIES_A_PAGE; n++) last = (await forum.reply(actors.peer, answer(threadId))).id;
		await forum.accept(actors.asker, { threadId, replyId: last });
		const first = await forum.thread(actors.guest, threadId);
		expect(first).toMatchObject({ page: 1, pages: 2, total: REPLIES_A_PAGE + 1, accepted: { id: last } });
		expect(await forum.whereIs(actors.guest, last)).toEqual({ threadId, page: 2 });
		expect((await forum.thread(actors.guest, threadId, { page: 99 })).replies.map(({ id }) => id)).toEqual([
			last
		]);
	});

	it('the list of forums agrees with the database, whoever asks', async () => {
		const { forum, moderation, actors } = world;
		await askedThread({ visibility: 'members' });
		await askedThread({ visibility: 'city' });
		const hidden = await askedThread();
		await moderation.hide(actors.moderator, { kind: 'thread', id: hidden, reason: 'A single case' });
		// Somebody who has moved still sees what they wrote for their former city.
		const moved = { ...actors.asker, grants: actors.peer.grants };
		for (const actor of [...Object.values(actors), moved]) {
			const visible = await collection('threads')
				.find(visibleTo(actor))
				.sort({ lastActivityAt: -1 })
				.toArray();
			for (const card of await forum.list(actor)) {
				const seen = visible.filter((thread) => thread.forumId === card.id);
				expect(card.threadCount).toBe(seen.length);
				expect(card.latest?.threadId ?? null).toBe(seen[0] ? String(seen[0]._id) : null);
			}
		}
	});
});

describe('drafts', () => {
	it('refuses what is too large, forgets what is empty or no longer wanted', async () => {
		const { drafts, actors } = world;
		const place = 'ask:youth';
		await expect(drafts.save(actors.asker, { place, body: 'ب'.repeat(60_000) })).rejects.toThrow(
			refused('too_large')
		);
		await expect(drafts.save(actors.guest, { place, body: 'words' })).rejects.toThrow(
			refused('sign_in_required')
		);
		await expect(drafts.save(actors.asker, { place: 'elsewhere', body: 'words' })).rejects.toThrow(
			refused('field_invalid')
		);
		await drafts.save(actors.asker, { place, title: 'A title', body: 'words' });
		await drafts.save(actors.asker, { place, title: ' ', body: '' });
		expect(await drafts.get(actors.asker, place)).toBeNull();
		await drafts.save(actors.asker, { place, title: 'A title', body: 'words' });
		await drafts.remove(actors.asker, place);
		expect(await drafts.get(actors.asker, place)).toBeNull();
	});
});
