import type { ClientSession, Model } from 'mongoose';
import { allOf } from '../../platform/mongo/all-of.ts';
import type { ForumRow, OpenThreads, OpenVisibility } from './forum.model.ts';
import type { PostHistoryRow } from './post-history.model.ts';

type Filter = Record<string, unknown>;
export type ForumRepository = ReturnType<typeof createForumRepository>;
export type PostHistoryRepository = ReturnType<typeof createPostHistoryRepository>;

export function createForumRepository(forums: Model<ForumRow>) {
	return {
		async all(visible: Filter): Promise<ForumRow[]> {
			return forums.find(allOf(visible)).sort({ order: 1 }).lean();
		},

		async byKey(key: string, session?: ClientSession): Promise<ForumRow | null> {
			return forums
				.findOne({ key })
				.session(session ?? null)
				.lean();
		},

		async byId(id: string, session?: ClientSession): Promise<ForumRow | null> {
			return forums
				.findById(id)
				.session(session ?? null)
				.lean();
		},

		/** Keeps the figures of a forum's open threads; `by` is how many came or went. */
		async setOpen(
			forumId: string,
			visibility: OpenVisibility,
			by: -1 | 0 | 1,
			latest: Pick<OpenThreads, 'latestId' | 'latestAt'>,
			session: ClientSession
		): Promise<void> {
			const at = `open.${visibility}`;
			await forums.updateOne(
				{ _id: forumId },
				{
					$inc: { [`${at}.count`]: by },
					$set: { [`${at}.latestId`]: latest.latestId, [`${at}.latestAt`]: latest.latestAt }
				},
				{ session }
			);
		}
	};
}

export function createPostHistoryRepository(history: Model<PostHistoryRow>) {
	return {
		async add(row: Omit<PostHistoryRow, '_id'>, session: ClientSession): Promise<void> {
			await history.create([row], { session });
		},

		/** Former texts of a post, newest first. */
		async of(postId: string, limit: number): Promise<PostHistoryRow[]> {
			return history.find({ postId }).sort({ at: -1, _id: -1 }).limit(limit).lean();
		}
	};
}
