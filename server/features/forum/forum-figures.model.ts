import { Schema, type Connection, type Model } from 'mongoose';
import type { Audience } from '../../kernel/visibility.ts';
import { audienceFields } from '../../platform/mongo/audience-fields.ts';

/** How many threads there are, and the one with the newest activity. */
export interface Figures {
	count: number;
	latestId: string | null;
	latestAt: Date | null;
}

/**
 * The figures of a forum's threads that have the same audience and are not concealed: one row per forum
 * and audience. A row is itself a record with that audience, so `visibleTo` finds the ones that count
 * for a viewer, and the list of forums needs no look at the threads, however many there are.
 */
export interface ForumFiguresRow extends Audience, Figures {
	/** See `figuresId`. */
	_id: string;
	forumId: string;
}

type Circle = Pick<Audience, 'visibility' | 'forumId' | 'groupIds' | 'cityIds' | 'personIds'>;

/** The same for all threads of one forum and audience. */
export function figuresId({ visibility, forumId, groupIds, cityIds, personIds }: Circle): string {
	return [forumId, visibility, ...groupIds, ...cityIds, ...personIds].join(':');
}

export function createForumFiguresModel(connection: Connection): Model<ForumFiguresRow> {
	const schema = new Schema<ForumFiguresRow>(
		{
			_id: { type: String, required: true },
			...audienceFields,
			count: { type: Number, required: true, default: 0 },
			latestId: { type: String, default: null },
			latestAt: { type: Date, default: null }
		},
		{ strict: 'throw', strictQuery: 'throw', autoIndex: false, versionKey: false, collection: 'forumfigures' }
	);
	schema.index({ forumId: 1 });
	return connection.model<ForumFiguresRow>('ForumFigures', schema);
}
