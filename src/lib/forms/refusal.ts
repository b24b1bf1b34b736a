import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { FieldErrors } from '../../../server/kernel/errors.ts';
import { ERROR_STATUS, isErrorCode, type ErrorCode } from '$lib/shared/error-codes';

/** What a refused form gives back to its page: why, which fields, and all that the person had typed. */
export interface Refusal<Values> {
	code: ErrorCode;
	fields: FieldErrors;
	values: Values;
	retryAfter: number | null;
}

/**
 * Answers a form whose action threw. Foreseen refusals come back filled in, with their status. When the
 * session ran out, the words are held on the server and the person is sent to sign in; they find them in
 * their draft afterwards. `place` names that draft, for example `reply:<threadId>`. Anything unforeseen
 * is thrown on to the one place that maps errors.
 */
export async function refusal<Values extends Record<string, unknown>>(
	event: RequestEvent,
	error: unknown,
	values: Values,
	place?: string
) {
	const refused = error as { name?: string; code?: unknown; fields?: FieldErrors; retryAfter?: number };
	if (event.locals.unavailable) return fail(503, blankRefusal('unavailable', values));
	const code =
		refused?.name === 'DomainError' && isErrorCode(refused.code)
			? refused.code
			: await foreseen(event, error);
	if (code === 'sign_in_required' || code === 'session_ended') {
		if (place) await holdWords(event, place, values);
		const back = event.url.pathname;
		redirect(303, `/sign-in?back=${encodeURIComponent(back)}${event.locals.endedSession ? '&ended=1' : ''}`);
	}
	const body: Refusal<Values> = {
		code,
		fields: refused.fields ?? {},
		values,
		retryAfter: refused.retryAfter ?? null
	};
	return fail(ERROR_STATUS[code], body);
}

function blankRefusal<Values>(code: ErrorCode, values: Values): Refusal<Values> {
	return { code, fields: {}, values, retryAfter: null };
}

/** The database being away is foreseen too: the form stays as it was. Everything else is a fault. */
async function foreseen(event: RequestEvent, error: unknown): Promise<ErrorCode> {
	const { code } = event.locals.services.toDomainError(error);
	if (code === 'internal') throw error;
	return code;
}

async function holdWords(event: RequestEvent, place: string, values: Record<string, unknown>) {
	const personId = event.locals.endedSession?.personId ?? null;
	const token = await event.locals.services.accounts.heldWords.hold(
		{ place, values, personId },
		{ ip: event.locals.clientIp }
	);
	event.cookies.set('multaqa_held', token, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: event.url.protocol === 'https:',
		maxAge: 24 * 3600
	});
}
