import type { Model } from 'mongoose';
import type { Locale } from '../../../src/lib/shared/locale.ts';
import type { SentMailRow } from './mail.model.ts';

/** One page is enough for a demonstration. */
const SHOWN = 50;

export interface SentMailSummary {
	id: string;
	sentAt: Date;
	to: string;
	locale: Locale;
	subject: string;
}

export interface SentMail extends SentMailSummary {
	from: string;
	text: string;
	path: string | null;
}

/** The mails of the demonstration, which go nowhere. */
export interface SentMails {
	/** Newest first. */
	list(): Promise<SentMailSummary[]>;
	/** Null when there is none, also for ids that cannot be. */
	byId(id: string): Promise<SentMail | null>;
}

export function createSentMails(sent: Model<SentMailRow>): SentMails {
	return {
		async list() {
			const rows = await sent.find().sort({ sentAt: -1, _id: -1 }).limit(SHOWN).lean<SentMailRow[]>();
			return rows.map(summary);
		},
		async byId(id) {
			if (!/^[0-9a-f]{24}$/.test(id)) return null;
			const row = await sent.findById(id).lean<SentMailRow>();
			return row && { ...summary(row), from: row.from, text: row.text, path: row.path };
		}
	};
}

function summary(row: SentMailRow): SentMailSummary {
	return { id: String(row._id), sentAt: row.sentAt, to: row.to, locale: row.locale, subject: row.subject };
}
