import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ERROR_STATUS } from '../shared/error-codes.ts';
import { LOCALES, type Locale } from '../shared/locale.ts';
import { AREAS } from './areas.ts';
import { catalogueFile, compileCatalogue, readArea } from './build/catalogues.ts';
import { compileMessage } from './build/compile.ts';
import { reviewCatalogues, type Catalogues } from './build/review.ts';

const catalogues = Object.fromEntries(
	LOCALES.map((locale) => [locale, compileCatalogue(locale, AREAS)])
) as Catalogues;

describe('the catalogues', () => {
	it('say everything in three languages, each by its own rules', () => {
		expect(reviewCatalogues(catalogues)).toEqual([]);
	});

	it('keep the marks of French with the words they belong to', () => {
		const parted = AREAS.flatMap((area) => Object.entries(readArea('fr', area))).filter(([, text]) =>
			/\S [:;?!»]|« /.test(text)
		);
		expect(parted.map(([key]) => key)).toEqual([]);
	});

	it('have a sentence for every error code, and none for codes that do not exist', () => {
		const codes = Object.keys(readArea('en', 'errors')).filter(
			(key) => !/^(page\..+|kept_words|rate_limited_minutes)$/.test(key)
		);
		expect(codes.sort()).toEqual(Object.keys(ERROR_STATUS).sort());
	});

	it.each(AREAS)('write each key of %s once', (area) => {
		for (const locale of LOCALES) {
			const written = readFileSync(catalogueFile(locale, area), 'utf8').match(/^\s*"(?:[^"\\]|\\.)*"\s*:/gm);
			expect(written?.length ?? 0, `${locale}/${area}.json`).toBe(Object.keys(readArea(locale, area)).length);
		}
	});
});

describe('the review of the catalogues notices', () => {
	const arabicPlural = '{n, plural, zero {صفر} one {واحد} two {اثنان} few {#} many {#} other {#}}';

	function review(ar: string, en: string, fr: string): string {
		const of = (text: string, locale: Locale) => ({ 'forum.x': compileMessage(text, locale) });
		return reviewCatalogues({ ar: of(ar, 'ar'), en: of(en, 'en'), fr: of(fr, 'fr') }).join('\n');
	}

	it('nothing, when all is well', () => {
		expect(review('سؤال: {name}؟', 'Question: {name}', 'Question : {name} ?')).toBe('');
		expect(
			review(arabicPlural, '{n, plural, one {#} other {#}}', '{n, plural, one {#} many {#} other {#}}')
		).toBe('');
	});

	it.each([
		[
			'an Arabic plural without all six forms',
			'{n, plural, one {واحد} other {#}}',
			'{n, plural, one {#} other {#}}',
			'{n, plural, one {#} many {#} other {#}}',
			'lacks "zero"'
		],
		[
			'a French plural without the form for millions',
			arabicPlural,
			'{n, plural, one {#} other {#}}',
			'{n, plural, one {#} other {#}}',
			'fr forum.x: plural {n} lacks "many"'
		],
		[
			'an English plural with a form English has not',
			arabicPlural,
			'{n, plural, one {#} few {#} other {#}}',
			'{n, plural, one {#} many {#} other {#}}',
			'no "few"'
		],
		['an argument left out', 'مدينة', 'City {name}', 'Ville {name}', 'other arguments'],
		[
			'a select with another branch',
			'{a, select, x {مدينة} other {بلدية}}',
			'{a, select, y {City} other {Town}}',
			'{a, select, y {Ville} other {Commune}}',
			'other arguments'
		],
		['an English text left in Arabic', 'City', 'City', 'Ville', 'the same as in English'],
		['an English word left in Arabic', 'مدينة city', 'City', 'Ville', '"city" is in another script'],
		['Arabic left in French', 'مدينة', 'City', 'مدينة', 'fr forum.x: "مدينة" is in another script'],
		['a French question mark without its space', 'لماذا؟', 'Why?', 'Pourquoi?', 'no-break space'],
		['a straight apostrophe in French', 'مدينة', 'City', "L'accueil", '’ is wanted'],
		['a Latin question mark in Arabic', 'لماذا?', 'Why?', 'Pourquoi ?', 'Arabic punctuation'],
		['a direction mark made by hand', 'مدينة\u200f', 'City', 'Ville', 'no direction marks'],
		['an empty text', '', 'City', 'Ville', 'empty']
	])('%s', (_, ar, en, fr, problem) => {
		expect(review(ar, en, fr)).toContain(problem);
	});

	it('a key that one language lacks', () => {
		const { 'common.yes': _yes, ...rest } = catalogues.fr;
		expect(reviewCatalogues({ ...catalogues, fr: rest })).toContain('common.yes: missing in fr');
	});
});
