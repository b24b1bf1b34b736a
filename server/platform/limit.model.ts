import { Schema, type Connection, type Model } from 'mongoose';

/** How much of a limit one key has spent. The field names are those that `rate-limiter-flexible` writes. */
export interface LimitRow {
	/** Name of the limit and fingerprint of whom it counts. */
	key: string;
	points: number;
	/** When the count begins anew; the row goes by itself soon after. */
	expire: Date;
}

/** Declares the collection and its indexes, which the counting relies on: two counts of one key must collide. */
export function createLimitModel(connection: Connection): Model<LimitRow> {
	const schema = new Schema<LimitRow>(
		{
			key: { type: String, required: true },
			points: { type: Number, required: true },
			expire: { type: Date, required: true }
		},
		{ strict: 'throw', strictQuery: 'throw', autoIndex: false, versionKey: false, collection: 'limits' }
	);
	schema.index({ key: 1 }, { unique: true });
	schema.index({ expire: 1 }, { expireAfterSeconds: 0 });
	return connection.model<LimitRow>('Limit', schema);
}
