import { Schema, type Connection, type Model, type Types } from 'mongoose';
import { PLAN_TEMPLATES, type PlanTemplate } from '../../../src/lib/shared/plans/plan-rules.ts';
import {
	PLAN_STATES,
	PLAN_VISIBILITIES,
	type PlanState,
	type PlanTitle,
	type PlanVisibility
} from '../../../src/lib/shared/plans/views.ts';
import { PLAN_ROLES, type PlanRole } from '../../../src/lib/shared/plans/wire.ts';
import type { PlanPart } from '../../collab/ports.ts';
import type { Audience } from '../../kernel/visibility.ts';
import { audienceFields } from '../../platform/mongo/audience-fields.ts';

export interface PlanCityRow {
	cityId: string;
	part: 'owner' | 'partner';
	/** What the people of this city may do with the text. */
	role: PlanRole;
}

/** A right of somebody's own, in place of their city's. */
export interface PlanPersonRow {
	personId: string;
	role: PlanRole;
}

/** Who worked where since the last version, by city id; `none` for those who speak for no city of the plan. */
export type Unkept = Record<string, { parts?: PlanPart[]; personIds?: string[] }>;

/** The record of a plan; its text is a Yjs document, kept by `server/collab`. */
export interface PlanRow extends Audience {
	_id: Types.ObjectId;
	/** As the cities: `visibility`, `cityIds` and `personIds` follow from these fields and change with them. */
	visibility: PlanVisibility;
	title: PlanTitle;
	/** The owner first. */
	cities: PlanCityRow[];
	people: PlanPersonRow[];
	state: PlanState;
	template: PlanTemplate;
	archivedAt: Date | null;
	createdBy: string;
	createdAt: Date;
	/** Counts changes of the record, from 1: a form that knows an older one is `stale`. */
	version: number;
	/** When somebody last worked on it, record or text. */
	workedAt: Date;
	/** The number of the newest version kept; 0 when there is none. */
	kept: number;
	/** When a version was last kept by itself. */
	keptByItselfAt: Date | null;
	unkept: Unkept;
	/** Since when there is work that no version holds; absent when there is none. */
	unkeptSince?: Date;
	/** When the text was last taken into search. */
	indexedAt: Date | null;
	submissionKey: string;
}

/** The fields of a plan that lists read. */
export type PlanSummaryRow = Omit<PlanRow, 'unkept' | 'submissionKey'>;

export function createPlanModel(connection: Connection): Model<PlanRow> {
	const role = { type: String, enum: PLAN_ROLES, required: true };
	const inner = { _id: false, strict: 'throw' } as const;
	const city = new Schema<PlanCityRow>(
		{
			cityId: { type: String, required: true },
			part: { type: String, enum: ['owner', 'partner'], required: true },
			role
		},
		inner
	);
	const person = new Schema<PlanPersonRow>({ personId: { type: String, required: true }, role }, inner);
	const title = { type: String, default: null };
	const schema = new Schema<PlanRow>(
		{
			...audienceFields,
			visibility: { type: String, enum: PLAN_VISIBILITIES, required: true },
			title: { ar: title, en: title, fr: title },
			cities: { type: [city], required: true },
			people: { type: [person], default: [] },
			state: { type: String, enum: PLAN_STATES, required: true },
			template: { type: String, enum: PLAN_TEMPLATES, required: true },
			archivedAt: { type: Date, default: null },
			createdBy: { type: String, required: true },
			createdAt: { type: Date, required: true },
			version: { type: Number, required: true },
			workedAt: { type: Date, required: true },
			kept: { type: Number, default: 0 },
			keptByItselfAt: { type: Date, default: null },
			unkept: { type: Schema.Types.Mixed, default: {} },
			unkeptSince: { type: Date },
			indexedAt: { type: Date, default: null },
			submissionKey: { type: String, required: true }
		},
		{
			strict: 'throw',
			strictQuery: 'throw',
			autoIndex: false,
			versionKey: false,
			minimize: false,
			collection: 'plans'
		}
	);
	schema.index({ archivedAt: 1, workedAt: -1, _id: -1 });
	schema.index({ cityIds: 1, workedAt: -1, _id: -1 });
	schema.index({ createdBy: 1, submissionKey: 1 }, { unique: true });
	// Few plans at a time hold work that no version has.
	schema.index({ unkeptSince: 1 }, { sparse: true });
	return connection.model<PlanRow>('Plan', schema);
}
