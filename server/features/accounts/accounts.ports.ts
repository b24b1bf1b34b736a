import type { EventLog } from '../../platform/events/event-log.ts';

/** What accounts need of the rest of the house; the container passes it in. */

/** A database transaction under way. */
export type Transaction = Parameters<EventLog['append']>[0];

/** Runs `work` in a transaction, again when it met another; what `work` throws undoes everything. */
export type InTransaction = <Result>(work: (tx: Transaction) => Promise<Result>) => Promise<Result>;

/** Who did what to whom, written in the same transaction as the act itself. */
export interface AuditTrail {
	record(
		tx: Transaction,
		entry: {
			/** A person's id, or `system` for whoever runs the server. */
			actorId: string;
			act: string;
			subjectKind: string;
			subjectId: string;
			forumId?: string | null;
			reason?: string;
			details?: Record<string, string>;
		}
	): Promise<void>;
}

/** At most `points` for one key in `seconds`. Names are unique in the house. */
export interface Limit {
	name: string;
	points: number;
	seconds: number;
}

/** Counts what people do, across nodes. Keys are fingerprints: no address is stored. */
export interface Limits {
	/** @throws DomainError `rate_limited` with `retryAfter` when the key has spent all its points */
	spend(limit: Limit, key: string): Promise<void>;
	/** Gives the key its points back. */
	forgive(limit: Limit, key: string): Promise<void>;
}
