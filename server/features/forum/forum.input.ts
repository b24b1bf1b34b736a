import type { ErrorCode } from '../../../src/lib/shared/error-codes.ts';
import { BODY, countCharacters, TITLE } from '../../../src/lib/shared/post-rules.ts';
import { DomainError, type FieldErrors } from '../../kernel/errors.ts';
import { cleanLine, cleanText, isBlank } from '../../kernel/text/clean.ts';

interface Length {
	min: number;
	max: number;
}

/** A title and body, cleaned. @throws DomainError that names every field at fault */
export function cleanPost(input: { title: string; body: string }): { title: string; body: string } {
	const cleaned = { title: cleanLine(input.title), body: cleanText(input.body).trimEnd() };
	refuseFields({ title: faultOf(cleaned.title, TITLE), body: faultOf(cleaned.body, BODY) });
	return cleaned;
}

/** A body, cleaned. @throws DomainError */
export function cleanBody(input: string): string {
	const body = cleanText(input).trimEnd();
	refuseFields({ body: faultOf(body, BODY) });
	return body;
}

/** @throws DomainError `code` unless it is null */
export function refuse(code: ErrorCode | null): void {
	if (code) throw new DomainError(code);
}

type Fault = { code: ErrorCode; limit?: number } | null;

function faultOf(text: string, { min, max }: Length): Fault {
	if (isBlank(text)) return { code: 'field_required' };
	const length = countCharacters(text.trim());
	if (length < min) return { code: 'field_too_short', limit: min };
	if (length > max) return { code: 'field_too_long', limit: max };
	return null;
}

function refuseFields(faults: Record<string, Fault>): void {
	const fields: FieldErrors = {};
	for (const [name, fault] of Object.entries(faults)) if (fault) fields[name] = fault;
	const [first, ...others] = Object.values(fields);
	if (first)
		throw new DomainError(others.length > 0 ? 'bad_request' : first.code, `refused: ${Object.keys(fields)}`, {
			fields
		});
}
