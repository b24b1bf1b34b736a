import { countCharacters, REASON } from '../../../src/lib/shared/post-rules.ts';
import type { ErrorCode } from '../../../src/lib/shared/error-codes.ts';
import { DomainError } from '../../kernel/errors.ts';
import { cleanText, isBlank } from '../../kernel/text/clean.ts';

/** A reason that people will read. @throws DomainError `reason_required`, `field_too_short`, `field_too_long` */
export function requiredReason(input: string): string {
	return optionalReason(input) ?? refuse('reason_required');
}

/** The same where none needs to be given: null. */
export function optionalReason(input: string): string | null {
	const reason = cleanText(input).trim();
	if (isBlank(reason)) return null;
	const length = countCharacters(reason);
	if (length < REASON.min) return refuse('field_too_short', REASON.min);
	if (length > REASON.max) return refuse('field_too_long', REASON.max);
	return reason;
}

function refuse(code: ErrorCode, limit?: number): never {
	throw new DomainError(code, undefined, { fields: { reason: { code, ...(limit ? { limit } : {}) } } });
}
