import { expect, it } from 'vitest';
import type { Locale } from '../shared/locale.ts';
import { AREAS } from './areas.ts';
import { compileCatalogue } from './build/catalogues.ts';
import { createTranslator } from './translator.ts';
import { untranslated } from './untranslated.ts';

function speaker(locale: Locale) {
	return createTranslator(locale, compileCatalogue(locale, AREAS));
}

function why(text: string, locale: Locale): string | undefined {
	return untranslated([{ text, where: 'p' }], locale)[0]?.why;
}

it.each([
	['ar', 'Read more', '"Read" is in another script'],
	['ar', 'اقرأ more', '"more" is in another script'],
	['en', 'اقرأ المزيد', 'is in another script'],
	['fr', 'البحث', 'is in another script'],
	['fr', 'Read more', 'this is "en"'],
	['fr', ' Page 2  of 7 ', 'this is "en"'],
	['fr', '12 characters left', 'this is "en"'],
	['fr', 'Account menu: \u2068Anna\u2069', 'this is "en"'],
	['en', 'Lire la suite', 'this is "fr"'],
	['en', 'Menu du compte\u202f: \u2068Anna\u2069', 'this is "fr"'],
	['en', 'common.action.save', 'a key instead of its text'],
	['ar', 'errors.not_found', 'a key instead of its text']
] as const)('notices on a page in %s: %s', (locale, text, problem) => {
	expect(why(text, locale)).toContain(problem);
});

it.each([
	['ar', 'قائمة الحساب: \u2068Anna\u2069'],
	['ar', 'أدخل بريدًا إلكترونيًا على صيغة name@example.org.'],
	['ar', '12,345'],
	['ar', 'English'],
	['fr', 'Forums'],
	['fr', '12 caractères restants'],
	['fr', 'Menu'],
	['en', 'العربية'],
	['en', 'A sentence that no catalogue holds.']
] as const)('lets stand on a page in %s: %s', (locale, text) => {
	expect(why(text, locale)).toBeUndefined();
});

it('finds none of our own texts untranslated in its own language, and most in another', () => {
	for (const locale of ['en', 'fr', 'ar'] as const) {
		const texts = Object.values(compileCatalogue(locale, AREAS))
			.filter((message) => typeof message === 'string')
			.map((text) => ({ text, where: 'p' }));
		expect(untranslated(texts, locale)).toEqual([]);
		const elsewhere = locale === 'fr' ? 'en' : 'fr';
		expect(untranslated(texts, elsewhere).length).toBeGreaterThan(texts.length * 0.8);
	}
});

it('knows the words of every language', () => {
	expect(why(speaker('en')('errors.rate_limited', { seconds: 3 }), 'fr')).toBe('this is "en"');
	expect(why(speaker('fr')('errors.rate_limited', { seconds: 3 }), 'fr')).toBeUndefined();
});
