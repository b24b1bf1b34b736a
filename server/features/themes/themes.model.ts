import { Schema, type Connection, type Model, type Types } from 'mongoose';
import type { Trilingual } from '../../../src/lib/shared/locale.ts';

/** A subject of the network. Public by nature: it holds nobody's words. */
export interface ThemeRow {
	_id: Types.ObjectId;
	key: string;
	name: Trilingual;
	/** One sentence. */
	description: Trilingual;
	order: number;
}

const trilingual = {
	ar: { type: String, required: true },
	en: { type: String, required: true },
	fr: { type: String, required: true }
};

export function createThemeModel(connection: Connection): Model<ThemeRow> {
	const schema = new Schema<ThemeRow>(
		{
			key: { type: String, required: true, match: /^[a-z0-9]+(-[a-z0-9]+)*$/ },
			name: trilingual,
			description: trilingual,
			order: { type: Number, required: true }
		},
		{ strict: 'throw', strictQuery: 'throw', autoIndex: false, versionKey: false, collection: 'themes' }
	);
	schema.index({ key: 1 }, { unique: true });
	return connection.model<ThemeRow>('Theme', schema);
}
