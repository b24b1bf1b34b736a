import { Schema, type Connection, type Model, type Types } from 'mongoose';
import { EVENT_RETENTION } from './event-log.ts';

export interface EventRow {
	_id: Types.ObjectId;
	at: Date;
	type: string;
	event: unknown;
	streams: { name: string; revision: number }[];
}

export interface StreamRow {
	_id: string;
	revision: number;
}

export function createEventModel(connection: Connection): Model<EventRow> {
	const schema = new Schema<EventRow>(
		{
			at: { type: Date, required: true },
			type: { type: String, required: true },
			event: { type: Schema.Types.Mixed, required: true },
			streams: [
				{ _id: false, name: { type: String, required: true }, revision: { type: Number, required: true } }
			]
		},
		{ strict: 'throw', strictQuery: 'throw', autoIndex: false, versionKey: false, collection: 'events' }
	);
	schema.index({ 'streams.name': 1, 'streams.revision': 1 }, { unique: true });
	schema.index({ at: 1 }, { expireAfterSeconds: EVENT_RETENTION });
	return connection.model<EventRow>('Event', schema);
}

export function createStreamModel(connection: Connection): Model<StreamRow> {
	const schema = new Schema<StreamRow>(
		{ _id: { type: String, required: true }, revision: { type: Number, required: true, default: 0 } },
		{ strict: 'throw', strictQuery: 'throw', autoIndex: false, versionKey: false, collection: 'streams' }
	);
	return connection.model<StreamRow>('Stream', schema);
}
