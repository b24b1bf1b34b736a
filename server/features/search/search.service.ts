import type {
	AuthorView,
	ForumRef,
	Piece,
	SearchHit,
	SearchPage
} from '../../../src/lib/shared/forum-views.ts';
import type { PlanHit } from '../../../src/lib/shared/plans/views.ts';
import { SEARCH_QUERY } from '../../../src/lib/shared/post-rules.ts';
import { isPerson, type Actor } from '../../kernel/actor.ts';
import { cleanLine } from '../../kernel/text/clean.ts';
import { excerpt, highlight } from '../../kernel/text/highlight.ts';
import { plainText } from '../../kernel/text/markdown.ts';
import { queryTokens } from '../../kernel/text/tokens.ts';
import { visibleTo } from '../../kernel/visibility.ts';
import type { Clock } from '../../platform/clock.ts';
import type { PostLimits } from '../forum/forum.ports.ts';
import type { ReplyRow } from '../forum/reply.model.ts';
import type { ReplyRepository } from '../forum/reply.repository.ts';
import type { ThreadRow } from '../forum/thread.model.ts';
import type { Candidate, ThreadRepository } from '../forum/thread.repository.ts';
import { rank } from './search.ranking.ts';

/** What search asks of the forum. */
export interface FoundPosts {
	/** The forums that an actor sees. */
	refs(actor: Actor): Promise<ForumRef[]>;
	/** How the forum shows the authors of posts to an actor, by post id. */
	authorsOf(actor: Actor, posts: readonly (ThreadRow | ReplyRow)[]): Promise<Map<string, AuthorView>>;
}

/** What search asks of plans. */
export interface FoundPlans {
	/** Plans that an actor sees and that hold the words, best first; `groups` is what `queryTokens` gave. */
	search(actor: Actor, groups: string[][], limit: number): Promise<PlanHit[]>;
}

export interface SearchOptions {
	threads: ThreadRepository;
	replies: ReplyRepository;
	forum: FoundPosts;
	plans: FoundPlans;
	limits: PostLimits;
	clock: Clock;
}

export type SearchService = ReturnType<typeof createSearchService>;

export const HITS_A_PAGE = 20;
/** Plans above the posts, on the first page. */
export const PLANS_SHOWN = 10;
/** Newest of each kind that are ranked. Whoever gets more had better say more. */
const RANKED = 200;
const LAST_PAGE = Math.ceil((2 * RANKED) / HITS_A_PAGE);
/** Plain text of a long post that an excerpt is looked for in. */
const READ = 25_000;

type Found = Candidate & { kind: 'thread' | 'reply' };

/** Search in the titles and texts of threads, replies and plans, in the three languages at once. */
export function createSearchService({ threads, replies, forum, plans, limits, clock }: SearchOptions) {
	/**
	 * One page of what this actor may see and what holds the words of the query, best first; posts that
	 * hold only some of the words follow those that hold all. Pages count from 1. A query that says
	 * nothing finds nothing and says why.
	 * @throws DomainError `rate_limited`
	 */
	async function search(actor: Actor, asked: unknown, who: string, page = 1): Promise<SearchPage> {
		const query = cleanLine(typeof asked === 'string' ? asked.slice(0, 10 * SEARCH_QUERY.max) : '');
		const wanted = Number.isSafeInteger(page) ? Math.min(Math.max(1, page), LAST_PAGE) : 1;
		const nothing = { query, hits: [], plans: [], page: 1, more: false };
		if (query === '') return { ...nothing, refusal: null };
		const length = [...query].length;
		if (length > SEARCH_QUERY.max) return { ...nothing, refusal: 'field_too_long' };
		if (length < SEARCH_QUERY.min) return { ...nothing, refusal: 'field_too_short' };
		await limits.take('search', isPerson(actor) ? actor.personId : who);
		const groups = queryTokens(query);
		if (groups.length === 0) return { ...nothing, refusal: null };
		const [ranked, foundPlans] = await Promise.all([
			find(actor, groups),
			wanted === 1 ? plans.search(actor, groups, PLANS_SHOWN) : []
		]);
		const first = (wanted - 1) * HITS_A_PAGE;
		const hits = await present(actor, ranked.slice(first, first + HITS_A_PAGE), groups);
		return {
			query,
			hits,
			plans: foundPlans,
			page: wanted,
			more: ranked.length > first + HITS_A_PAGE,
			refusal: null
		};
	}

	async function find(actor: Actor, groups: string[][]): Promise<Found[]> {
		const full = await candidates(actor, groups, 'all');
		if (groups.length === 1 || full.length >= HITS_A_PAGE) return rank(full, groups, clock.now());
		const known = new Set(full.map(({ id }) => id));
		const partial = await candidates(actor, groups, 'any');
		return rank([...full, ...partial.filter(({ id }) => !known.has(id))], groups, clock.now());
	}

	async function candidates(actor: Actor, groups: string[][], match: 'all' | 'any'): Promise<Found[]> {
		const visible = visibleTo(actor);
		const [inThreads, inReplies] = await Promise.all([
			threads.candidates(visible, groups, match, RANKED),
			replies.candidates(visible, groups, match, RANKED)
		]);
		return [
			...inThreads.map((found) => ({ ...found, kind: 'thread' as const })),
			...inReplies.map((found) => ({ ...found, kind: 'reply' as const }))
		];
	}

	async function present(actor: Actor, found: Found[], groups: string[][]): Promise<SearchHit[]> {
		const visible = visibleTo(actor);
		const replyIds = found.filter(({ kind }) => kind === 'reply').map(({ id }) => id);
		const [threadRows, replyRows, refs] = await Promise.all([
			threads.byIds([...new Set(found.map(({ threadId }) => threadId))], visible),
			replies.byIds(replyIds, visible),
			forum.refs(actor)
		]);
		const authors = await forum.authorsOf(actor, [...threadRows, ...replyRows]);
		const rows = new Map<string, ThreadRow | ReplyRow>();
		for (const row of [...threadRows, ...replyRows]) rows.set(String(row._id), row);
		const refById = new Map(refs.map((ref) => [ref.id, ref]));
		return found.flatMap(({ kind, id, threadId }) => {
			const row = rows.get(id);
			// A reply whose thread this actor does not see is not shown either: it would lead nowhere.
			const thread = rows.get(threadId) as ThreadRow | undefined;
			const ref = thread && refById.get(thread.forumId);
			const author = authors.get(id);
			if (!row || !thread || !ref || !author) return [];
			return [
				{
					kind,
					threadId,
					replyId: kind === 'reply' ? id : null,
					forum: ref,
					title: highlight(thread.title, groups),
					titleLanguage: thread.language,
					excerpt: excerptOf(row.body, groups),
					language: row.language,
					author,
					at: row.createdAt.getTime(),
					replyCount: thread.replyCount,
					answered: thread.acceptedReplyId !== null
				}
			];
		});
	}

	return { search };
}

/** Around the first hit, as it was written, with … where something was left out. */
function excerptOf(markdown: string, groups: string[][]): Piece[] {
	const { passages, cutBefore, cutAfter } = excerpt(plainText(markdown, READ), groups);
	const more = { text: '…', hit: false };
	return [...(cutBefore ? [more] : []), ...passages, ...(cutAfter ? [more] : [])];
}
