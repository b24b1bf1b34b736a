import type {
	AskPage,
	AuthorView,
	EditPage,
	ForumCard,
	ForumPage,
	ForumRef,
	HistoryEntry,
	ThreadPage,
	ThreadSummary
} from '../../../src/lib/shared/forum-views.ts';
import { THREAD_FILTERS, type ThreadFilter } from '../../../src/lib/shared/post-rules.ts';
import { moderates, type Actor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import { renderMarkdown } from '../../kernel/text/markdown.ts';
import { canSee, visibleTo } from '../../kernel/visibility.ts';
import { refuse } from './forum.input.ts';
import {
	maySeeHistory,
	visibilitiesFor,
	whyNotAsk,
	whyNotEditReply,
	whyNotEditThread
} from './forum.policy.ts';
import { presentForum, presentForumRef, replyItem, threadItem } from './forum.presenter.ts';
import type { ForumOptions } from './forum.service.ts';
import { listPlace, writePlace } from './list-place.ts';
import { lookUp } from './lookups.ts';
import { NO_FIGURES } from './merge-figures.ts';
import { presentAuthor, presentThreadSummary } from './post.presenter.ts';
import type { Figures } from './forum-figures.model.ts';
import type { ForumRow } from './forum.model.ts';
import type { PostRow, ThreadRow } from './thread.model.ts';
import { postClassOf } from './view-class.ts';

/** Threads on one page of a forum. */
export const THREADS_A_PAGE = 20;
/** Replies on one page of a thread. */
export const REPLIES_A_PAGE = 50;
const HISTORY_SHOWN = 100;
const FAR_PAGE = 100_000;

export const isId = (id: string) => /^[0-9a-f]{24}$/.test(id);
const notFound = () => new DomainError('not_found');

/** What people read of the forums. What an actor may not see is `not_found`, as what never was. */
export function createForumReading(options: ForumOptions) {
	const { forums, threads, replies, history, people, cities, events } = options;

	/** The forums that this actor sees, in the network's order, with what happened there lately. */
	async function list(actor: Actor): Promise<ForumCard[]> {
		const visible = visibleTo(actor);
		const [rows, figures] = await Promise.all([forums.all(visible), options.figures.seenBy(actor)]);
		return cards(actor, rows, figures);
	}

	async function cards(actor: Actor, rows: ForumRow[], figures: Map<string, Figures>): Promise<ForumCard[]> {
		const seen = rows.map((row) => figures.get(String(row._id)) ?? NO_FIGURES);
		const latestIds = seen.flatMap(({ latestId }) => (latestId ? [latestId] : []));
		const cityIds = rows.flatMap(({ chairCityId }) => (chairCityId ? [chairCityId] : []));
		const [latest, cityCards] = await Promise.all([
			threads.byIds(latestIds, visibleTo(actor)),
			cities.cityCards([...new Set(cityIds)])
		]);
		const byId = new Map(latest.map((thread) => [String(thread._id), thread]));
		const city = (id: string | null) => {
			const card = id ? cityCards.get(id) : undefined;
			return card ? { slug: card.slug, name: card.name } : null;
		};
		return rows.map((row, i) => {
			const { latestId } = seen[i]!;
			return presentForum(row, seen[i]!, latestId ? byId.get(latestId) : undefined, { city });
		});
	}

	async function forumSeen(actor: Actor, key: string): Promise<ForumRow> {
		const row = await forums.byKey(key.slice(0, 100));
		if (!row || !canSee(actor, row)) throw notFound();
		return row;
	}

	/** One page of a forum's threads, newest activity first. `before` and `after` come from such a page. */
	async function forum(
		actor: Actor,
		key: string,
		asked: { filter?: string | null; before?: string | null; after?: string | null } = {}
	): Promise<ForumPage> {
		const row = await forumSeen(actor, key);
		const forumId = String(row._id);
		const filter = THREAD_FILTERS.includes(asked.filter as ThreadFilter)
			? (asked.filter as ThreadFilter)
			: 'all';
		const [before, after] = [listPlace(asked.before), listPlace(asked.after)];
		// Read before the rows: catching up from here can repeat a change, never miss one.
		const revision = await events.revision(`forum:${forumId}`);
		const visible = visibleTo(actor);
		const [found, figures] = await Promise.all([
			threads.list({ forumId, visible, filter, before, after, limit: THREADS_A_PAGE + 1 }),
			options.figures.seenBy(actor, forumId)
		]);
		const more = found.length > THREADS_A_PAGE;
		const rows = after ? found.slice(-THREADS_A_PAGE) : found.slice(0, THREADS_A_PAGE);
		const [lookups, [card]] = await Promise.all([lookUp(people, cities, rows), cards(actor, [row], figures)]);
		const [first, last] = [rows.at(0), rows.at(-1)];
		const askRefusal = whyNotAsk(actor);
		return {
			forum: card!,
			filter,
			threads: rows.map((thread) => presentThreadSummary(thread, postClassOf(actor, thread), lookups)),
			older: last && (after || more) ? writePlace(last) : null,
			newer: first && (after ? more : before !== undefined) ? writePlace(first) : null,
			stream: `forum:${forumId}`,
			revision,
			can: { ask: askRefusal === null, askRefusal, moderate: moderates(actor, forumId) }
		};
	}

	/** What the form for a new thread needs. */
	async function askPage(actor: Actor, key: string): Promise<AskPage> {
		const row = await forumSeen(actor, key);
		const askRefusal = whyNotAsk(actor);
		return {
			forum: presentForumRef(row),
			purpose: row.purpose,
			visibilities: visibilitiesFor(actor, row),
			can: { ask: askRefusal === null, askRefusal }
		};
	}

	/** A thread with one page of its replies; pages count from 1, a page beyond the last is the last. */
	async function thread(actor: Actor, id: string, asked: { page?: number } = {}): Promise<ThreadPage> {
		if (!isId(id)) throw notFound();
		// Read before the rows, as above.
		const revision = await events.revision(`thread:${id}`);
		const row = await threads.byId(id);
		if (!row || !canSee(actor, row)) throw notFound();
		const visible = visibleTo(actor);
		const [forumRow, total] = await Promise.all([forums.byId(row.forumId), replies.count(id, visible)]);
		if (!forumRow) throw notFound();
		const pages = Math.max(1, Math.ceil(total / REPLIES_A_PAGE));
		const wanted = Number.isSafeInteger(asked.page) ? asked.page! : 1;
		const page = Math.min(Math.max(1, wanted), pages, FAR_PAGE);
		const [rows, accepted] = await Promise.all([
			replies.page(id, visible, (page - 1) * REPLIES_A_PAGE, REPLIES_A_PAGE),
			row.acceptedReplyId ? replies.byIds([row.acceptedReplyId], visible) : []
		]);
		const lookups = await lookUp(people, cities, [row, ...rows, ...accepted]);
		const best = accepted[0];
		return {
			forum: presentForumRef(forumRow),
			thread: threadItem(actor, row, lookups),
			replies: rows.map((reply) => replyItem(actor, reply, row, lookups)),
			accepted: best ? replyItem(actor, best, row, lookups) : null,
			page,
			pages,
			total,
			stream: `thread:${id}`,
			revision,
			moderator: moderates(actor, row.forumId)
		};
	}

	/** Where a reply stands: its thread and the page of it. @throws DomainError `not_found` */
	async function whereIs(actor: Actor, replyId: string): Promise<{ threadId: string; page: number }> {
		const reply = isId(replyId) ? await replies.byId(replyId) : null;
		if (!reply || !canSee(actor, reply)) throw notFound();
		const before = await replies.countBefore(reply, visibleTo(actor));
		return { threadId: reply.threadId, page: Math.floor(before / REPLIES_A_PAGE) + 1 };
	}

	/** The newest threads of the network that this actor sees, with their forums. */
	async function newest(actor: Actor, limit: number): Promise<(ThreadSummary & { forum: ForumRef })[]> {
		const visible = visibleTo(actor);
		const [rows, all] = await Promise.all([threads.newest(visible, limit), forums.all(visible)]);
		const refs = new Map(all.map((row) => [String(row._id), presentForumRef(row)]));
		const lookups = await lookUp(people, cities, rows);
		return rows.flatMap((row) => {
			const ref = refs.get(row.forumId);
			return ref ? [{ ...presentThreadSummary(row, postClassOf(actor, row), lookups), forum: ref }] : [];
		});
	}

	/** One's own thread as the form for changing it needs it. @throws DomainError as `editThread` does */
	async function editThreadPage(actor: Actor, id: string): Promise<EditPage> {
		const row = isId(id) ? await threads.byId(id) : null;
		if (!row || !canSee(actor, row)) throw notFound();
		refuse(whyNotEditThread(actor, row));
		return editPage(row, row, id);
	}

	/** One's own reply as the form for changing it needs it. @throws DomainError as `editReply` does */
	async function editReplyPage(actor: Actor, id: string): Promise<EditPage> {
		const row = isId(id) ? await replies.byId(id) : null;
		const thread = row && (await threads.byId(row.threadId));
		if (!row || !thread || !canSee(actor, row) || !canSee(actor, thread)) throw notFound();
		refuse(whyNotEditReply(actor, row, thread));
		return editPage(thread, row, row.threadId);
	}

	/** The forums that this actor sees, by name. */
	async function refs(actor: Actor): Promise<ForumRef[]> {
		return (await forums.all(visibleTo(actor))).map(presentForumRef);
	}

	/** How the authors of posts are shown to this actor, by post id. */
	async function authorsOf(actor: Actor, posts: readonly PostRow[]): Promise<Map<string, AuthorView>> {
		const lookups = await lookUp(people, cities, posts);
		return new Map(
			posts.map((post) => [String(post._id), presentAuthor(post, postClassOf(actor, post), lookups)])
		);
	}

	/** Former texts of a post, newest first: for its author and the forum's moderators. */
	async function postHistory(actor: Actor, kind: 'thread' | 'reply', id: string): Promise<HistoryEntry[]> {
		const post = !isId(id) ? null : kind === 'thread' ? await threads.byId(id) : await replies.byId(id);
		if (!post || !canSee(actor, post) || !maySeeHistory(actor, post)) throw notFound();
		const rows = await history.of(id, HISTORY_SHOWN);
		return rows.map((row) => ({
			at: row.at.getTime(),
			title: row.title,
			body: row.body,
			bodyHtml: renderMarkdown(row.body)
		}));
	}

	return {
		list,
		forum,
		askPage,
		editThreadPage,
		editReplyPage,
		thread,
		whereIs,
		newest,
		refs,
		authorsOf,
		history: postHistory
	};
}

function editPage(thread: ThreadRow, post: PostRow, threadId: string): EditPage {
	return { threadId, title: thread.title, body: post.body, version: post.editedAt?.getTime() ?? 0 };
}
