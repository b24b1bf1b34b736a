import { Schema, type Connection, type Model, type Types } from 'mongoose';

/** Seconds after which a draft that nobody has touched is forgotten. */
const KEPT_FOR = 180 * 24 * 3600;

/** Words not yet posted: one draft per person and place. */
export interface DraftRow {
	_id: Types.ObjectId;
	personId: string;
	place: string;
	title: string;
	body: string;
	/** The other fields of the form, by name. */
	extra: Record<string, string>;
	updatedAt: Date;
}

export function createDraftModel(connection: Connection): Model<DraftRow> {
	const schema = new Schema<DraftRow>(
		{
			personId: { type: String, required: true },
			place: { type: String, required: true },
			title: { type: String, default: '' },
			body: { type: String, default: '' },
			extra: { type: Schema.Types.Mixed, default: {} },
			updatedAt: { type: Date, required: true }
		},
		{
			strict: 'throw',
			strictQuery: 'throw',
			autoIndex: false,
			versionKey: false,
			minimize: false,
			collection: 'drafts'
		}
	);
	schema.index({ personId: 1, place: 1 }, { unique: true });
	schema.index({ personId: 1, updatedAt: -1 });
	schema.index({ updatedAt: 1 }, { expireAfterSeconds: KEPT_FOR });
	return connection.model<DraftRow>('Draft', schema);
}
