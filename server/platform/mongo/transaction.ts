import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientSession, Connection, mongo } from 'mongoose';
import { DomainError, hasLabel, isDatabaseAway } from '../../kernel/errors.ts';

/** Runs `work` as one transaction. Pass `session` to everything in it that reads or writes. */
export type InTransaction = <T>(work: (session: ClientSession) => Promise<T>) => Promise<T>;

const OPTIONS: mongo.TransactionOptions = {
	readPreference: 'primary',
	readConcern: { level: 'snapshot' },
	writeConcern: { w: 'majority', journal: true }
};
/** No new attempt begins later than this: a person waits for the answer. */
const RETRY_WITHIN_MS = 6_000;
const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 300;

/**
 * `inTransaction` for one connection. The change is confirmed when it is journaled by a majority of the
 * nodes. `work` runs again, in a new attempt, when two transactions meet on one document or the database
 * restarts: it must not do anything outside the database, and not keep state between attempts. What
 * `work` throws undoes everything and reaches the caller as it is. A database that stays away is an
 * error that `toDomainError` calls `unavailable`, after four to ten seconds.
 *
 * The driver's own `withTransaction` is not used: it gives up at once when a Unix socket breaks (a plain
 * `EPIPE` carries none of its labels), which is just what a restart of the embedded database looks like.
 */
export function createTransactions(connection: Connection): InTransaction {
	return async (work) => {
		const session = await connection.startSession();
		const until = Date.now() + RETRY_WITHIN_MS;
		try {
			for (let attempt = 0; ; attempt++) {
				try {
					return await once(session, work, until);
				} catch (error) {
					if (!isTransient(error) || Date.now() > until) throw error;
				}
				// Jitter lets those who met on one document come back at different moments.
				await sleep(Math.random() * Math.min(FIRST_PAUSE_MS * 1.5 ** attempt, LONGEST_PAUSE_MS));
			}
		} finally {
			await session.endSession();
		}
	};
}

async function once<T>(
	session: ClientSession,
	work: (session: ClientSession) => Promise<T>,
	until: number
): Promise<T> {
	session.startTransaction(OPTIONS);
	let result: T;
	try {
		result = await work(session);
	} catch (error) {
		await session.abortTransaction().catch(() => undefined);
		throw error;
	}
	await commit(session, until);
	return result;
}

/**
 * A commit whose answer was lost may have happened or not, so the same commit is asked for again: the
 * server either confirms it, or says that it knows no such transaction, and then a new attempt is safe.
 */
async function commit(session: ClientSession, until: number): Promise<void> {
	for (;;) {
		try {
			return await session.commitTransaction();
		} catch (error) {
			if (isRefusal(error)) throw error;
			if (Date.now() > until) throw new DomainError('unavailable', 'A commit was not confirmed');
			await sleep(LONGEST_PAUSE_MS / 2);
		}
	}
}

/** True when the server said no. Anything else, also the driver tripping over a broken socket, says nothing. */
function isRefusal(error: unknown): boolean {
	if (hasLabel(error, 'UnknownTransactionCommitResult')) return false;
	return (
		hasLabel(error, 'TransientTransactionError') || typeof (error as { code?: unknown }).code === 'number'
	);
}

/** Having waited for a server once, in vain, is enough. */
function isTransient(error: unknown): boolean {
	if (error instanceof Error && error.name === 'MongoServerSelectionError') return false;
	return isDatabaseAway(error);
}
