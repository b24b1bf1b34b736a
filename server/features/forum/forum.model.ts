import { Schema, type Connection, type Model, type Types } from 'mongoose';
import type { Trilingual } from '../../../src/lib/shared/locale.ts';
import type { Audience } from '../../kernel/visibility.ts';
import { audienceFields } from '../../platform/mongo/audience-fields.ts';

/** A themed forum. */
export interface ForumRow extends Audience {
	_id: Types.ObjectId;
	key: string;
	themeKey: string;
	name: Trilingual;
	purpose: Trilingual;
	chairCityId: string | null;
	order: number;
}

const trilingual = {
	ar: { type: String, required: true },
	en: { type: String, required: true },
	fr: { type: String, required: true }
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
			order: { type: Number, required: true }
		},
		{ strict: 'throw', strictQuery: 'throw', autoIndex: false, versionKey: false, collection: 'forums' }
	);
	schema.index({ key: 1 }, { unique: true });
	schema.index({ order: 1 });
	schema.index({ themeKey: 1 });
	schema.index({ chairCityId: 1 });
	return connection.model<ForumRow>('Forum', schema);
}
