import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../server/kernel/actor.ts';
import type { LoggedEvent } from '../../server/kernel/events.ts';
import { toLogged } from '../../server/platform/events/event-log.ts';
import type { EventRow } from '../../server/platform/events/event.model.ts';
import { answer, createForumWorld, question, type ForumWorld } from '../support/forum-world.ts';
import { freshDatabase, type FreshDatabase } from '../support/mongo.ts';

/**
 * The policy seen from outside: for each kind of thread and each kind of person, every way there is to
 * learn of it: the page, the forum's list, its count and latest, the home page, search, the live streams.
 */
let db: FreshDatabase;
let world: ForumWorld;
type Who = keyof ForumWorld['actors'];

beforeAll(async () => {
	db = await freshDatabase();
	world = await createForumWorld(db);
});

const everybody: Who[] = [
	'guest',
	'newcomer',
	'asker',
	'colleague',
	'peer',
	'moderator',
	'otherModerator',
	'secretariat'
];
const members: Who[] = everybody.filter((who) => who !== 'guest' && who !== 'newcomer');

const CASES: { name: string; visibility: string; hidden: boolean; seenBy: Who[] }[] = [
	{ name: 'public', visibility: 'public', hidden: false, seenBy: everybody },
	{ name: 'members', visibility: 'members', hidden: false, seenBy: members },
	{ name: 'city', visibility: 'city', hidden: false, seenBy: ['asker', 'colleague', 'secretariat'] },
	{
		name: 'hidden public',
		visibility: 'public',
		hidden: true,
		seenBy: ['asker', 'moderator', 'secretariat']
	},
	{
		name: 'hidden members',
		visibility: 'members',
		hidden: true,
		seenBy: ['asker', 'moderator', 'secretariat']
	},
	{ name: 'hidden city', visibility: 'city', hidden: true, seenBy: ['asker', 'secretariat'] }
];

let words = 0;

async function pageOf(actor: Actor, id: string) {
	return world.forum.thread(actor, id).catch((error) => error.code as string);
}

async function lastEvent(id: string): Promise<LoggedEvent> {
	const [row] = await db.connection
		.collection<EventRow>('events')
		.find({ 'event.threadId': id })
		.sort({ _id: -1 })
		.limit(1)
		.toArray();
	return toLogged(row!);
}

describe.each(CASES)('a $name thread', ({ visibility, hidden, seenBy }) => {
	let id: string;
	let word: string;

	beforeAll(async () => {
		const { forum, moderation, actors } = world;
		word = `zebrafinch${++words}`;
		({ id } = await forum.ask(actors.asker, question({ visibility, title: `About the ${word}` })));
		await forum.reply(actors.colleague, answer(id, { body: `The answer to ${word} is here` }));
		const reason = 'For this test';
		if (hidden) await moderation.hide(actors.secretariat, { kind: 'thread', id, reason });
	});

	it.each(everybody)('%s', async (who) => {
		const { forum, search, actors, forumIds } = world;
		const actor = actors[who];
		const sees = seenBy.includes(who);

		const page = await pageOf(actor, id);
		if (sees) expect(page).toMatchObject({ thread: { id } });
		else expect(page).toBe('not_found');

		const listed = await forum.forum(actor, 'youth');
		expect(listed.threads.some((thread) => thread.id === id)).toBe(sees);
		expect((await forum.newest(actor, 50)).some((thread) => thread.id === id)).toBe(sees);

		const found = await search.search(actor, word, 'address');
		expect(found.hits.some((hit) => hit.threadId === id && hit.kind === 'thread')).toBe(sees);
		if (!sees) expect(found.hits).toEqual([]);

		expect(await forum.mayJoin(actor, `thread:${id}`)).toBe(sees);
		const change = (await forum.prepareChange(await lastEvent(id)))!.for(actor, `forum:${forumIds.youth}`);
		if (sees) expect(change).toMatchObject({ id, record: { id } });
		else expect(change!.record).toBeNull();

		if (!sees && who !== 'guest') {
			const refused = expect.objectContaining({ code: 'not_found' });
			await expect(forum.reply(actor, answer(id))).rejects.toThrow(refused);
			await expect(world.moderation.lock(actor, { threadId: id, reason: 'No reason' })).rejects.toThrow(
				refused
			);
			await expect(forum.history(actor, 'thread', id)).rejects.toThrow(refused);
		}
	});

	it('is counted and named in the list of forums for those only', async () => {
		const { forum, moderation, actors } = world;
		// The newest thing in the forum is this thread, for whoever sees it.
		if (hidden) {
			await moderation.unhide(actors.secretariat, { kind: 'thread', id });
			await forum.reply(actors.colleague, answer(id));
			await moderation.hide(actors.secretariat, { kind: 'thread', id, reason: 'Again' });
		} else await forum.reply(actors.colleague, answer(id));
		for (const who of everybody) {
			const [youth] = await forum.list(actors[who]);
			expect(youth!.latest?.threadId === id, who).toBe(seenBy.includes(who));
			const { threads } = await forum.forum(actors[who], 'youth');
			expect(youth!.threadCount, who).toBe(threads.length);
		}
	});
});

