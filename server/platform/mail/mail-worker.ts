import type { Model } from 'mongoose';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { ServerTranslator } from '../messages.ts';
import type { Locale } from '../../../src/lib/shared/locale.ts';
import { allOf } from '../mongo/all-of.ts';
import { compose } from './compose.ts';
import { isFinal, problemOf, type Delivery } from './delivery.ts';
import type { OutboxRow } from './mail.model.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** How long whoever takes a mail keeps others away from it. */
const TAKEN = 2 * MINUTE;
/** Pauses after each failure; after the last one a mail is given up, about two days on. */
const PAUSES = [
	30 * SECOND,
	2 * MINUTE,
	10 * MINUTE,
	30 * MINUTE,
	2 * 60 * MINUTE,
	8 * 60 * MINUTE,
	36 * 60 * MINUTE
];
/** How often to look for mails that another node left behind, or whose pause is over. */
const ROUND = 5 * SECOND;

export interface MailWorker {
	start(): void;
	/** Looks into the outbox now. */
	wake(): void;
	/** Sends what is due and comes back when nothing is. For tests and commands. */
	round(): Promise<void>;
	/** Finishes the mail in hand and takes no other. */
	stop(): Promise<void>;
}

interface Options {
	outbox: Model<OutboxRow>;
	clock: Clock;
	log: Log;
	translate: (locale: Locale) => ServerTranslator;
	origin: () => string;
	deliver: Delivery;
}

/**
 * Empties the outbox. Any number of nodes may run one: each mail is taken by one of them at a time. One
 * that dies between sending and noting it makes the mail go out a second time, under the same Message-ID.
 */
export function createMailWorker({ outbox, clock, log, translate, origin, deliver }: Options): MailWorker {
	let running: Promise<void> | null = null;
	let again = false;
	let stopped = false;
	let timer: NodeJS.Timeout | null = null;

	/** The oldest mail that is due, ours until `TAKEN` is over. */
	function take(): Promise<OutboxRow | null> {
		const now = clock.now();
		return outbox
			.findOneAndUpdate(
				allOf({ sentAt: null, failedAt: null, dueAt: { $lte: now } }),
				{ $set: { dueAt: new Date(now.getTime() + TAKEN) }, $inc: { attempts: 1 } },
				{ sort: { dueAt: 1 }, returnDocument: 'after' }
			)
			.lean<OutboxRow>();
	}

	async function send(row: OutboxRow): Promise<void> {
		const id = String(row._id);
		try {
			const mail = compose(translate(row.locale), { ...row, values: row.values ?? {} }, origin());
			await deliver.deliver({ id, to: row.to ?? '', locale: row.locale, path: row.path, ...mail });
		} catch (error) {
			return failed(row, error);
		}
		await outbox.updateOne(
			{ _id: row._id },
			{ $set: { sentAt: clock.now(), to: null, values: null, path: null, problem: null } }
		);
		log.info({ mail: id, template: row.template, attempts: row.attempts }, 'mail sent');
	}

	async function failed(row: OutboxRow, error: unknown): Promise<void> {
		const now = clock.now();
		const pause = PAUSES[row.attempts - 1];
		const fields = {
			mail: String(row._id),
			template: row.template,
			attempts: row.attempts,
			problem: problemOf(error)
		};
		if (isFinal(error) || pause === undefined) {
			log.error(fields, 'mail given up');
			await outbox.updateOne(
				{ _id: row._id },
				{ $set: { failedAt: now, to: null, values: null, path: null, problem: fields.problem } }
			);
			return;
		}
		log.warn(fields, 'mail not sent, will be tried again');
		await outbox.updateOne(
			{ _id: row._id },
			{ $set: { dueAt: new Date(now.getTime() + pause), problem: fields.problem } }
		);
	}

	async function empty(): Promise<void> {
		while (!stopped) {
			again = false;
			for (let row = await take(); row; row = stopped ? null : await take()) await send(row);
			// Woken while the last look was under way: what woke us may have come after it.
			if (!again) return;
		}
	}

	function round(): Promise<void> {
		again = true;
		running ??= empty().finally(() => (running = null));
		return running;
	}

	/** The database being away is no reason to stop looking. */
	function wake(): void {
		if (stopped) return;
		round().catch((error) => log.warn({ err: error }, 'outbox not reached'));
	}

	return {
		start() {
			timer ??= setInterval(wake, ROUND);
			timer.unref();
			wake();
		},
		wake,
		round,
		async stop() {
			stopped = true;
			if (timer) clearInterval(timer);
			await running?.catch(() => undefined);
			deliver.close();
		}
	};
}
