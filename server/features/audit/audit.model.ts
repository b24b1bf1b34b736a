import { Schema, type Connection, type Model, type Types } from 'mongoose';

/** One act of moderation or membership. It holds who did what to which record and why, never its text. */
export interface AuditRow {
	_id: Types.ObjectId;
	at: Date;
	/** Null: the system itself, or a command. */
	actorId: string | null;
	act: string;
	subjectKind: string;
	subjectId: string;
	/** Null for acts outside forums. */
	forumId: string | null;
	reason: string | null;
	details: Record<string, unknown>;
}

export function createAuditModel(connection: Connection): Model<AuditRow> {
	const schema = new Schema<AuditRow>(
		{
			at: { type: Date, required: true },
			actorId: { type: String, default: null },
			act: { type: String, required: true },
			subjectKind: { type: String, required: true },
			subjectId: { type: String, required: true },
			forumId: { type: String, default: null },
			reason: { type: String, default: null },
			details: { type: Schema.Types.Mixed, default: {} }
		},
		{
			strict: 'throw',
			strictQuery: 'throw',
			autoIndex: false,
			versionKey: false,
			minimize: false,
			collection: 'auditentries'
		}
	);
	schema.index({ at: -1, _id: -1 });
	schema.index({ forumId: 1, at: -1, _id: -1 });
	return connection.model<AuditRow>('AuditEntry', schema);
}
