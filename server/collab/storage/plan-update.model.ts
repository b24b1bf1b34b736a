import { Schema, type Connection, type Model, type Types } from 'mongoose';
import type { Work } from '../ports.ts';

/** One group of edits as it was appended; gone once it is folded into the plan's snapshot. */
export interface PlanUpdateRow {
	/** The group's own id: the same group twice is stored once. */
	_id: Types.ObjectId;
	planId: string;
	/** The process that wrote it. */
	nodeId: string;
	update: Buffer;
	work: Work[];
	at: Date;
}

export function createPlanUpdateModel(connection: Connection): Model<PlanUpdateRow> {
	const schema = new Schema<PlanUpdateRow>(
		{
			planId: { type: String, required: true },
			nodeId: { type: String, required: true },
			update: { type: Buffer, required: true },
			work: [
				{
					_id: false,
					personId: { type: String, required: true },
					cityId: { type: String, default: null },
					parts: [String],
					at: { type: Date, required: true }
				}
			],
			at: { type: Date, required: true }
		},
		{ strict: 'throw', strictQuery: 'throw', autoIndex: false, versionKey: false, collection: 'planupdates' }
	);
	schema.index({ planId: 1, _id: 1 });
	return connection.model<PlanUpdateRow>('PlanUpdate', schema);
}
