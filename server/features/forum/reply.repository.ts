import { Types, type ClientSession, type Model } from 'mongoose';
import { allOf } from '../../platform/mongo/all-of.ts';
import type { ReplyRow, ShownReply } from './reply.model.ts';
import { candidateOf, candidateStages, type Candidate } from './thread.repository.ts';

type Filter = Record<string, unknown>;
export type NewReply = Omit<ReplyRow, '_id'>;
export type ReplyRepository = ReturnType<typeof createReplyRepository>;

export function createReplyRepository(replies: Model<ReplyRow>) {
	return {
		async byId(id: string, session?: ClientSession): Promise<ReplyRow | null> {
			return replies
				.findById(id)
				.session(session ?? null)
				.lean();
		},

		async byIds(ids: readonly string[], visible: Filter): Promise<ReplyRow[]> {
			if (ids.length === 0) return [];
			return replies.find(allOf({ _id: { $in: ids.map((id) => new Types.ObjectId(id)) } }, visible)).lean();
		},

		async bySubmission(authorId: string, submissionKey: string, session?: ClientSession) {
			return replies
				.findOne({ authorId, submissionKey })
				.session(session ?? null)
				.lean();
		},

		async insert(row: NewReply, session: ClientSession): Promise<ReplyRow> {
			const [made] = await replies.create([row], { session });
			return made!.toObject();
		},

		async update(id: string, change: Partial<ReplyRow>, session: ClientSession): Promise<ReplyRow> {
			return replies
				.findByIdAndUpdate(id, { $set: change }, { session, returnDocument: 'after' })
				.orFail()
				.lean();
		},

		/** Replies of a thread that `visible` lets through, oldest first. */
		async page(threadId: string, visible: Filter, skip: number, limit: number): Promise<ShownReply[]> {
			return replies
				.find(allOf({ threadId }, visible), { tokens: 0 })
				.sort({ createdAt: 1, _id: 1 })
				.skip(skip)
				.limit(limit)
				.lean<ShownReply[]>();
		},

		async count(threadId: string, visible: Filter): Promise<number> {
			return replies.countDocuments(allOf({ threadId }, visible));
		},

		/** How many replies that `visible` lets through stand before this one. */
		async countBefore(
			reply: Pick<ReplyRow, '_id' | 'threadId' | 'createdAt'>,
			visible: Filter
		): Promise<number> {
			const { threadId, createdAt, _id } = reply;
			const earlier = { $or: [{ createdAt: { $lt: createdAt } }, { createdAt, _id: { $lt: _id } }] };
			return replies.countDocuments(allOf({ threadId }, visible, earlier));
		},

		/** When the newest reply was written that is not hidden itself; null when there is none. */
		async newestAt(threadId: string, session: ClientSession): Promise<Date | null> {
			const row = await replies
				.findOne({ threadId, hidden: null }, { createdAt: 1 })
				.sort({ createdAt: -1, _id: -1 })
				.session(session)
				.lean();
			return row?.createdAt ?? null;
		},

		/** After a thread was hidden or shown again: its replies follow, unless they are hidden themselves. */
		async concealWithThread(threadId: string, concealed: boolean, session: ClientSession): Promise<void> {
			await replies.updateMany({ threadId, hidden: null }, { $set: { concealed } }, { session });
		},

		/** The newest replies that hold what is asked for. */
		async candidates(
			visible: Filter,
			groups: string[][],
			match: 'all' | 'any',
			limit: number
		): Promise<Candidate[]> {
			const rows = await replies.aggregate(
				candidateStages(visible, groups, match, limit, 'createdAt', { threadId: 1 })
			);
			return rows.map((row) => candidateOf(row, row.threadId));
		}
	};
}
