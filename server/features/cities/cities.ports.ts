import type { ClientSession } from 'mongoose';

/** What places need of the rest of the house; the container passes it in. */

/** A database transaction under way. */
export type Transaction = ClientSession;

/** Runs `work` in a transaction, again when it met another; what `work` throws undoes everything. */
export type InTransaction = <Result>(work: (tx: Transaction) => Promise<Result>) => Promise<Result>;

/** Who did what, written in the same transaction as the act itself. */
export interface AuditTrail {
	record(
		tx: Transaction,
		entry: {
			/** A person's id, or `system` for whoever runs the server. */
			actorId: string;
			act: string;
			subjectKind: string;
			subjectId: string;
		}
	): Promise<void>;
}
