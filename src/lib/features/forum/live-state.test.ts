import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
	ForumPage,
	ReplyItem,
	ThreadItem,
	ThreadPage,
	ThreadSummary
} from '../../shared/forum-views.ts';
import type { LiveChange } from '../../shared/live.ts';
import { ForumListState } from './forum-list-state.svelte.ts';
import { ThreadState } from './thread-state.svelte.ts';

const author = { name: null, jobTitle: null, sector: null, city: null, shownToOthersAs: null };

function reply(id: string, createdAt: number, more: Partial<ReplyItem> = {}): ReplyItem {
	const can = { edit: false, accept: false, unaccept: false, hide: false, unhide: false, seeHistory: false };
	const words = { bodyHtml: `<p>${id}</p>`, body: null, language: 'en', attribution: 'named' } as const;
	const rest = { editedAt: null, version: 0, hidden: null, mine: false };
	return { id, threadId: 't', author, createdAt, ...words, ...rest, can, ...more };
}

function thread(more: Partial<ThreadItem> = {}): ThreadItem {
	const can = {
		reply: true,
		replyRefusal: null,
		edit: false,
		accept: false,
		hide: false,
		unhide: false,
		lock: false,
		unlock: false,
		seeHistory: false
	};
	return {
		...summary('t', 1),
		bodyHtml: '',
		body: null,
		attribution: 'named',
		acceptedReplyId: null,
		lock: null,
		editedAt: null,
		version: 0,
		mine: false,
		can,
		...more
	};
}

function summary(id: string, lastActivityAt: number, more: Partial<ThreadSummary> = {}): ThreadSummary {
	const state = { replyCount: 0, answered: false, locked: false, hidden: null };
	const words = { kind: 'question', title: id, language: 'en', visibility: 'public' } as const;
	return { id, forumId: 'f', author, createdAt: 1, lastActivityAt, ...words, ...state, ...more };
}

function threadPage(replies: ReplyItem[], more: Partial<ThreadPage> = {}): ThreadPage {
	const name = { ar: '', en: '', fr: '' };
	const place = { page: 1, pages: 1, total: replies.length, stream: 'thread:t', revision: 10 } as const;
	const forum = { id: 'f', key: 'f', themeKey: 'f', name };
	return { forum, thread: thread(), replies, accepted: null, moderator: false, ...place, ...more };
}

const ofReply = (
	revision: number,
	record: ReplyItem | null,
	id = record!.id,
	change = 'created'
): LiveChange => ({
	stream: 'thread:t',
	revision,
	type: 'reply',
	id,
	change,
	record
});
const ofThread = (revision: number, record: ThreadItem | null): LiveChange => ({
	stream: 'thread:t',
	revision,
	type: 'thread',
	id: 't',
	change: 'edited',
	record
});
const ids = (items: { id: string }[]) => items.map(({ id }) => id);