describe('a forum for members', () => {
	it.each(everybody)('%s', async (who) => {
		const { forum, actors, forumIds } = world;
		const sees = members.includes(who);
		expect((await forum.list(actors[who])).some(({ key }) => key === 'board')).toBe(sees);
		const page = await forum.forum(actors[who], 'board').catch((error) => error.code as string);
		if (sees) expect(page).toMatchObject({ forum: { key: 'board' } });
		else expect(page).toBe('not_found');
		expect(await forum.mayJoin(actors[who], `forum:${forumIds.board}`)).toBe(sees);
	});

	it('takes no public thread', async () => {
		const { forum, actors } = world;
		expect((await forum.askPage(actors.asker, 'board')).visibilities).toEqual(['members', 'city']);
		await expect(forum.ask(actors.asker, question({ forumKey: 'board' }))).rejects.toThrow(
			expect.objectContaining({ code: 'field_invalid' })
		);
	});
});

describe('who may write', () => {
	it('guests are asked to sign in, people without a role to become members', async () => {
		const { forum, actors } = world;
		const { id } = await forum.ask(actors.asker, question());
		for (const [actor, code] of [
			[actors.guest, 'sign_in_required'],
			[actors.newcomer, 'membership_required']
		] as const) {
			const refused = expect.objectContaining({ code });
			await expect(forum.ask(actor, question())).rejects.toThrow(refused);
			await expect(forum.reply(actor, answer(id))).rejects.toThrow(refused);
			expect((await forum.thread(actor, id)).thread.can).toMatchObject({ reply: false, replyRefusal: code });
			expect((await forum.forum(actor, 'youth')).can).toMatchObject({ ask: false, askRefusal: code });
		}
	});
});

describe('names', () => {
	const shown = {
		named: { guest: 'sector city', member: 'name title sector city' },
		role_and_city: { guest: 'sector city', member: 'sector city' },
		city: { guest: 'city', member: 'city' },
		none: { guest: '', member: '' }
	};

	it.each(Object.entries(shown))('a post attributed as %s', async (attribution, expected) => {
		const { forum, search, actors } = world;
		const word = `okapi${attribution.replace('_', '')}`;
		const { id } = await forum.ask(actors.asker, question({ attribution, title: `About the ${word}` }));
		const partsOf = (author: object) => {
			const { name, jobTitle, sector, city } = author as Record<string, unknown>;
			return [name && 'name', jobTitle && 'title', sector && 'sector', city && 'city']
				.filter(Boolean)
				.join(' ');
		};
		const views = async (actor: Actor) => [
			(await forum.thread(actor, id)).thread.author,
			(await forum.forum(actor, 'youth')).threads.find((thread) => thread.id === id)!.author,
			(await search.search(actor, word, 'address')).hits[0]!.author
		];
		for (const view of await views(actors.guest)) expect(partsOf(view)).toBe(expected.guest);
		for (const view of await views(actors.newcomer)) expect(partsOf(view)).toBe(expected.guest);
		for (const who of ['peer', 'colleague', 'otherModerator'] as const)
			for (const view of await views(actors[who])) {
				expect(partsOf(view)).toBe(expected.member);
				expect(view.shownToOthersAs).toBeNull();
			}
		for (const who of ['asker', 'moderator', 'secretariat'] as const)
			for (const view of await views(actors[who])) {
				expect(partsOf(view)).toBe('name title sector city');
				expect(view.shownToOthersAs).toBe(attribution === 'named' ? null : attribution);
			}
		// Nowhere in what a peer gets is there an id or name of the writer.
		if (attribution !== 'named') {
			const page = JSON.stringify(await forum.thread(actors.peer, id));
			expect(page).not.toContain(actors.asker.personId);
			expect(page).not.toContain('Person 2');
		}
	});
});

