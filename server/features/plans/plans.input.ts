import type { ErrorCode } from '../../../src/lib/shared/error-codes.ts';
import { LOCALES, type Locale } from '../../../src/lib/shared/locale.ts';
import { PLAN_TITLE, VERSION_LABEL } from '../../../src/lib/shared/plans/plan-rules.ts';
import type { PlanTitle } from '../../../src/lib/shared/plans/views.ts';
import { countCharacters } from '../../../src/lib/shared/post-rules.ts';
import { DomainError, type FieldErrors } from '../../kernel/errors.ts';
import { cleanLine, isBlank } from '../../kernel/text/clean.ts';

type Titles = Record<'titleAr' | 'titleEn' | 'titleFr', string>;
const FIELD: Record<Locale, keyof Titles> = { ar: 'titleAr', en: 'titleEn', fr: 'titleFr' };

/** A title, cleaned as those of discussions are; a language left blank is null. @throws DomainError of the fields */
export function cleanTitle(input: Titles): PlanTitle {
	const title: PlanTitle = { ar: null, en: null, fr: null };
	const fields: FieldErrors = {};
	for (const locale of LOCALES) {
		const line = cleanLine(input[FIELD[locale]]);
		if (isBlank(line)) continue;
		const fault = lengthFault(line, PLAN_TITLE);
		if (fault) fields[FIELD[locale]] = fault;
		else title[locale] = line;
	}
	const [first, ...others] = Object.values(fields);
	if (first) throw new DomainError(others.length > 0 ? 'bad_request' : first.code, 'title', { fields });
	if (Object.values(title).every((line) => line === null)) refuseField('titleAr', 'plan_title_missing');
	return title;
}

/** What somebody calls a version. @throws DomainError of the field */
export function cleanLabel(input: string): string {
	const label = cleanLine(input);
	if (isBlank(label)) refuseField('label', 'field_required');
	const fault = lengthFault(label, VERSION_LABEL);
	if (fault) refuseField('label', fault.code, fault.limit);
	return label;
}

export function refuseField(name: string, code: ErrorCode, limit?: number): never {
	const field = { code, ...(limit === undefined ? {} : { limit }) };
	throw new DomainError(code, `refused: ${name}`, { fields: { [name]: field } });
}

/** @throws DomainError `code` unless it is null */
export function refuse(code: ErrorCode | null): void {
	if (code) throw new DomainError(code);
}

function lengthFault(text: string, { min, max }: { min: number; max: number }) {
	const length = countCharacters(text);
	if (length < min) return { code: 'field_too_short' as const, limit: min };
	if (length > max) return { code: 'field_too_long' as const, limit: max };
	return null;
}
