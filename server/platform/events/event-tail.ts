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
 * Milliseconds that a re-reading goes back behind the newest event known. An id is made before its
 * transaction commits (60 s at most) and on the clock of its node.
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
	const known = new KnownIds(Date.now());
	let closed = false;
	/** Set while the log is re-read: what the change stream brings meanwhile waits here. */
	let waiting: LoggedEvent[] | null = null;
	let rereading = Promise.resolve();

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

	async function readAgain(): Promise<void> {
		waiting = [];
		while (!closed) {
			try {
				const read = await rows.find({ _id: { $gte: known.since() } }).sort({ _id: 1 }).toArray();
				const ids = new Set(read.map((row) => String(row._id)));
				const brought = waiting.filter((event) => !ids.has(event.id));
				waiting = null;
				for (const event of inCommitOrder([...read.map(toLogged), ...brought])) handOn(event);
				return;
			} catch (err) {
				log.warn({ err }, 'the event log cannot be re-read yet');
				await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER));
			}
		}
	}

	const before = await rows.find({ _id: { $gte: known.since() } }, { projection: { _id: 1 } }).toArray();
	for (const row of before) known.add(String(row._id));
	const stream = await watch<EventRow>(rows, {
		onDocument: (row) => {
			if (waiting) waiting.push(toLogged(row));
			else handOn(toLogged(row));
		},
		onGap: () => {
			rereading = rereading.then(readAgain);
		},
		log
	});
	// What was committed between the first look and the opening of the stream.
	await readAgain();

	return {
		subscribe(listener) {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
		async close() {
			closed = true;
			await stream.close();
			await rereading;
		}
	};
}

/** The ids handed on lately: enough to recognise whatever a re-reading can bring. */
class KnownIds {
	readonly #ids = new Set<string>();
	#newest: number;
	#pruned: number;

	/** @param now milliseconds */
	constructor(now: number) {
		this.#newest = now;
		this.#pruned = now;
	}

	/** The id from which a re-reading starts. */
	since(): Types.ObjectId {
		return Types.ObjectId.createFromTime(Math.floor((this.#newest - OVERLAP) / 1000));
	}

	/** False when it was there already. */
	add(id: string): boolean {
		if (this.#ids.has(id)) return false;
		this.#ids.add(id);
		this.#newest = Math.max(this.#newest, timeOf(id));
		if (this.#newest - this.#pruned > OVERLAP) this.#prune();
		return true;
	}

	#prune(): void {
		this.#pruned = this.#newest;
		for (const id of this.#ids) if (timeOf(id) < this.#newest - OVERLAP - 1000) this.#ids.delete(id);
	}
}

/** Milliseconds, as the first four bytes of an ObjectId tell. */
function timeOf(id: string): number {
	return parseInt(id.slice(0, 8), 16) * 1000;
}
