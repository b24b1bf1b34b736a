import { Schema, type Connection, type Model, type Types } from 'mongoose';
import type { Trilingual } from '../../../src/lib/shared/locale.ts';
import type { Audience } from '../../kernel/visibility.ts';
import { audienceFields } from './audience.fields.ts';

/** How many threads of one visibility stand open in a forum, and the one with the newest activity. */
export interface OpenThreads {
	count: number;
	latestId: string | null;
	latestAt: Date | null;
}

/**
 * A themed forum. `open` answers the list of forums without counting threads: almost all threads are
 * public or for members and not concealed; the few others are looked up for each viewer.
 */
export interface ForumRow extends Audience {
	_id: Types.ObjectId;
	key: string;
	themeKey: string;
	name: Trilingual;
	purpose: Trilingual;
	chairCityId: string | null;
	order: number;
	open: { public: OpenThreads; members: OpenThreads };
}

export type OpenVisibility = keyof ForumRow['open'];

const trilingual = {
	ar: { type: String, required: true },
	en: { type: String, required: true },
	fr: { type: String, required: true }
};
const openThreads = {
	count: { type: Number, default: 0 },
	latestId: { type: String, default: null },
	latestAt: { type: Date, default: null }
};

export function createForumModel(connection: Connection): Model<ForumRow> {
	const schema = new Schema<ForumRow>(
		{
			...audienceFields,
			key: { type: String, required: true },
			themeKey: { type: String, required: true },
			name: trilingual,
			purpose: trilingual,
			chairCityId: { type: String, default: null },
			order: { type: Number, required: true },
			open: { public: openThreads, members: openThreads }
		},
		{ strict: 'throw', strictQuery: 'throw', autoIndex: false, versionKey: false, collection: 'forums' }
	);
	schema.index({ key: 1 }, { unique: true });
	schema.index({ order: 1 });
	schema.index({ themeKey: 1 });
	schema.index({ chairCityId: 1 });
	return connection.model<ForumRow>('Forum', schema);
}
