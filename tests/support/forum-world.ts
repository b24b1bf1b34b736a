import type { Connection } from 'mongoose';
import type { Actor, Grant, PersonActor } from '../../server/kernel/actor.ts';
import { createAuditModel } from '../../server/features/audit/audit.model.ts';
import { createAuditRepository } from '../../server/features/audit/audit.repository.ts';
import { createAuditService } from '../../server/features/audit/audit.service.ts';
import { createDraftModel } from '../../server/features/drafts/draft.model.ts';
import { createDraftRepository } from '../../server/features/drafts/draft.repository.ts';
import { createDraftsService } from '../../server/features/drafts/drafts.service.ts';
import type { PersonCard } from '../../server/features/forum/forum.ports.ts';
import { createForumService } from '../../server/features/forum/forum.service.ts';
import { createForumStore } from '../../server/features/forum/forum.store.ts';
import { createModerationService } from '../../server/features/moderation/moderation.service.ts';
import { createSearchService } from '../../server/features/search/search.service.ts';
import { createEventLog } from '../../server/platform/events/event-log.ts';
import { ensureIndexes } from '../../server/platform/mongo/indexes.ts';
import type { Visibility } from '../../src/lib/shared/visibility.ts';
import type { FreshDatabase } from './mongo.ts';

export type ForumWorld = Awaited<ReturnType<typeof createForumWorld>>;

const CITY_A = 'a'.repeat(24);
const CITY_B = 'b'.repeat(24);
const id = (n: number) => n.toString(16).padStart(24, '0');
const name = (text: string) => ({ ar: text, en: text, fr: text });

/** A person with these roles, as a session would give them. */
export function person(n: number, ...grants: Grant[]): PersonActor {
	return { kind: 'person', personId: id(n), sessionId: id(900 + n), locale: 'en', grants };
}

/**
 * The forum with everything around it on a real database: two cities, three forums (`youth` and `media`
 * for everybody, `board` for members only), one actor of each kind.
 */
export async function createForumWorld({ connection, inTransaction }: FreshDatabase) {
	// Not long ago: what lies back further than events are kept, the database itself takes away.
	const time = { now: new Date(Date.now() - 24 * 3600_000) };
	// Each look at the clock is a little later, as in life.
	const clock = { now: () => (time.now = new Date(time.now.getTime() + 1000)) };
	const events = createEventLog(connection, clock);
	const store = createForumStore(connection);
	const limits = { take: async () => undefined };
	const people = { personCards: async (ids: readonly string[]) => new Map(ids.map((i) => [i, card(i)])) };
	const cities = {
		cityCards: async (ids: readonly string[]) =>
			new Map(ids.map((i) => [i, { slug: i === CITY_A ? 'city-a' : 'city-b', name: name(`City ${i[0]}`) }]))
	};
	const draftRepository = createDraftRepository(createDraftModel(connection));
	const drafts = createDraftsService({ drafts: draftRepository, limits, clock });
	const forum = createForumService({
		...store,
		people,
		cities,
		drafts,
		events,
		inTransaction,
		limits,
		clock
	});
	const entries = createAuditRepository(createAuditModel(connection));
	const audit = createAuditService({ entries, clock, people, forums: forum });
	const moderation = createModerationService({ ...store, audit, events, inTransaction, limits, clock });
	const search = createSearchService({ ...store, forum, plans: { search: async () => [] }, limits, clock });
	await ensureIndexes(connection);

	const forumIds = {
		youth: await insertForum(connection, 'youth', 1, 'public'),
		media: await insertForum(connection, 'media', 2, 'public'),
		board: await insertForum(connection, 'board', 3, 'members')
	};
	const member = (city: string): Grant => ({ role: 'member', scope: { kind: 'city', id: city } });
	const moderator = (forumId: string): Grant => ({
		role: 'moderator',
		scope: { kind: 'forum', id: forumId }
	});
	const actors = {
		guest: { kind: 'guest' } as Actor,
		/** Signed in, no role yet. */
		newcomer: person(1),
		asker: person(2, member(CITY_A)),
		colleague: person(3, member(CITY_A)),
		peer: person(4, member(CITY_B)),
		/** Of forum `youth`. */
		moderator: person(5, moderator(forumIds.youth)),
		/** Of forum `media`. */
		otherModerator: person(6, moderator(forumIds.media), member(CITY_B)),
		secretariat: person(7, { role: 'secretariat', scope: { kind: 'network' } })
	};
	return { time, clock, events, store, forum, drafts, audit, moderation, search, forumIds, actors };
}

function card(personId: string): PersonCard {
	return {
		name: `Person ${Number.parseInt(personId, 16)}`,
		jobTitle: `Title ${Number.parseInt(personId, 16)}`,
		sector: 'youth'
	};
}

async function insertForum(connection: Connection, key: string, order: number, visibility: Visibility) {
	const [row] = await connection.model('Forum').create([
		{
			key,
			themeKey: key,
			name: name(`Forum ${key}`),
			purpose: name('To learn'),
			chairCityId: CITY_A,
			order,
			visibility
		}
	]);
	const forumId = String(row!._id);
	await connection.model('Forum').updateOne({ _id: forumId }, { $set: { forumId } });
	return forumId;
}

let submissions = 0;

/** Fields of a form for a new thread. */
export function question(more: Record<string, unknown> = {}) {
	return {
		forumKey: 'youth',
		kind: 'question',
		title: 'How do you keep parents involved?',
		body: 'We **tried** evening meetings.',
		visibility: 'public',
		attribution: 'named',
		submissionKey: `submission-${++submissions}`,
		...more
	};
}

/** Fields of a form for a reply. */
export function answer(threadId: string, more: Record<string, unknown> = {}) {
	return {
		threadId,
		body: 'We asked grandmothers to lead.',
		attribution: 'named',
		submissionKey: `submission-${++submissions}`,
		...more
	};
}
