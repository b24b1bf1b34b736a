import { Schema, type Connection, type Model, type Types } from 'mongoose';
import type { PlanRecordChange } from '../../../src/lib/shared/plans/views.ts';
import type { PlanPart } from '../../collab/ports.ts';

/**
 * One line of a plan's activity: what the people of one city did to the text in half an hour, or one
 * change of the record. Who it was is kept for those who must account for it and shown to nobody else.
 */
export interface PlanActivityRow {
	_id: Types.ObjectId;
	planId: string;
	kind: 'text' | 'record';
	cityId: string | null;
	personIds: string[];
	/** When it ended. */
	at: Date;
	/** When it began. */
	from: Date;
	/** Of `text`: where in the plan. */
	parts: PlanPart[];
	/** Of `text`: the number of the half hour since 1970, one line for each city and half hour. */
	window: number | null;
	/** Of `record`. */
	change: PlanRecordChange | null;
}

export function createPlanActivityModel(connection: Connection): Model<PlanActivityRow> {
	const schema = new Schema<PlanActivityRow>(
		{
			planId: { type: String, required: true },
			kind: { type: String, enum: ['text', 'record'], required: true },
			cityId: { type: String, default: null },
			personIds: { type: [String], default: [] },
			at: { type: Date, required: true },
			from: { type: Date, required: true },
			parts: { type: [String], default: [] },
			window: { type: Number, default: null },
			change: { type: String, default: null }
		},
		{
			strict: 'throw',
			strictQuery: 'throw',
			autoIndex: false,
			versionKey: false,
			collection: 'planactivity'
		}
	);
	schema.index({ planId: 1, at: -1, _id: -1 });
	schema.index(
		{ planId: 1, cityId: 1, window: 1 },
		{ unique: true, partialFilterExpression: { kind: 'text' } }
	);
	return connection.model<PlanActivityRow>('PlanActivity', schema);
}
