import { ERROR_STATUS, type ErrorCode } from '../../src/lib/shared/error-codes.ts';

/** What went wrong with each field of a form, by field name. `limit` is the number a length rule allows. */
export type FieldErrors = Record<string, { code: ErrorCode; limit?: number }>;

/**
 * A refusal that the rules of Multaqa foresee. `code` is stable and public; `message` is for the log
 * and must hold no personal data; the person reads `errors.<code>` in their own language.
 */
export class DomainError extends Error {
	readonly code: ErrorCode;
	readonly fields: FieldErrors | undefined;
	/** Seconds to wait before trying again, where that is known. */
	readonly retryAfter: number | undefined;

	constructor(code: ErrorCode, message?: string, more: { fields?: FieldErrors; retryAfter?: number } = {}) {
		super(message ?? code);
		this.name = 'DomainError';
		this.code = code;
		this.fields = more.fields;
		this.retryAfter = more.retryAfter;
	}

	get status(): number {
		return ERROR_STATUS[this.code];
	}
}

/** True for our own refusals, also across module instances (dev servers reload modules). */
export function isDomainError(error: unknown): error is DomainError {
	return error instanceof Error && error.name === 'DomainError' && 'code' in error;
}

const UNAVAILABLE = new Set([
	'MongoNetworkError',
	'MongoNetworkTimeoutError',
	'MongoServerSelectionError',
	'MongooseServerSelectionError',
	'MongoNotConnectedError',
	'MongoTopologyClosedError',
	'MongoPoolClearedError',
	'PoolClearedError',
	'PoolClearedOnNetworkError',
	'MongoPoolClearedOnNetworkError',
	'MongoPoolClosedError',
	'MongoWriteConcernError',
	'MongoExpiredSessionError',
	'MongoOperationTimeoutError',
	'MongoClientClosedError'
]);
/**
 * NotWritablePrimary, InterruptedAtShutdown, PrimarySteppedDown and their like: the database is away for a
 * moment. CursorNotFound and CursorKilled: it restarted between two pages of one reading.
 */
const UNAVAILABLE_CODES = new Set([
	6, 7, 43, 89, 91, 134, 189, 211, 237, 262, 9001, 10107, 11600, 11602, 13435, 13436
]);
/** A socket that broke under the driver, which passes some of these on as they are. */
const SOCKET_CODES = new Set(['EPIPE', 'ECONNRESET', 'ETIMEDOUT', 'ENOTCONN']);
const RETRYABLE_LABELS = [
	'TransientTransactionError',
	'UnknownTransactionCommitResult',
	'RetryableWriteError'
];

/** Whether the database driver put this label on an error. */
export function hasLabel(error: unknown, label: string): boolean {
	const labelled = error as { hasErrorLabel?: unknown } | null;
	return typeof labelled?.hasErrorLabel === 'function' && labelled.hasErrorLabel(label) === true;
}

/** True when the database was away, or too busy to answer in time: the same may work in a moment. */
export function isDatabaseAway(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	if (UNAVAILABLE.has(error.name) || RETRYABLE_LABELS.some((label) => hasLabel(error, label))) return true;
	const { code, syscall } = error as { code?: unknown; syscall?: unknown };
	if (typeof code === 'number') return UNAVAILABLE_CODES.has(code);
	if (typeof code === 'string') return SOCKET_CODES.has(code) && (syscall === 'read' || syscall === 'write');
	return error.name === 'MongooseError' && /buffering timed out|initial connection/.test(error.message);
}

/** Turns whatever was thrown into a refusal with a stable code; the database being away is `unavailable`. */
export function toDomainError(error: unknown): DomainError {
	if (isDomainError(error)) return error;
	if (error instanceof Error) {
		if (isDatabaseAway(error)) return new DomainError('unavailable', error.name);
		if (error.name === 'CastError' || error.name === 'BSONError')
			return new DomainError('bad_id', error.name);
	}
	return new DomainError('internal', error instanceof Error ? error.message : String(error));
}
