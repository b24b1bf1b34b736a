import type { ClientSession, Model } from 'mongoose';
import { allOf } from '../../platform/mongo/all-of.ts';
import { copiedAudience } from './audience.fields.ts';
import { figuresId, type Figures, type ForumFiguresRow } from './forum-figures.model.ts';
import type { ThreadRow } from './thread.model.ts';

type Filter = Record<string, unknown>;
export type ForumFiguresRepository = ReturnType<typeof createForumFiguresRepository>;

export function createForumFiguresRepository(figures: Model<ForumFiguresRow>) {
	return {
		/** The rows that count for a viewer, of one forum or of all. */
		async seen(visible: Filter, forumId?: string): Promise<ForumFiguresRow[]> {
			return figures.find(allOf(visible, forumId ? { forumId } : {})).lean();
		},

		async change(
			thread: ThreadRow,
			by: -1 | 0 | 1,
			latest: Pick<Figures, 'latestId' | 'latestAt'>,
			session: ClientSession
		): Promise<void> {
			await figures.updateOne(
				{ _id: figuresId(thread) },
				{ $inc: { count: by }, $set: latest, $setOnInsert: { ...copiedAudience(thread), concealed: false } },
				{ session, upsert: true }
			);
		}
	};
}
