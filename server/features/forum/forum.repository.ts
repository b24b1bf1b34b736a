import { Types, type ClientSession, type Model } from 'mongoose';
import { allOf } from '../../platform/mongo/all-of.ts';
import type { ForumRow } from './forum.model.ts';
import type { PostHistoryRow } from './post-history.model.ts';

type Filter = Record<string, unknown>;
/** A forum as it begins: for an audience, without threads. */
export type NewForum = Pick<ForumRow, 'key' | 'themeKey' | 'name' | 'purpose' | 'order' | 'visibility'>;
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

		async keys(session: ClientSession): Promise<Set<string>> {
			return new Set(await forums.distinct('key').session(session));
		},

		async add(rows: readonly NewForum[], session: ClientSession): Promise<void> {
			// A forum is its own forum: its moderators see what is concealed in it.
			const ids = rows.map(() => new Types.ObjectId());
			const made = rows.map((row, i) => ({ ...row, _id: ids[i], forumId: String(ids[i]) }));
			await forums.insertMany(made, { session });
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