describe('live changes', () => {
	it('a hidden reply is taken from readers, and shown with the reason to its author', async () => {
		const { forum, moderation, actors } = world;
		const { id: threadId } = await forum.ask(actors.asker, question());
		const { id } = await forum.reply(actors.peer, answer(threadId));
		const stream = `thread:${threadId}` as const;
		const created = (await forum.prepareChange(await lastEvent(threadId)))!;
		expect(created.for(actors.guest, stream)).toMatchObject({
			type: 'reply',
			change: 'created',
			record: { id }
		});
		expect(created.for(actors.colleague, stream)).toBe(created.for(actors.otherModerator, stream));
		expect(created.for(actors.guest, `thread:${'f'.repeat(24)}`)).toBeNull();

		await moderation.hide(actors.moderator, { kind: 'reply', id, reason: 'Names a family' });
		const hidden = (await forum.prepareChange(await lastEvent(threadId)))!;
		for (const who of ['guest', 'asker', 'colleague', 'otherModerator'] as const)
			expect(hidden.for(actors[who], stream)).toMatchObject({ id, change: 'hidden', record: null });
		expect(hidden.for(actors.peer, stream)!.record).toMatchObject({
			mine: true,
			hidden: { reason: 'Names a family' }
		});
		expect(hidden.for(actors.moderator, stream)!.record).toMatchObject({ can: { unhide: true } });
		// On the forum's list the thread only counts one reply less.
		const { forumId } = (await forum.thread(actors.guest, threadId)).thread;
		expect(hidden.for(actors.guest, `forum:${forumId}`)).toMatchObject({
			type: 'thread',
			record: { replyCount: 0 }
		});
	});

	it('somebody who could never see a thread learns nothing but that the list has moved', async () => {
		const { forum, actors, forumIds } = world;
		const { id } = await forum.ask(actors.asker, question({ visibility: 'city' }));
		const stream = `forum:${forumIds.youth}` as const;
		const change = (await forum.prepareChange(await lastEvent(id)))!.for(actors.peer, stream);
		const revision = await world.events.revision(stream);
		expect(change).toEqual({ stream, revision, type: 'thread', id: '', change: 'withheld', record: null });
	});
});

describe('search', () => {
	it('finds inflected Arabic, marks what was found as it was written, and puts titles first', async () => {
		const { forum, search, actors } = world;
		const first = await forum.ask(
			actors.asker,
			question({ title: 'الوقاية من التطرّف في المدارس', body: 'كيف نبدأ؟' })
		);
		const second = await forum.ask(
			actors.asker,
			question({ title: 'سؤال عن الأسرة والحي', body: 'حول منع التطرف مع الأسر' })
		);
		const { hits } = await search.search(actors.guest, 'تطرف', 'address');
		expect(hits.map((hit) => hit.threadId)).toEqual([first.id, second.id]);
		expect(hits[0]!.title.find(({ hit }) => hit)?.text).toBe('التطرّف');
		expect(hits[0]!.title.map(({ text }) => text).join('')).toBe('الوقاية من التطرّف في المدارس');
	});

	it.each([
		['', null],
		['x', 'field_too_short'],
		['a'.repeat(201), 'field_too_long'],
		['؟!', null],
		[{ $ne: 1 }, null],
		['$where: 1', null]
	])('query %j gives %j and no fault', async (query, refusal) => {
		expect(await world.search.search(world.actors.guest, query, 'address')).toMatchObject({ refusal });
	});

	it('a page beyond the last is empty', async () => {
		expect((await world.search.search(world.actors.guest, 'parents', 'address', 9_999)).hits).toEqual([]);
	});
});
