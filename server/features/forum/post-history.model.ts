import { Schema, type Connection, type Model, type Types } from 'mongoose';

/** A text that stood in a post until `at`. Seen by its author and the forum's moderators. */
export interface PostHistoryRow {
	_id: Types.ObjectId;
	postKind: 'thread' | 'reply';
	postId: string;
	at: Date;
	by: string;
	title: string | null;
	body: string;
}

export function createPostHistoryModel(connection: Connection): Model<PostHistoryRow> {
	const schema = new Schema<PostHistoryRow>(
		{
			postKind: { type: String, enum: ['thread', 'reply'], required: true },
			postId: { type: String, required: true },
			at: { type: Date, required: true },
			by: { type: String, required: true },
			title: { type: String, default: null },
			body: { type: String, required: true }
		},
		{ strict: 'throw', strictQuery: 'throw', autoIndex: false, versionKey: false, collection: 'posthistory' }
	);
	schema.index({ postId: 1, at: -1 });
	return connection.model<PostHistoryRow>('PostHistory', schema);
}
