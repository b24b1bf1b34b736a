import { Types, type Connection } from 'mongoose';
import type { LoggedEvent } from '../../kernel/events.ts';
import type { Log } from '../log.ts';
import { watchInserts } from '../mongo/change-stream.ts';
import { inCommitOrder } from './commit-order.ts';
import { toLogged } from './event-log.ts';
import type { EventRow } from './event.model.ts';

/** Hands every event of the log to this process, once, within each stream by revision. */
export interface EventTail {
	/** From now on `listener` gets each event; the answer ends that. A listener that throws is logged. */
	subscribe(listener: (event: LoggedEvent) => void): () => void;
	close(): Promise<void>;
}

export interface EventTailOptions {
	log: Log;
	/** Swapped by tests that need a gap at a certain moment. */
	watch?: typeof watchInserts;
}

/**
 * Milliseconds that a re-reading goes back behind the last event handed on. An id is made before its
 * transaction commits (60 s at most) and on the clock of its node, which may be wrong by the rest.
 */
const OVERLAP = 120_000;
/** Milliseconds between two tries to re-read while the database is away. */
const RETRY_AFTER = 500;

/**
 * Starts tailing: events committed after this resolves are handed on. When the database was away for so
 * long that its change stream cannot go on, the log itself is read again, so nothing is missed.
 */
export async function startEventTail(connection: Connection, options: EventTailOptions): Promise<EventTail> {
	const { log, watch = watchInserts } = options;
	const rows = connection.db!.collection<EventRow>('events');
	const listeners = new Set<(event: LoggedEvent) => void>();
	const known = new KnownIds();
	let closed = false;

	function handOn(event: LoggedEvent): void {
		if (closed || !known.add(event.id)) return;
		for (const listener of listeners) {
			try {
				listener(event);
			} catch (err) {
				log.error({ err, type: event.event.type }, 'listener of the event log failed');
			}
		}
	}

	/** Hands on what the log holds and nobody got yet; does not give up while the database is away. */
	async function readAgain(): Promise<void> {
		while (!closed) {
			try {
				const read = await rows
					.find({ _id: { $gte: known.since() } })
					.sort({ _id: 1 })
					.toArray();
				for (const event of inCommitOrder(read.map(toLogged))) handOn(event);
				return;
			} catch (err) {
				log.warn({ err }, 'the event log cannot be re-read yet');
				await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER));
			}
		}
	}

	const before = await rows.find({ _id: { $gte: known.since() } }, { projection: { _id: 1 } }).toArray();
	for (const row of before) known.add(String(row._id));
	const stream = watch<EventRow>(rows, {
		onDocument: (row) => handOn(toLogged(row)),
		// The change stream waits meanwhile; what it brings afterwards is recognised.
		onGap: readAgain,
		log
	});
	await stream.ready;

	return {
		subscribe(listener) {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
		async close() {
			closed = true;
			await stream.close();
		}
	};
}

/** The ids handed on lately: enough to recognise whatever a re-reading can bring. */
class KnownIds {
	readonly #ids = new Set<string>();
	#last = Date.now();
	#pruned = Date.now();

	/** The id from which a re-reading starts. */
	since(): Types.ObjectId {
		return Types.ObjectId.createFromTime(Math.floor((this.#last - OVERLAP) / 1000));
	}

	/** False when it was there already. */
	add(id: string): boolean {
		if (this.#ids.has(id)) return false;
		this.#ids.add(id);
		this.#last = Date.now();
		if (this.#last - this.#pruned > OVERLAP) this.#prune();
		return true;
	}

	#prune(): void {
		this.#pruned = this.#last;
		const first = this.since().toHexString();
		for (const id of this.#ids) if (id < first) this.#ids.delete(id);
	}
}
