import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerpt, highlight } from './highlight.ts';
import { queryTokens } from './tokens.ts';

function hits(text: string, query: string): string[] {
	return highlight(text, queryTokens(query)).flatMap((passage) => (passage.hit ? [passage.text] : []));
}

describe('highlight marks what made the text be found, as it was written', () => {
	test.each([
		['سياسة منع التطرّف العنيف', 'الوقاية من التطرف', ['منع', 'التطرّف']],
		['برامج للشبـاب والأسر', 'شباب', ['للشبـاب']],
		['Youths, and YOUTH work', 'youth', ['Youths', 'YOUTH']],
		['Les jeunes réintégrés', 'reintegre', ['réintégrés']],
		['Notre plan pour les jeunes', 'شباب', ['jeunes']],
		['nothing here', 'city', []],
		['a co-operation', 'cooperation', ['co', 'operation']],
		['anything', '', []]
	])('%s / %s', (text, query, expected) => {
		expect(hits(text, query)).toEqual(expected);
	});

	test('the passages put together are the text', () => {
		const piece = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.constantFrom('youths ', ' التطرّف', 'ﷺ', '½', 'co-op')
		);
		const text = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));
		fc.assert(
			fc.property(text, text, (written, asked) => {
				const groups = queryTokens(`${asked} youth تطرف صلى`);
				const passages = highlight(written, groups);
				expect(passages.map((passage) => passage.text).join('')).toBe(written);
				const part = excerpt(written, groups, 20);
				expect(written).toContain(part.passages.map((passage) => passage.text).join(''));
			}),
			{ numRuns: 300 }
		);
	});
});

describe('excerpt', () => {
	const filler = 'كلمة أخرى '.repeat(60);

	test('shows the first hit with what stands around it', () => {
		const found = excerpt(`${filler}youths ${filler}`, queryTokens('youth'));
		const text = found.passages.map((passage) => passage.text).join('');
		expect(text).toContain('youths');
		expect(text.length).toBeLessThanOrEqual(200);
		expect(text.length).toBeGreaterThan(150);
		expect(found).toMatchObject({ cutBefore: true, cutAfter: true });
	});

	test('shows the beginning when nothing was found, and all of a short text', () => {
		expect(excerpt(`start ${filler}`, [], 40).passages[0]?.text).toMatch(/^start/);
		expect(excerpt('short', [])).toEqual({
			passages: [{ text: 'short', hit: false }],
			cutBefore: false,
			cutAfter: false
		});
	});

	test('never cuts a character in two', () => {
		const family = '👩‍👩‍👧';
		for (let length = 50; length < 90; length++) {
			const { passages } = excerpt(family.repeat(40), [], length);
			expect(passages[0]?.text.replaceAll(family, '')).toBe('');
		}
	});
});
