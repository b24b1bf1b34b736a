import { Schema, type Connection, type Model, type Types } from 'mongoose';

/** A plan's document up to its last compaction. What came since stands in `planupdates`. */
export interface PlanSnapshotRow {
	/** The plan's id. */
	_id: Types.ObjectId;
	/** The same once more: only a field that is not `_id` can be answered from an index alone. */
	planId: string;
	/** One Yjs update; empty once the plan was removed. */
	state: Buffer;
	/** CRC-32 of `state`: damage must be an error, never a shorter document (P3). */
	sum: number;
	/** Goes up by one with each compaction, so that two of them cannot overwrite each other (P7). */
	version: number;
	createdAt: Date;
	foldedAt: Date | null;
	removedAt: Date | null;
	/**
	 * What search knows: the text as of this version and this many rows of its tail. The two name one
	 * content, because a tail only grows until the version changes.
	 */
	indexedVersion: number;
	indexedRows: number;
	/** The snapshot itself holds text that search does not know. */
	textDue: boolean;
}

/** All but the state. */
export type SnapshotHead = Pick<
	PlanSnapshotRow,
	'planId' | 'version' | 'indexedVersion' | 'indexedRows' | 'removedAt'
>;
/** Just these fields, which an index answers without touching states of many megabytes. */
export const SNAPSHOT_HEAD = {
	_id: 0,
	planId: 1,
	version: 1,
	indexedVersion: 1,
	indexedRows: 1,
	removedAt: 1
} as const;

export function createPlanSnapshotModel(connection: Connection): Model<PlanSnapshotRow> {
	const schema = new Schema<PlanSnapshotRow>(
		{
			planId: { type: String, required: true },
			state: { type: Buffer, required: true },
			sum: { type: Number, required: true },
			version: { type: Number, required: true },
			createdAt: { type: Date, required: true },
			foldedAt: { type: Date, default: null },
			removedAt: { type: Date, default: null },
			indexedVersion: { type: Number, required: true },
			indexedRows: { type: Number, required: true },
			textDue: { type: Boolean, required: true }
		},
		{
			strict: 'throw',
			strictQuery: 'throw',
			autoIndex: false,
			versionKey: false,
			collection: 'plansnapshots'
		}
	);
	// SNAPSHOT_HEAD.
	schema.index({ planId: 1, version: 1, indexedVersion: 1, indexedRows: 1, removedAt: 1 });
	schema.index({ textDue: 1, planId: 1 }, { partialFilterExpression: { textDue: true } });
	return connection.model<PlanSnapshotRow>('PlanSnapshot', schema);
}
