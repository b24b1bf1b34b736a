import { Schema, type Connection, type Model, type Types } from 'mongoose';

/** Seconds: whoever was away for longer learns anew from the next heartbeats. */
const KEPT_FOR = 60;

/** What one process tells the others: which plans it has open, or who is where in one of them. */
export interface PlanPresenceRow {
	_id: Types.ObjectId;
	nodeId: string;
	at: Date;
	/** A heartbeat: every plan that this process has open. */
	open?: string[];
	/** A presence: the plan, and an encoded awareness update. */
	planId?: string;
	update?: Buffer;
}

export function createPlanPresenceModel(connection: Connection): Model<PlanPresenceRow> {
	const schema = new Schema<PlanPresenceRow>(
		{
			nodeId: { type: String, required: true },
			at: { type: Date, required: true },
			open: { type: [String], default: undefined },
			planId: { type: String },
			update: { type: Buffer }
		},
		{ strict: 'throw', strictQuery: 'throw', autoIndex: false, versionKey: false, collection: 'planpresence' }
	);
	schema.index({ at: 1 }, { expireAfterSeconds: KEPT_FOR });
	return connection.model<PlanPresenceRow>('PlanPresence', schema);
}
