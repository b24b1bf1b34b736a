import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { queryTokens, searchTokens } from './tokens.ts';

/** What the database does with the two: every group of the query needs one token of the record. */
function finds(query: string, text: string): boolean {
	const tokens = new Set(searchTokens(text));
	const groups = queryTokens(query);
	return groups.length > 0 && groups.every((group) => group.some((token) => tokens.has(token)));
}

describe('what a query finds', () => {
	test.each([
		['الوقاية من التطرّف العنيف', 'منع التطرف العنيف'],
		['منع التطرف العنيف', 'الوقاية من التطرّف العنيف ومكافحته'],
		['منع التطرف العنيف ومكافحته', 'التوقي من التطرف العنيف ومكافحته'],
		['الوقايه من التطرف', 'الوِقاية من التَّطرُّف'],
		['منع التطرف العنيف', 'منع ومكافحة التطرف العنيف'],
		['منع التطرف العنيف', 'منع كل أشكال التطرف العنيف'],
		['P/CVE', 'خطة محلية لمنع التطرف العنيف'],
		['منع التطرف العنيف', 'Our PVE work'],
		['prévention de l’extrémisme violent', 'preventing and countering violent extremism'],
		['youth', 'youths'],
		['youths', 'Youth councils'],
		['jeunes', 'le jeune'],
		['jeune', 'Engagement des jeunes'],
		['cities', 'a city'],
		['municipalités', 'la municipalité'],
		['reintegre', 'il est réintégré'],
		['intégrées', 'bien intégré'],
		['l’extrémisme', 'extremisme'],
		['radicalization', 'Radicalisation'],
		['radicalisation', 'radicalized'],
		['cooperation', 'national-local co-operation'],
		['multi-agency', 'a multiagency approach'],
		['البلديات', 'بلدية صغيرة'],
		['بلدية', 'والبلديات الصغيرة'],
		['شباب', 'مركز للشباب'],
		['للجنة', 'اجتماع اللجنة'],
		['مدن', 'في مدينتنا'],
		['بالمدينة', 'كل المدن'],
		['الممارسين', 'ممارس ميداني'],
		['اختصاصي', 'أخصائي اجتماعي'],
		['مختص', 'الممارسون'],
		['الدروس المستخلصة', 'الدروس المستفادة'],
		['العبر المستخلصة', 'lessons learned'],
		['إعادة الإدماج', 'إعادة الاندماج'],
		['الدمج', 'réintégration des familles'],
		['لجنة التوجيه', 'اللجنة التوجيهية الدولية'],
		['التحوّل نحو الراديكالية', 'التحول نحو التطرف'],
		['M&E', 'الرصد والتقييم'],
		['برنامج', 'برامج الإرشاد'],
		['٢٠٢٣', 'Summit 2023'],
		['Čair', 'Cair'],
		['youth NOT OR', 'youth']
	])('%s finds %s', (query, text) => {
		expect(finds(query, text)).toBe(true);
	});

	test.each([
		['بلدية', 'لديه سؤال', 'a letter of the word is not a preposition'],
		['كره', 'عندي فكرة', 'nor a conjunction'],
		['منع الجريمة', 'منع التطرف', 'every word must be there'],
		['prevention tertiary', 'primary prevention', 'every word must be there'],
		['women', 'omen', 'no parts of words'],
		['منع التطرف العنيف', 'الملاعب العنيفة', 'one word of a phrase is not the phrase']
	])('%s does not find %s: %s', (query, text) => {
		expect(finds(query, text)).toBe(false);
	});

	test('a text is found by each of its own words', () => {
		const word = fc.constantFrom(
			...[
				'التطرّف',
				'والبلديات',
				'للشباب',
				'city',
				'Municipalités',
				'l’eau',
				'co-operation',
				'٢٠٢٣',
				'M&E',
				'أسئلة'
			]
		);
		fc.assert(
			fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
				for (const one of words) expect(finds(one, words.join(' '))).toBe(true);
			})
		);
	});
});

describe('bounds', () => {
	test.each(['', '   ', '+ - " ( )', 'AND OR NOT', '\u202e\u200d', '&&&', '🙂'])(
		'%j asks for nothing',
		(query) => {
			expect(queryTokens(query)).toEqual([]);
		}
	);

	test('only function words are looked for themselves', () => {
		expect(queryTokens('من أين')).toHaveLength(2);
		expect(queryTokens('من المدينة')).toHaveLength(1);
	});

	test('a query has at most twelve groups, each small', () => {
		const groups = queryTokens(Array.from({ length: 50 }, (_, i) => `word${i} كلمة${i}`).join(' '));
		expect(groups).toHaveLength(12);
		for (const group of groups) expect(group.length).toBeLessThan(40);
	});

	test('a text has at most 2,000 distinct tokens of at most 64 characters', () => {
		const endless = Array.from({ length: 9_000 }, (_, i) => `w${i.toString(36)}`).join(' ');
		expect(searchTokens(endless)).toHaveLength(2_000);
		for (const hostile of ['a', 'ا', '𝒳', 'a-', '\u0301', 'ﷺ', 'منع '])
			for (const token of searchTokens(hostile.repeat(20_000))) expect(token.length).toBeLessThanOrEqual(64);
	});

	test('any text gives distinct, well-formed, bounded tokens', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
				const tokens = searchTokens(text);
				expect(new Set(tokens).size).toBe(tokens.length);
				for (const token of tokens) {
					expect(token).toMatch(/^~?[\p{L}\p{N}\p{M}_]+$/u);
					expect(token.isWellFormed()).toBe(true);
				}
			})
		);
	});
});
