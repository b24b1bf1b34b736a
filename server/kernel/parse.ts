import type { z } from 'zod';
import { isErrorCode, type ErrorCode } from '../../src/lib/shared/error-codes.ts';
import { DomainError, type FieldErrors } from './errors.ts';

/**
 * Parses what came from outside. In our schemas the message of a rule is the error code that people get
 * (`z.string().max(120, 'field_too_long')`); a rule without one gives `field_invalid`.
 * @throws DomainError with every faulty field; its code is the field's own when there is only one
 */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
	const parsed = schema.safeParse(input);
	if (parsed.success) return parsed.data;
	const fields: FieldErrors = {};
	for (const issue of parsed.error.issues) {
		const name = issue.path.map(String).join('.');
		// The first rule broken says most; a field that is empty need not also be told it is malformed.
		fields[name] ??= { code: codeOf(issue), ...limitOf(issue) };
	}
	const codes = Object.values(fields).map((field) => field.code);
	const code = codes.length === 1 && codes[0] ? codes[0] : 'bad_request';
	throw new DomainError(code, `refused fields: ${Object.keys(fields).join(', ')}`, { fields });
}

function codeOf(issue: z.core.$ZodIssue): ErrorCode {
	if (isErrorCode(issue.message)) return issue.message;
	return issue.code === 'invalid_type' && /undefined|null/.test(issue.message)
		? 'field_required'
		: 'field_invalid';
}

function limitOf(issue: z.core.$ZodIssue): { limit?: number } {
	if (issue.code === 'too_big') return { limit: Number(issue.maximum) };
	if (issue.code === 'too_small') return { limit: Number(issue.minimum) };
	if (issue.code === 'custom' && typeof issue.params?.limit === 'number')
		return { limit: issue.params.limit };
	return {};
}
