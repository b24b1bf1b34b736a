import type { ClientSession, Connection } from 'mongoose';

/** Runs `work` as one transaction. Pass `session` to everything in it that reads or writes. */
export type InTransaction = <T>(work: (session: ClientSession) => Promise<T>) => Promise<T>;

/** A person waits for this: a database that does not confirm within it is reported as unavailable. */
const WITHIN_MS = 8_000;

/**
 * `inTransaction` for one connection. The change is confirmed when it is journaled by a majority of the
 * nodes. `work` runs again, in a new attempt, when two transactions meet on one document or the primary
 * changes: it must not do anything outside the database, and not keep state between attempts. What
 * `work` throws undoes everything and reaches the caller as it is; a database that is away or too busy
 * for eight seconds is an error that `toDomainError` calls `unavailable`.
 */
export function createTransactions(connection: Connection): InTransaction {
	return async (work) => {
		const session = await connection.startSession();
		try {
			return await session.withTransaction(() => work(session), {
				readPreference: 'primary',
				readConcern: { level: 'snapshot' },
				writeConcern: { w: 'majority', journal: true },
				timeoutMS: WITHIN_MS
			});
		} finally {
			await session.endSession();
		}
	};
}
