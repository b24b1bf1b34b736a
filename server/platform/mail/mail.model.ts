import { Schema, type Connection, type Model, type Types } from 'mongoose';
import type { Locale } from '../../../src/lib/shared/locale.ts';
import type { TemplateName } from './compose.ts';

/** Days after which a mail that went out, or never will, is forgotten. */
const REMEMBERED = 7 * 24 * 3600;

/** A mail that must go out. Once it has, what could identify or serve anybody is taken out of the row. */
export interface OutboxRow {
	_id: Types.ObjectId;
	createdAt: Date;
	to: string | null;
	locale: Locale;
	template: TemplateName;
	values: Record<string, string> | null;
	/** Path of the link in the mail; it may hold a secret. */
	path: string | null;
	attempts: number;
	/** Not before this. Whoever takes the row moves it on, which keeps other nodes away. */
	dueAt: Date;
	sentAt: Date | null;
	/** Given up. */
	failedAt: Date | null;
	/** What the mail server said last, as a code. */
	problem: string | null;
}

/** A mail as the demonstration shows it. */
export interface SentMailRow {
	_id: Types.ObjectId;
	sentAt: Date;
	to: string;
	from: string;
	locale: Locale;
	subject: string;
	text: string;
	html: string;
	/** The link in the mail, to be followed with a click. */
	path: string | null;
}

const STORED = { strict: 'throw', strictQuery: 'throw', autoIndex: false, versionKey: false } as const;

export function createOutboxModel(connection: Connection): Model<OutboxRow> {
	const schema = new Schema<OutboxRow>(
		{
			createdAt: { type: Date, required: true },
			to: { type: String, default: null },
			locale: { type: String, required: true },
			template: { type: String, required: true },
			values: { type: Schema.Types.Mixed, default: null },
			path: { type: String, default: null },
			attempts: { type: Number, required: true, default: 0 },
			dueAt: { type: Date, required: true },
			sentAt: { type: Date, default: null },
			failedAt: { type: Date, default: null },
			problem: { type: String, default: null }
		},
		{ ...STORED, collection: 'outbox' }
	);
	schema.index({ sentAt: 1, failedAt: 1, dueAt: 1 });
	schema.index({ createdAt: 1 }, { expireAfterSeconds: REMEMBERED });
	return connection.model<OutboxRow>('OutgoingMail', schema);
}

export function createSentMailModel(connection: Connection): Model<SentMailRow> {
	const text = { type: String, required: true };
	const schema = new Schema<SentMailRow>(
		{
			sentAt: { type: Date, required: true },
			to: text,
			from: text,
			locale: text,
			subject: text,
			text,
			html: text,
			path: { type: String, default: null }
		},
		{ ...STORED, collection: 'sentmails' }
	);
	schema.index({ sentAt: 1 }, { expireAfterSeconds: REMEMBERED });
	return connection.model<SentMailRow>('SentMail', schema);
}
