import { Types, type ClientSession, type Model } from 'mongoose';
import type { ThreadFilter } from '../../../src/lib/shared/post-rules.ts';
import { VISIBILITIES } from '../../../src/lib/shared/visibility.ts';
import { allOf } from '../../platform/mongo/all-of.ts';
import { copiedAudience } from './audience.fields.ts';
import type { Figures } from './forum-figures.model.ts';
import type { ThreadRow, ThreadSummaryRow } from './thread.model.ts';

type Filter = Record<string, unknown>;
export type NewThread = Omit<ThreadRow, '_id'>;

/** A place in a list that is sorted by newest activity. */
export interface ListPlace {
	at: Date;
	id: string;
}

export interface ThreadListing {
	forumId: string;
	/** `visibleTo(actor)`. */
	visible: Filter;
	filter: ThreadFilter;
	before?: ListPlace;
	after?: ListPlace;
	limit: number;
}

/** A search hit before it is ranked: `tokens` are those of the query that it holds. */
export interface Candidate {
	id: string;
	threadId: string;
	at: Date;
	title: string | null;
	tokens: string[];
}

export type ThreadRepository = ReturnType<typeof createThreadRepository>;

export function createThreadRepository(threads: Model<ThreadRow>) {
	return {
		async byId(id: string, session?: ClientSession): Promise<ThreadRow | null> {
			return threads
				.findById(id)
				.session(session ?? null)
				.lean();
		},

		/** Those of `ids` that `visible` lets through, in no particular order. */
		async byIds(ids: readonly string[], visible: Filter): Promise<ThreadRow[]> {
			if (ids.length === 0) return [];
			return threads.find(allOf({ _id: { $in: ids.map((id) => new Types.ObjectId(id)) } }, visible)).lean();
		},

		async bySubmission(authorId: string, submissionKey: string, session?: ClientSession) {
			return threads
				.findOne({ authorId, submissionKey })
				.session(session ?? null)
				.lean();
		},

		async insert(row: NewThread, session: ClientSession): Promise<ThreadRow> {
			const [made] = await threads.create([row], { session });
			return made!.toObject();
		},

		async update(id: string, change: Partial<ThreadRow>, session: ClientSession): Promise<ThreadRow> {
			const row = await threads
				.findByIdAndUpdate(id, { $set: change }, { session, returnDocument: 'after' })
				.orFail()
				.lean();
			return row;
		},

		/** One more reply, or one less, and when something last happened. */
		async countReply(
			id: string,
			by: 1 | -1,
			lastActivityAt: Date,
			session: ClientSession
		): Promise<ThreadRow> {
			const row = await threads
				.findByIdAndUpdate(
					id,
					{ $inc: { replyCount: by }, $set: { lastActivityAt } },
					{ session, returnDocument: 'after' }
				)
				.orFail()
				.lean();
			return row;
		},

		/** Newest activity first. With `after`, the page that ends just before that place. */
		async list({
			forumId,
			visible,
			filter,
			before,
			after,
			limit
		}: ThreadListing): Promise<ThreadSummaryRow[]> {
			const place = after ?? before;
			const rows = await threads
				.find(
					allOf({ forumId }, visible, filterOf(filter), place ? beyond(place, after ? '$gt' : '$lt') : {}),
					WITHOUT_TEXT
				)
				.sort(after ? { lastActivityAt: 1, _id: 1 } : { lastActivityAt: -1, _id: -1 })
				.limit(limit)
				.lean<ThreadSummaryRow[]>();
			return after ? rows.reverse() : rows;
		},

		async newest(visible: Filter, limit: number): Promise<ThreadSummaryRow[]> {
			return threads
				.find(allOf(visible), WITHOUT_TEXT)
				.sort({ createdAt: -1, _id: -1 })
				.limit(limit)
				.lean<ThreadSummaryRow[]>();
		},

		/** Of the threads in the same forum with the same audience, not concealed: the one with the newest activity. */
		async latestOf(
			thread: ThreadRow,
			session: ClientSession
		): Promise<Pick<Figures, 'latestId' | 'latestAt'>> {
			const row = await threads
				.findOne({ ...copiedAudience(thread), concealed: false }, { lastActivityAt: 1 })
				.sort({ lastActivityAt: -1, _id: -1 })
				.session(session)
				.lean();
			return { latestId: row ? String(row._id) : null, latestAt: row?.lastActivityAt ?? null };
		},

		/** Per forum, the concealed threads that `visible` lets through. */
		async concealedByForum(visible: Filter, forumId?: string): Promise<(Figures & { forumId: string })[]> {
			const hidden = { visibility: { $in: VISIBILITIES }, concealed: true, ...(forumId ? { forumId } : {}) };
			return threads.aggregate([
				{ $match: { $and: [hidden, visible] } },
				{ $sort: { lastActivityAt: -1, _id: -1 } },
				{
					$group: {
						_id: '$forumId',
						count: { $sum: 1 },
						latestId: { $first: { $toString: '$_id' } },
						latestAt: { $first: '$lastActivityAt' }
					}
				},
				{ $project: { _id: 0, forumId: '$_id', count: 1, latestId: 1, latestAt: 1 } }
			]);
		},

		/** A person's own threads that are for a circle only and not concealed. */
		async ownClosed(authorId: string, forumId?: string): Promise<ThreadSummaryRow[]> {
			const closed = { authorId, concealed: false, visibility: { $in: ['group', 'city', 'named'] } };
			return threads.find(allOf(closed, forumId ? { forumId } : {}), WITHOUT_TEXT).lean<ThreadSummaryRow[]>();
		},

		/** The newest threads that hold what is asked for; see `candidatesIn`. */
		async candidates(
			visible: Filter,
			groups: string[][],
			match: 'all' | 'any',
			limit: number
		): Promise<Candidate[]> {
			const rows = await threads.aggregate<CandidateRow>(
				candidateStages(visible, groups, match, limit, 'lastActivityAt', { title: 1 })
			);
			return rows.map((row) => candidateOf(row, String(row._id)));
		}
	};
}

