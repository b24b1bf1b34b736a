import type { ClientSession, Connection } from 'mongoose';
import { DomainError } from '../../kernel/errors.ts';
import type { Locale } from '../../../src/lib/shared/locale.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { ServerTranslator } from '../messages.ts';
import type { TemplateName } from './compose.ts';
import { createDelivery, type DeliveryOptions } from './delivery.ts';
import { createOutboxModel, createSentMailModel } from './mail.model.ts';
import { createMailWorker, type MailWorker } from './mail-worker.ts';
import { createSentMails, type SentMails } from './sent-mails.ts';

export interface OutgoingMail {
	/** One address, checked before. */
	to: string;
	locale: Locale;
	template: TemplateName;
	/** Arguments of the template's texts. */
	values: Record<string, string>;
	/** Where the mail's button leads: a path of ours. It may hold a secret; it is forgotten once sent. */
	path: string | null;
}

export interface Mailer {
	/**
	 * Puts a mail into the outbox in the caller's transaction: it goes out if and only if the transaction
	 * is committed, and a crash in between does not lose it.
	 * @throws DomainError `unavailable` when this server has no way to send mail
	 */
	send(tx: ClientSession, mail: OutgoingMail): Promise<void>;
	/**
	 * For acts that send a mail to some and must look the same to all.
	 * @throws DomainError `unavailable` when this server has no way to send mail
	 */
	assertPossible(): void;
	/**
	 * As `send`, for mails that an act can do without.
	 * @returns false, and leaves it, when this server has no way to send mail
	 */
	offer(tx: ClientSession, mail: OutgoingMail): Promise<boolean>;
	/** Says that a transaction with mails has been committed; without it they wait for the next round. */
	wake(): void;
}

export interface MailOptions {
	connection: Connection;
	clock: Clock;
	log: Log;
	/** Speaks the language of a mail's reader. */
	translate: (locale: Locale) => ServerTranslator;
	/** The address people type, without a slash at the end; asked when a mail is written. */
	origin: () => string;
	delivery: DeliveryOptions;
}

export interface Mail {
	mailer: Mailer;
	worker: MailWorker;
	/** What was sent, where the demonstration keeps it; null elsewhere. */
	sentMails: SentMails | null;
}

/** Everything about mail: an outbox in the database, a worker that empties it, and where it goes. */
export function createMail({ connection, clock, log, translate, origin, delivery }: MailOptions): Mail {
	const outbox = createOutboxModel(connection);
	const sent = createSentMailModel(connection);
	const worker = createMailWorker({
		outbox,
		clock,
		log,
		translate,
		origin,
		deliver: createDelivery(delivery, sent, clock)
	});

	function assertPossible(): void {
		if (delivery.kind === 'none')
			throw new DomainError('unavailable', 'no mail can be sent: MULTAQA_SMTP_URL is not set');
	}

	async function offer(tx: ClientSession, mail: OutgoingMail): Promise<boolean> {
		if (delivery.kind === 'none') return false;
		const now = clock.now();
		await outbox.create([{ ...mail, createdAt: now, dueAt: now }], { session: tx });
		return true;
	}

	return {
		worker,
		sentMails: delivery.kind === 'demo' ? createSentMails(sent) : null,
		mailer: {
			async send(tx, mail) {
				assertPossible();
				await offer(tx, mail);
			},
			assertPossible,
			offer,
			wake: () => worker.wake()
		}
	};
}
