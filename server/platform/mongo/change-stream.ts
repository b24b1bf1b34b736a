import { setTimeout as sleep } from 'node:timers/promises';
import type { mongo } from 'mongoose';
import { isDatabaseAway } from '../../kernel/errors.ts';
import type { DatabaseLog } from './log.ts';

/** Why documents may have been missed: `lost` place in the oplog, or `refused` by the consumer. */
export type GapReason = 'lost' | 'refused';

export interface InsertListener<T> {
	/** One inserted document, in the order of their commits; the next one waits until this returns. */
	onDocument(document: T): void | Promise<void>;
	/**
	 * Documents may have been missed: read again from what was last seen. What is inserted from now on
	 * arrives through `onDocument`, so a document may come both ways.
	 */
	onGap(reason: GapReason): void | Promise<void>;
	log: DatabaseLog;
	/** Leaves out documents that nobody here needs: a condition on their fields. Their gaps are still told. */
	only?: Record<string, unknown>;
}

export interface InsertWatch {
	/** Resolves when every insert that is confirmed from now on will arrive. Rejects when closed before. */
	ready: Promise<void>;
	/** Stops; resolves when no listener is running any more. */
	close(): Promise<void>;
}

/** An error that we do not know may pass; one that stays means that the place is of no use. */
const REFUSALS_UNTIL_LOST = 5;
const BACK_OFF_MS = [50, 100, 250, 500, 1_000, 2_000];
/** How long the server holds a question that it has no answer to; `ready` and `close` wait for one. */
const AWAIT_MS = 250;
/** `invalidate` is the last event of a collection that was dropped. */
function pipelineFor(only: Record<string, unknown> = {}): mongo.Document[] {
	const wanted = Object.entries(only).map(([field, condition]) => [`fullDocument.${field}`, condition]);
	const inserted = { operationType: 'insert', ...Object.fromEntries(wanted) };
	return [{ $match: { $or: [inserted, { operationType: 'invalidate' }] } }];
}

/**
 * Tails the inserts of one collection, for as long as the process lives. When the database restarts it
 * goes on exactly where it was; when that place is no longer known it starts afresh and calls `onGap`.
 */
export function watchInserts<T extends mongo.Document>(
	collection: mongo.Collection<T>,
	listener: InsertListener<T>
): InsertWatch {
	const { log } = listener;
	const name = collection.collectionName;
	const pipeline = pipelineFor(listener.only);
	const closing = new AbortController();
	const ready = Promise.withResolvers<void>();
	ready.promise.catch(() => undefined);
	/** Where to go on: after the last document handled, or further when the server said so while idle. */
	let place: mongo.ResumeToken | null = null;
	let started = false;
	/** What the consumer has to be told once the stream is open again. */
	let gap: GapReason | null = null;
	let current: mongo.ChangeStream<T> | null = null;
	/** Streams in a row that brought us no further, and those of them that the server itself ended. */
	let failures = 0;
	let refusals = 0;

	async function tail(stream: mongo.ChangeStream<T>): Promise<void> {
		while (!closing.signal.aborted) {
			const change = await stream.tryNext();
			started = true;
			ready.resolve();
			if (gap) await tellGap();
			if (change?.operationType === 'invalidate' || stream.closed) throw new CollectionGone();
			if (change?.operationType === 'insert') await deliver(change.fullDocument as T);
			place = (stream.resumeToken as mongo.ResumeToken | undefined) ?? place;
		}
	}

	async function deliver(document: T): Promise<void> {
		try {
			await listener.onDocument(document);
		} catch (error) {
			log.error({ err: error, collection: name }, 'A watched document was refused');
			gap = 'refused';
			await tellGap();
		}
	}

	/** A gap that could not be filled stays open: the consumer is asked again with the next answer. */
	async function tellGap(): Promise<void> {
		try {
			if (gap) await listener.onGap(gap);
			gap = null;
		} catch (error) {
			log.error({ err: error, collection: name }, 'A gap could not be filled');
		}
	}

	/** Returns when the stream broke off, or was closed. */
	async function once(): Promise<void> {
		const stream: mongo.ChangeStream<T> = collection.watch(pipeline, {
			maxAwaitTimeMS: AWAIT_MS,
			readConcern: { level: 'majority' },
			...(place ? { resumeAfter: place } : {})
		});
		current = stream;
		const opened = place;
		try {
			await tail(stream);
		} catch (error) {
			if (closing.signal.aborted) return;
			failures = place === opened ? failures + 1 : 0;
			refusals = place === opened && !isDatabaseAway(error) ? refusals + 1 : 0;
			if (started && (place === null || isPlaceLost(error) || refusals >= REFUSALS_UNTIL_LOST)) {
				gap = 'lost';
				place = null;
			}
			log.warn({ collection: name, error: (error as Error).name, gap }, 'A change stream broke off');
		} finally {
			await stream.close().catch(() => undefined);
		}
	}

	async function run(): Promise<void> {
		while (!closing.signal.aborted) {
			await once();
			const pause = BACK_OFF_MS[Math.min(failures, BACK_OFF_MS.length - 1)];
			await sleep(pause, undefined, { signal: closing.signal }).catch(() => undefined);
		}
	}

	const running = run().finally(() => ready.reject(new Error('The watch was closed before it began.')));
	return {
		ready: ready.promise,
		async close() {
			closing.abort();
			await current?.close().catch(() => undefined);
			await running;
		}
	};
}

class CollectionGone extends Error {
	override name = 'CollectionGone';
}

/** InvalidResumeToken, ChangeStreamFatalError, ChangeStreamHistoryLost: from this place nobody goes on. */
const LOST_CODES = new Set([260, 280, 286]);

function isPlaceLost(error: unknown): boolean {
	return error instanceof CollectionGone || LOST_CODES.has(Number((error as { code?: unknown }).code));
}