interface CandidateRow {
	_id: Types.ObjectId;
	at: Date;
	title?: string;
	threadId?: string;
	tokens: string[];
}

/** Stages that find by tokens, newest first, and say which tokens were found. */
export function candidateStages(
	visible: Filter,
	groups: string[][],
	match: 'all' | 'any',
	limit: number,
	time: 'lastActivityAt' | 'createdAt',
	fields: Record<string, 1>
) {
	const asked =
		match === 'all'
			? groups.map((tokens) => ({ tokens: { $in: tokens } }))
			: [{ tokens: { $in: groups.flat() } }];
	return [
		{ $match: { $and: [...asked, visible] } },
		{ $sort: { [time]: -1 as const } },
		{ $limit: limit },
		{ $project: { ...fields, at: `$${time}`, tokens: { $setIntersection: ['$tokens', groups.flat()] } } }
	];
}

export function candidateOf(row: CandidateRow, threadId: string): Candidate {
	return { id: String(row._id), threadId, at: row.at, title: row.title ?? null, tokens: row.tokens };
}

/** Lists show no bodies: texts and tokens stay in the database. */
const WITHOUT_TEXT = { body: 0, bodyHtml: 0, tokens: 0 };

function filterOf(filter: ThreadFilter): Filter {
	switch (filter) {
		case 'all':
			return {};
		case 'open':
			return { acceptedReplyId: null, locked: null };
		case 'answered':
			return { acceptedReplyId: { $ne: null } };
		case 'unanswered':
			return { replyCount: 0 };
	}
}

function beyond({ at, id }: ListPlace, way: '$lt' | '$gt'): Filter {
	return {
		$or: [{ lastActivityAt: { [way]: at } }, { lastActivityAt: at, _id: { [way]: new Types.ObjectId(id) } }]
	};
}
