import { describe, expect, it } from 'vitest';
import { parse } from '../../kernel/parse.ts';
import { createPlanInput, planCitiesInput } from '../../../src/lib/shared/plans/input.ts';
import { cleanLabel, cleanTitle } from './plans.input.ts';

const titles = (titleAr: string, titleEn: string, titleFr: string) => ({ titleAr, titleEn, titleFr });
const codeOf = (work: () => unknown): string => {
	try {
		work();
		return 'taken';
	} catch (error) {
		return (error as { code: string }).code;
	}
};

describe('a plan’s title', () => {
	it('stands in one language at least; what was left blank is null', () => {
		expect(cleanTitle(titles('  خطة المرفأ ', '\u200b ', ''))).toEqual({
			ar: 'خطة المرفأ',
			en: null,
			fr: null
		});
		expect(codeOf(() => cleanTitle(titles('', ' ', '\u202e')))).toBe('plan_title_missing');
	});

	it('is one line without overrides; isolates are closed on it', () => {
		expect(cleanTitle(titles('', 'a\nplan\u202e for\u0000 us', ''))).toMatchObject({ en: 'a plan for us' });
		expect(cleanTitle(titles('', 'the \u2067خطة plan', ''))).toMatchObject({
			en: 'the \u2067خطة plan\u2069'
		});
	});

	it('names every field that is too short or too long, in characters people count', () => {
		expect(codeOf(() => cleanTitle(titles('', 'ab', '')))).toBe('field_too_short');
		expect(codeOf(() => cleanTitle(titles('', 'x'.repeat(161), '')))).toBe('field_too_long');
		expect(cleanTitle(titles('', '😀'.repeat(160), ''))).toMatchObject({ en: '😀'.repeat(160) });
		expect(codeOf(() => cleanTitle(titles('ab', 'ab', 'fine')))).toBe('bad_request');
	});
});

it('a version’s name is one clean line that is there', () => {
	expect(cleanLabel(' Before the\u202e council ')).toBe('Before the council');
	expect(codeOf(() => cleanLabel('\u200f\u2067'))).toBe('field_required');
	expect(codeOf(() => cleanLabel('x'.repeat(121)))).toBe('field_too_long');
});

describe('hostile inputs', () => {
	const good = {
		...titles('', 'A plan', ''),
		ownerCityId: 'a'.repeat(24),
		visibility: 'public',
		locale: 'en',
		submissionKey: 'submission-1'
	};
	it.each([
		['nothing', undefined],
		['null', null],
		['a list', []],
		['a title that is an operator', { ...good, titleEn: { $gt: '' } }],
		['a title of megabytes', { ...good, titleEn: 'x'.repeat(3_000_000) }],
		['an owner that is an operator', { ...good, ownerCityId: { $ne: null } }],
		['an owner that is no id', { ...good, ownerCityId: '../../etc' }],
		['an unknown visibility', { ...good, visibility: 'named' }],
		['a group, which plans do not have', { ...good, visibility: 'group' }],
		['an unknown template', { ...good, template: '__proto__' }],
		['an unknown language', { ...good, locale: 'xx' }],
		['too many partners', { ...good, partnerCityIds: Array(201).fill('b'.repeat(24)) }],
		['partners that are no list', { ...good, partnerCityIds: 'b'.repeat(24) }]
	])('%s is refused', (_, input) => {
		expect(codeOf(() => parse(createPlanInput, input))).not.toBe('taken');
	});

	it('an unknown role of a city is refused', () => {
		const input = {
			planId: 'a'.repeat(24),
			version: '1',
			partners: [{ cityId: 'b'.repeat(24), role: 'owner' }]
		};
		expect(codeOf(() => parse(planCitiesInput, input))).toBe('field_invalid');
	});
});