describe('a thread page that is kept up to date', () => {
	it("does not double one's own reply, whichever comes first: the form's result or the live event", () => {
		let page = threadPage([reply('a', 1)]);
		const state = new ThreadState(() => page);
		const mine = reply('b', 2, { mine: true });
		state.apply(ofReply(11, mine));
		expect(ids(state.replies)).toEqual(['a', 'b']);
		page = threadPage([reply('a', 1), mine], { revision: 11 });
		expect(ids(state.replies)).toEqual(['a', 'b']);
		state.apply(ofReply(11, mine));
		expect([ids(state.replies), state.total, state.unseen]).toEqual([['a', 'b'], 2, []]);
	});

	it('counts replies of others as new until they are seen', () => {
		const page = threadPage([reply('a', 1)]);
		const state = new ThreadState(() => page);
		state.apply(ofReply(11, reply('b', 2)));
		state.apply(ofReply(12, reply('c', 3)));
		expect(ids(state.unseen)).toEqual(['b', 'c']);
		state.markSeen(['b']);
		expect(ids(state.unseen)).toEqual(['c']);
		state.markSeen();
		expect(state.unseen).toEqual([]);
	});

	it('takes a hidden reply away and brings it back to its place', () => {
		const page = threadPage([reply('a', 1), reply('b', 2), reply('c', 3)]);
		const state = new ThreadState(() => page);
		state.apply(ofReply(11, null, 'b', 'hidden'));
		expect([ids(state.replies), state.total]).toEqual([['a', 'c'], 2]);
		state.apply(ofReply(12, reply('b', 2), 'b', 'unhidden'));
		expect([ids(state.replies), state.total]).toEqual([['a', 'b', 'c'], 3]);
	});

	it('shows an accepted answer, and lets the asker accept no other twice', () => {
		const page = threadPage([reply('a', 1)]);
		const state = new ThreadState(() => page);
		const asker = thread({ acceptedReplyId: 'a' });
		asker.can.accept = true;
		state.apply(ofThread(11, asker));
		expect(state.accepted?.id).toBe('a');
		expect(state.replies[0]!.can).toMatchObject({ accept: false, unaccept: true });
	});

	it('says when the thread is gone, and ignores what it may not know', () => {
		const page = threadPage([]);
		const state = new ThreadState(() => page);
		state.apply({ ...ofReply(11, null, ''), change: 'withheld' });
		expect([state.gone, state.replies]).toEqual([false, []]);
		expect(state.view).toEqual(page);
		state.apply(ofThread(12, null));
		expect(state.gone).toBe(true);
	});

	it('counts what stands on later pages instead of showing it here', () => {
		const page = threadPage([reply('a', 1), reply('b', 2)], { pages: 2, total: 4 });
		const state = new ThreadState(() => page);
		state.apply(ofReply(11, reply('e', 9)));
		expect([ids(state.replies), state.beyond, state.total]).toEqual([['a', 'b'], 1, 5]);
	});

	it('ends up the same in whatever order changes come, however often, and however old the page is', () => {
		const history = fc.array(
			fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), hidden: fc.boolean(), thread: fc.boolean() }),
			{ maxLength: 25 }
		);
		fc.assert(
			fc.property(
				history.chain((events) => {
					const changes = events.map(({ id, hidden, thread: isThread }, i) => {
						if (isThread) return ofThread(11 + i, thread({ title: `t${i}` }));
						const created = id.charCodeAt(0);
						const record = hidden ? null : reply(id, created, { version: i });
						return ofReply(11 + i, record, id, 'edited');
					});
					const noisy = fc.shuffledSubarray([...changes, ...changes], { minLength: changes.length * 2 });
					return fc.tuple(fc.constant(changes), noisy);
				}),
				([changes, noisy]) => {
					const page = threadPage([reply('a', 97), reply('b', 98)]);
					const [straight, shuffled] = [new ThreadState(() => page), new ThreadState(() => page)];
					for (const change of changes) straight.apply(change);
					for (const change of noisy) shuffled.apply(change);
					expect(shuffled.replies).toEqual(straight.replies);
					expect(shuffled.thread).toEqual(straight.thread);
					expect(shuffled.total).toBe(straight.total);
					expect(new Set(ids(straight.replies)).size).toBe(straight.replies.length);
				}
			)
		);
	});
});

function forumPage(threads: ThreadSummary[], more: Partial<ForumPage> = {}): ForumPage {
	const name = { ar: '', en: '', fr: '' };
	const about = { purpose: name, chairCity: null, threadCount: threads.length, latest: null };
	return {
		forum: { id: 'f', key: 'f', themeKey: 'f', name, ...about },
		filter: 'all',
		threads,
		older: null,
		newer: null,
		stream: 'forum:f',
		revision: 10,
		can: { ask: false, askRefusal: null, moderate: false },
		...more
	};
}

const inList = (revision: number, record: ThreadSummary | null, id = record!.id): LiveChange => ({
	stream: 'forum:f',
	revision,
	type: 'thread',
	id,
	change: 'created',
	record
});

describe("a forum's list that is kept up to date", () => {
	it('puts a new question on top and moves an answered one up', () => {
		const page = forumPage([summary('a', 5), summary('b', 3)]);
		const state = new ForumListState(() => page);
		state.apply(inList(11, summary('c', 7)));
		state.apply(inList(12, summary('b', 8, { replyCount: 1 })));
		expect([ids(state.threads), state.fresh]).toEqual([['b', 'c', 'a'], ['c']]);
	});

	it("keeps the reader's filter and takes hidden threads away", () => {
		const page = forumPage([summary('a', 5), summary('b', 3)], { filter: 'unanswered' });
		const state = new ForumListState(() => page);
		state.apply(inList(11, summary('a', 7, { replyCount: 1 })));
		expect(ids(state.threads)).toEqual(['b']);
		state.apply(inList(12, null, 'b'));
		expect(ids(state.threads)).toEqual([]);
	});

	it('does not reorder a later page under the reader, and says that there is news', () => {
		const page = forumPage([summary('a', 5), summary('b', 3)], { newer: 'x' });
		const state = new ForumListState(() => page);
		state.apply(inList(11, summary('b', 9)));
		state.apply(inList(12, summary('z', 10)));
		expect([ids(state.threads), state.elsewhere]).toEqual([['a', 'b'], 1]);
	});

	it('does not pull in a thread that belongs further down', () => {
		const page = forumPage([summary('a', 5), summary('b', 3)], { older: 'y' });
		const state = new ForumListState(() => page);
		state.apply(inList(11, summary('z', 1)));
		expect(ids(state.threads)).toEqual(['a', 'b']);
	});
});
