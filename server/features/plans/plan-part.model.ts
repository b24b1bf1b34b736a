import { Schema, type Connection, type Model, type Types } from 'mongoose';
import type { PlanPart } from '../../collab/ports.ts';
import type { Audience } from '../../kernel/visibility.ts';
import { audienceFields } from '../../platform/mongo/audience-fields.ts';

/**
 * What search knows of a plan: one row for its title and one for each part that holds words, with a copy
 * of the plan's audience. A copy of what is in the document, some time later; never the source of anything.
 */
export interface PlanPartRow extends Audience {
	_id: Types.ObjectId;
	planId: string;
	part: PlanPart | 'title';
	/** Plain text, for excerpts. */
	text: string;
	tokens: string[];
	/** When the plan was worked on, as it was indexed. */
	at: Date;
}

export function createPlanPartModel(connection: Connection): Model<PlanPartRow> {
	const schema = new Schema<PlanPartRow>(
		{
			...audienceFields,
			planId: { type: String, required: true },
			part: { type: String, required: true },
			text: { type: String, default: '' },
			tokens: { type: [String], default: [] },
			at: { type: Date, required: true }
		},
		{ strict: 'throw', strictQuery: 'throw', autoIndex: false, versionKey: false, collection: 'planparts' }
	);
	schema.index({ planId: 1, part: 1 }, { unique: true });
	schema.index({ tokens: 1, at: -1 });
	return connection.model<PlanPartRow>('PlanPart', schema);
}
