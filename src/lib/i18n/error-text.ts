import type { ErrorCode } from '../shared/error-codes.ts';
import type { Translator } from './translator.ts';

/** A refusal as pages and sockets receive it. `retryAfter` is in seconds. */
export interface Refusal {
	code: ErrorCode;
	limit?: number;
	retryAfter?: number;
}

/** From here on a wait is told in minutes. */
const LONG_WAIT = 90;

/** What the person reads about a refusal: what happened and what to do. */
export function errorText(t: Translator, { code, limit = 0, retryAfter = 60 }: Refusal): string {
	if (code === 'rate_limited' && retryAfter >= LONG_WAIT)
		return t('errors.rate_limited_minutes', { minutes: Math.ceil(retryAfter / 60) });
	return t(`errors.${code}`, { limit, seconds: Math.max(1, Math.ceil(retryAfter)) });
}
