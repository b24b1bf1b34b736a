import { describe, expect, test } from 'vitest';
import { textDirection } from '../../../src/lib/shared/text-direction.ts';
import { guessLanguage } from './language.ts';

describe('guessLanguage', () => {
	test.each([
		['كيف تعمل مدينتكم مع الشباب؟', 'ar'],
		['ما هو P/CVE في مدينتكم؟', 'ar'],
		['How do you work with schools in your city?', 'en'],
		['Quelqu’un a-t-il travaillé avec les écoles de quartier ?', 'fr'],
		['Comment impliquer les familles dans la prévention', 'fr'],
		['Réintégration', 'fr'],
		['The word «منع» is what we use', 'en'],
		['چگونه با جوانان کار می‌کنید؟', null],
		['چۆن لەگەڵ گەنجان کار دەکەن', null],
		['Kumanovo Gostivar', null],
		['12:30 🙂', null],
		['', null]
	])('%s → %s', (text, language) => {
		expect(guessLanguage(text)).toBe(language);
	});
});

describe('textDirection', () => {
	test.each([
		['مرحبا', 'rtl'],
		['hello', 'ltr'],
		['P/CVE في المدن العربية', 'rtl'],
		['«منع» is the word that we use for prevention here', 'ltr'],
		['\u200fhello hello', 'rtl'],
		['2023 — !', null]
	])('%s → %s', (text, direction) => {
		expect(textDirection(text)).toBe(direction);
	});
});
