import { expect, it } from 'vitest';
import { DomainError, isDatabaseAway, toDomainError } from './errors.ts';

/** Errors as the database driver threw them when its server was killed, ended or stopped under it. */
function thrown(
	name: string,
	more: { code?: number | string; syscall?: string; labels?: string[] } = {}
): Error {
	const { labels = [], ...fields } = more;
	const error = Object.assign(new Error('from the driver'), fields, {
		hasErrorLabel: (label: string) => labels.includes(label)
	});
	error.name = name;
	return error;
}

it.each([
	thrown('MongoNetworkError'),
	thrown('MongoServerSelectionError'),
	thrown('PoolClearedOnNetworkError', { labels: ['PoolRequestedRetry'] }),
	thrown('MongoServerError', { code: 43 }),
	thrown('MongoServerError', { code: 251, labels: ['TransientTransactionError'] }),
	thrown('MongoServerError', { code: 91 }),
	thrown('Error', { code: 'EPIPE', syscall: 'write' }),
	thrown('Error', { code: 'ECONNRESET', syscall: 'read' })
])('a database that is away is "unavailable" (%#)', (error) => {
	expect(isDatabaseAway(error)).toBe(true);
	expect(toDomainError(error).code).toBe('unavailable');
});

it.each([
	thrown('MongoServerError', { code: 11000 }),
	thrown('MongoServerError', { code: 121 }),
	thrown('Error', { code: 'ENOENT', syscall: 'open' }),
	new TypeError('ours'),
	'not even an error'
])('a mistake of ours is "internal" (%#)', (error) => {
	expect(isDatabaseAway(error)).toBe(false);
	expect(toDomainError(error).code).toBe('internal');
});

it('a refusal stays what it is', () => {
	const refusal = new DomainError('not_found');
	expect(toDomainError(refusal)).toBe(refusal);
});
