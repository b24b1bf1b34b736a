import type { IncomingMessage } from 'node:http';
import type { ErrorCode } from '../../src/lib/shared/error-codes.ts';
import { toDomainError } from '../kernel/errors.ts';

/** How socket.io tells a client why it was not let in: the code is in `data`. */
export class HandshakeError extends Error {
	readonly data: { code: ErrorCode };

	constructor(code: ErrorCode) {
		super(code);
		this.data = { code };
	}
}

export function asHandshakeError(error: unknown): HandshakeError {
	return error instanceof HandshakeError ? error : new HandshakeError(toDomainError(error).code);
}

/**
 * May this long-polling request come in? Browsers leave Origin out of same-origin GETs only, and then
 * newer ones say in `Sec-Fetch-Site` what kind of request it is.
 */
export function pollAllowed(
	{ method, headers }: IncomingMessage,
	originAllowed: (origin: string | undefined, host: string | undefined) => boolean
): boolean {
	if (headers.origin !== undefined) return originAllowed(headers.origin, headers.host);
	const site = headers['sec-fetch-site'];
	return method === 'GET' && (site === undefined || site === 'same-origin' || site === 'none');
}
