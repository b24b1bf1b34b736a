import { describe, expect, it } from 'vitest';
import { AREAS } from './areas.ts';
import { compileCatalogue } from './build/catalogues.ts';
import { compileMessage } from './build/compile.ts';
import { errorText } from './error-text.ts';
import { FSI, PDI } from './isolate.ts';
import { createTranslator, type TranslatorOptions } from './translator.ts';
import type { Locale } from '../shared/locale.ts';

const NOW = '2026-11-21T22:30:00Z';

function speaker(locale: Locale, options: TranslatorOptions = {}) {
	return createTranslator(locale, compileCatalogue(locale, AREAS), { now: () => NOW, ...options });
}

const ar = speaker('ar');
const en = speaker('en');
const fr = speaker('fr');

describe('a translator', () => {
	it('knows its language and direction', () => {
		expect([ar.locale, ar.dir, ar('common.nav.home')]).toEqual(['ar', 'rtl', 'الصفحة الرئيسية']);
		expect([fr.locale, fr.dir, fr('common.nav.home')]).toEqual(['fr', 'ltr', 'Accueil']);
	});

	it('counts as Arabic does, in all six forms', () => {
		const said = [0, 1, 2, 3, 11, 100].map((limit) => ar('errors.field_too_long', { limit }));
		expect(said.map((s) => s.replace(/^الحد الأقصى: |\.$/g, ''))).toEqual([
			'لا شيء',
			'حرف واحد',
			'حرفان',
			'3 أحرف',
			'11 حرفًا',
			'100 حرف'
		]);
	});

	it('counts as French does, where zero is singular', () => {
		expect(fr('common.form.characters_left', { count: 0 })).toBe('0 caractère restant');
		expect(fr('common.form.characters_left', { count: 2 })).toBe('2 caractères restants');
	});

	it('keeps a Latin name in an Arabic sentence from disturbing it', () => {
		expect(ar('common.nav.account_menu', { name: 'Anna (Lyon)' })).toBe(
			`قائمة الحساب: ${FSI}Anna (Lyon)${PDI}`
		);
		expect(ar.list(['Lyon', 'Kent', 'Oslo'])).toBe(`${FSI}Lyon${PDI} و${FSI}Kent${PDI} و${FSI}Oslo${PDI}`);
	});

	it('writes numbers with the digits that its tag names', () => {
		expect(ar.number(12345)).toBe('12,345');
		expect(speaker('ar', { tag: 'ar-u-nu-arab' }).number(12345)).toBe('١٢٬٣٤٥');
		expect(fr.number(12345.5)).toBe('12\u202f345,5');
		expect(en.percent(0.256)).toBe('25.6%');
	});

	it('tells dates in the zone it was given, UTC without one', () => {
		expect(en.date(NOW)).toBe('21 November 2026');
		expect(ar.date(NOW)).toBe('21 نوفمبر 2026');
		expect(speaker('ar', { timeZone: 'Asia/Baghdad' }).date(NOW)).toBe('22 نوفمبر 2026');
		expect(speaker('en', { timeZone: 'Asia/Baghdad' }).dateTime(NOW)).toContain('01:30');
		expect(speaker('ar', { tag: 'ar-IQ-u-nu-latn' }).date(NOW)).toBe('21 تشرين الثاني 2026');
		expect(speaker('en', { timeZone: 'Not/AZone' }).timeZone).toBe('UTC');
	});

	it.each([
		[0, 'just now', 'الآن'],
		[59, 'just now', 'الآن'],
		[-20, 'just now', 'الآن'],
		[60, '1 minute ago', 'قبل دقيقة واحدة'],
		[3 * 3600 + 3599, '3 hours ago', 'قبل 3 ساعات'],
		[47 * 3600, '1 day ago', 'قبل يوم واحد'],
		[31 * 24 * 3600, '21 October 2026', '21 أكتوبر 2026'],
		[-7200, 'in 2 hours', 'خلال ساعتين']
	])('tells %d seconds ago', (seconds, english, arabic) => {
		const at = new Date(NOW).getTime() - seconds * 1000;
		expect(en.relative(at)).toBe(english);
		expect(ar.relative(at)).toBe(arabic);
	});

	it('picks its language of a name, and another when its own is empty', () => {
		expect(fr.pick({ ar: 'لبنان', en: 'Lebanon', fr: 'Liban' })).toBe('Liban');
		expect(fr.pick({ ar: '', en: 'Lebanon', fr: '' })).toBe('Lebanon');
	});

	it('stops on a missing text or argument', () => {
		expect(() => en('common.nowhere' as 'common.yes')).toThrow('no text "common.nowhere" in en');
		expect(() => en('common.nav.account_menu')).toThrow('common.nav.account_menu');
	});

	it('in production says so to the log and shows what it can', () => {
		const problems: string[] = [];
		const catalogue = {
			'common.greet': compileMessage('Hello {name}, {n, plural, one {# city} other {# cities}}', 'en')
		};
		const t = createTranslator<string>('en', catalogue, { onProblem: (problem) => problems.push(problem) });
		expect(t('common.greet', { n: 2 })).toBe(`Hello ${FSI}${PDI}, 2 cities`);
		expect(t('common.nowhere')).toBe('common.nowhere');
		expect(problems).toHaveLength(2);
	});

	it('cannot be changed', () => {
		expect(Object.isFrozen(ar)).toBe(true);
	});
});

describe('the text of a refusal', () => {
	it('tells limits, and waits in the unit that suits them', () => {
		expect(errorText(en, { code: 'field_too_long', limit: 80 })).toBe('Use at most 80 characters.');
		expect(errorText(en, { code: 'rate_limited', retryAfter: 1 })).toContain('Wait 1 second and');
		expect(errorText(en, { code: 'rate_limited', retryAfter: 900 })).toContain('Wait 15 minutes and');
		expect(errorText(ar, { code: 'rate_limited', retryAfter: 120 })).toContain('انتظر دقيقتين');
	});
});
