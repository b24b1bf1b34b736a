/** Why the database cannot be opened. Stable, for tests and for the exit code of commands. */
export type DatabaseErrorCode =
	| 'not_a_replica_set'
	| 'unreachable'
	| 'in_use'
	| 'no_binary'
	| 'binary_unusable'
	| 'binary_too_old'
	| 'binary_too_new'
	| 'start_failed'
	| 'unsupported_system';

/**
 * The database cannot be opened, and a person at the terminal has to do something. `message` says what
 * happened and what to do, in whole sentences; it never holds a password.
 */
export class DatabaseError extends Error {
	override name = 'DatabaseError';
	readonly code: DatabaseErrorCode;
	/** For the terminal: the message says it all, no stack. */
	readonly tellPlainly = true;

	constructor(code: DatabaseErrorCode, message: string, options?: ErrorOptions) {
		super(message, options);
		this.code = code;
	}
}
