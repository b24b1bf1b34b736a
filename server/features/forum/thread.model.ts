import { Schema, type Connection, type Model, type Types } from 'mongoose';
import { LOCALES, type Locale } from '../../../src/lib/shared/locale.ts';
import { THREAD_KINDS, type ThreadKind } from '../../../src/lib/shared/post-rules.ts';
import { ATTRIBUTIONS, type Attribution } from '../../../src/lib/shared/visibility.ts';
import type { Audience } from '../../kernel/visibility.ts';
import { audienceFields } from '../../platform/mongo/audience-fields.ts';

/** What a moderator did to a post. */
export interface ModerationMark {
	at: Date;
	by: string;
	reason: string;
}

/** What threads and replies have in common: somebody's words. */
export interface PostRow extends Audience {
	_id: Types.ObjectId;
	forumId: string;
	authorId: string;
	/** The author's city when they wrote. */
	cityId: string | null;
	attribution: Attribution;
	/** Markdown as written, cleaned. */
	body: string;
	/** Rendered by version `renderVersion` of the renderer; an older version is rendered anew when read. */
	bodyHtml: string;
	renderVersion: number;
	language: Locale;
	createdAt: Date;
	editedAt: Date | null;
	hidden: ModerationMark | null;
	/** Folded search tokens. */
	tokens: string[];
	/** See `submissionOf`: the same form with the same words never makes two posts. */
	submissionKey: string;
}

export interface ThreadRow extends PostRow {
	kind: ThreadKind;
	title: string;
	lastActivityAt: Date;
	/** Replies that are not hidden themselves. */
	replyCount: number;
	acceptedReplyId: string | null;
	locked: ModerationMark | null;
}

/** A thread as lists read it: texts stay in the database. */
export type ThreadSummaryRow = Omit<ThreadRow, 'body' | 'bodyHtml' | 'tokens'>;

const mark = new Schema<ModerationMark>(
	{
		at: { type: Date, required: true },
		by: { type: String, required: true },
		reason: { type: String, required: true }
	},
	{ _id: false, strict: 'throw' }
);

/** Fields of a post for a Mongoose schema. */
export const postFields = {
	...audienceFields,
	forumId: { type: String, required: true },
	authorId: { type: String, required: true },
	cityId: { type: String, default: null },
	attribution: { type: String, enum: ATTRIBUTIONS, required: true },
	body: { type: String, required: true },
	bodyHtml: { type: String, default: '' },
	renderVersion: { type: Number, required: true },
	language: { type: String, enum: LOCALES, required: true },
	createdAt: { type: Date, required: true },
	editedAt: { type: Date, default: null },
	hidden: { type: mark, default: null },
	tokens: { type: [String], default: [] },
	submissionKey: { type: String, required: true }
};

export function createThreadModel(connection: Connection): Model<ThreadRow> {
	const schema = new Schema<ThreadRow>(
		{
			...postFields,
			kind: { type: String, enum: THREAD_KINDS, required: true },
			title: { type: String, required: true },
			lastActivityAt: { type: Date, required: true },
			replyCount: { type: Number, required: true, default: 0 },
			acceptedReplyId: { type: String, default: null },
			locked: { type: mark, default: null }
		},
		{ strict: 'throw', strictQuery: 'throw', autoIndex: false, versionKey: false, collection: 'threads' }
	);
	// A forum's list, newest activity first.
	schema.index({ forumId: 1, lastActivityAt: -1, _id: -1 });
	// The newest thread of one audience, and, across forums, the few that are concealed.
	schema.index({ visibility: 1, concealed: 1, forumId: 1, lastActivityAt: -1, _id: -1 });
	// The newest questions of the network.
	schema.index({ createdAt: -1, _id: -1 });
	schema.index({ tokens: 1, lastActivityAt: -1 });
	schema.index({ authorId: 1, submissionKey: 1 }, { unique: true });
	schema.index({ cityId: 1, createdAt: -1 });
	return connection.model<ThreadRow>('Thread', schema);
}
