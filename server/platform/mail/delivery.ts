import { createTransport } from 'nodemailer';
import type { Model } from 'mongoose';
import type { Clock } from '../clock.ts';
import type { Locale } from '../../../src/lib/shared/locale.ts';
import type { ComposedMail } from './compose.ts';
import type { SentMailRow } from './mail.model.ts';

export type DeliveryOptions =
	/** `url` like `smtps://user:password@mail.example:465`; `from` a sender as mail headers write it. */
	| { kind: 'smtp'; url: string; from: string }
	/** Kept in the database and shown on a page. */
	| { kind: 'demo'; from: string }
	| { kind: 'none' };

export interface AddressedMail extends ComposedMail {
	/** Stays the same when the mail is tried again, so that receivers recognise a doublet. */
	id: string;
	to: string;
	locale: Locale;
	path: string | null;
}

export interface Delivery {
	/** @throws what the mail server said; `isFinal` tells whether trying again can help */
	deliver(mail: AddressedMail): Promise<void>;
	close(): void;
}

const SECOND = 1000;

export function createDelivery(options: DeliveryOptions, sent: Model<SentMailRow>, clock: Clock): Delivery {
	if (options.kind === 'smtp') return smtp(options.url, options.from);
	if (options.kind === 'demo') {
		return {
			async deliver({ id: _id, ...mail }) {
				await sent.updateOne(
					{ _id },
					{ $set: { ...mail, from: options.from, sentAt: clock.now() } },
					{ upsert: true }
				);
			},
			close() {}
		};
	}
	return { deliver: () => Promise.reject(new Error('no mail can be sent')), close() {} };
}

function smtp(url: string, from: string): Delivery {
	const transport = createTransport({
		url,
		// Shorter, all together, than a row is taken for: no second node may try while we still do.
		connectionTimeout: 10 * SECOND,
		greetingTimeout: 10 * SECOND,
		socketTimeout: 20 * SECOND,
		// A mail is made of our own texts: it may not read files or fetch addresses.
		disableFileAccess: true,
		disableUrlAccess: true
	});
	const host = /@([^>\s]+)>?\s*$/.exec(from)?.[1] ?? 'multaqa.invalid';
	return {
		async deliver({ id, to, locale, subject, text, html }) {
			await transport.sendMail({
				from,
				// As an object: an address is never parsed as a list of them.
				to: { name: '', address: to },
				subject,
				text,
				html,
				messageId: `<${id}@${host}>`,
				// RFC 3834: no holiday answers, please.
				headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale }
			});
		},
		close: () => transport.close()
	};
}

/** True when the mail server refused for good (5xx, except that it would not let us in). */
export function isFinal(error: unknown): boolean {
	const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
	return typeof responseCode === 'number' && responseCode >= 500 && code !== 'EAUTH';
}

/** What went wrong, without the address: a code for the log. */
export function problemOf(error: unknown): string {
	const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
	return [code, responseCode].filter(Boolean).join(' ') || 'unknown';
}
