import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from './fold.ts';

describe('fold', () => {
	test.each([
		['التَّطَرُّف', 'التطرف', 'tashkeel and shadda'],
		['الـتـطـرف', 'التطرف', 'tatweel'],
		['أإآٱا', 'ااااا', 'one alef'],
		['مؤشر لاجئ', 'موشر لاجي', 'hamza on its seats'],
		['مستشفى', 'مستشفي', 'alef maqsura'],
		['بلدية', 'بلديه', 'teh marbuta'],
		['كربلاء', 'كربلا', 'a final hamza'],
		['ماء', 'ماء', 'but not where the word would become another'],
		['شیکاگو', 'شيكاگو', 'Persian yeh and kaf'],
		['٢٠٢٣ ۱۴', '2023 14', 'Arabic-Indic and Persian digits'],
		['ﷲ ﻻ', 'الله لا', 'presentation forms'],
		['Réintégration À ÇA', 'reintegration a ca', 'French accents'],
		['Re\u0301inte\u0301gre\u0301', 'reintegre', 'accents apart from their letters'],
		['cœur Æsir Straße', 'coeur aesir strasse', 'ligatures'],
		['Čair Łódź Ørsted İzmir', 'cair lodz orsted izmir', 'names of cities'],
		['l’eau', "l'eau", 'typographic apostrophe'],
		['a\u202eb\u200dc\u2066d\u00ade\ufeff', 'abcde', 'what nobody sees']
	])('%s → %s (%s)', (written, folded) => {
		expect(fold(written)).toBe(folded);
	});

	// The time is the runner's generous limit: a regular expression that tries every start takes minutes.
	test('a row of 100,000 hamzas ends', () => {
		const row = `كربلا${'ء'.repeat(100_000)}`;
		expect(fold(row)).toBe('كربلا');
		expect(fold(`${row}ب`)).toBe(`${row}ب`);
	});

	test('folding twice changes nothing', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(fold(fold(text))).toBe(fold(text));
			}),
			{ numRuns: 500 }
		);
		const arabic = fc.string({
			unit: fc.integer({ min: 0x600, max: 0x6ff }).map((n) => String.fromCharCode(n))
		});
		fc.assert(
			fc.property(arabic, (text) => {
				expect(fold(fold(text))).toBe(fold(text));
			}),
			{ numRuns: 500 }
		);
	});
});
