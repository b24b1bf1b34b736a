import { Schema, type Connection, type Model } from 'mongoose';
import { postFields, type PostRow } from './thread.model.ts';

/** `concealed` is true when the reply itself or its thread is hidden. */
export interface ReplyRow extends PostRow {
	threadId: string;
}

/** A reply without what only search reads. */
export type ShownReply = Omit<ReplyRow, 'tokens'>;

export function createReplyModel(connection: Connection): Model<ReplyRow> {
	const schema = new Schema<ReplyRow>(
		{ ...postFields, threadId: { type: String, required: true } },
		{ strict: 'throw', strictQuery: 'throw', autoIndex: false, versionKey: false, collection: 'replies' }
	);
	schema.index({ threadId: 1, createdAt: 1, _id: 1 });
	schema.index({ tokens: 1, createdAt: -1 });
	schema.index({ authorId: 1, submissionKey: 1 }, { unique: true });
	return connection.model<ReplyRow>('Reply', schema);
}
