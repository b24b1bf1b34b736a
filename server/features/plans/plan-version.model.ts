import { Schema, type Connection, type Model, type Types } from 'mongoose';
import { PLAN_VISIBILITIES, type PlanVisibility } from '../../../src/lib/shared/plans/views.ts';
import type { PlanPart } from '../../collab/ports.ts';

/** P12: a frozen copy of a plan's text, outside the live document. */
export interface PlanVersionRow {
	_id: Types.ObjectId;
	planId: string;
	/** From 1, without gaps. */
	number: number;
	at: Date;
	/** Null when it was kept by itself; then nobody's. */
	label: string | null;
	personId: string | null;
	cityId: string | null;
	/** Whom the plan was open to when this was kept: opening it later does not open what it was before. */
	visibility: PlanVisibility;
	/** Who worked where since the version before. */
	changes: { cityId: string | null; parts: PlanPart[]; personIds: string[] }[];
	/** The whole document as one Yjs update. */
	state: Buffer;
}

/** A version as lists read it. */
export type PlanVersionSummaryRow = Omit<PlanVersionRow, 'state'>;

export function createPlanVersionModel(connection: Connection): Model<PlanVersionRow> {
	const change = new Schema<PlanVersionRow['changes'][number]>(
		{
			cityId: { type: String, default: null },
			parts: { type: [String], default: [] },
			personIds: { type: [String], default: [] }
		},
		{ _id: false, strict: 'throw' }
	);
	const schema = new Schema<PlanVersionRow>(
		{
			planId: { type: String, required: true },
			number: { type: Number, required: true },
			at: { type: Date, required: true },
			label: { type: String, default: null },
			personId: { type: String, default: null },
			cityId: { type: String, default: null },
			visibility: { type: String, enum: PLAN_VISIBILITIES, required: true },
			changes: { type: [change], default: [] },
			state: { type: Buffer, required: true }
		},
		{
			strict: 'throw',
			strictQuery: 'throw',
			autoIndex: false,
			versionKey: false,
			collection: 'planversions'
		}
	);
	schema.index({ planId: 1, number: -1 }, { unique: true });
	return connection.model<PlanVersionRow>('PlanVersion', schema);
}
