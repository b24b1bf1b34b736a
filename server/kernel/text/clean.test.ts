import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanLine, cleanText, isBlank } from './clean.ts';

describe('cleanText', () => {
	test.each([
		['e\u0301te\u0301', 'été', 'NFC'],
		['a\r\nb\rc\u2028d\u0085e', 'a\nb\nc\nd\ne', 'line ends'],
		['a\0b\u0007c\u001bd\u007fe\u009ff', 'abcdef', 'control characters'],
		['a\tb\n', 'a\tb\n', 'tab and newline stay'],
		['user\u202egnp.exe\u202c', 'usergnp.exe', 'overrides'],
		['\u202aa\u202b', 'a', 'embeddings'],
		['\u2067abc', '\u2067abc\u2069', 'an isolate left open is closed'],
		['\u2067abc\ndef\u2069', '\u2067abc\u2069\ndef', 'on its own line'],
		['abc\u2069', 'abc', 'what closes nothing goes'],
		['a\u2066b\u2069c', 'a\u2066b\u2069c', 'balanced isolates stay'],
		['a\u200eb\u200fc\u061cd', 'a\u200eb\u200fc\u061cd', 'direction marks stay'],
		['می\u200cخواهم', 'می\u200cخواهم', 'ZWNJ stays'],
		['👩‍👩‍👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿', '👩‍👩‍👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿', 'emoji sequences stay'],
		['hi\u{e0068}\u{e0069}', 'hi', 'hidden tag characters go'],
		['a\ud800b', 'a\ufffdb', 'half a character'],
		['h' + '\u0323'.repeat(50), 'ḥ' + '\u0323'.repeat(6), 'towers of marks']
	])('%j → %j (%s)', (typed, stored) => {
		expect(cleanText(typed)).toBe(stored);
	});
});

describe('cleanLine', () => {
	test.each([
		['  a \n\t b\u00a0\u3000c  ', 'a b c'],
		['a \u2069', 'a'],
		['a \u2069 b', 'a b'],
		['\u2067 عنوان', '\u2067 عنوان\u2069']
	])('%j → %j', (typed, stored) => {
		expect(cleanLine(typed)).toBe(stored);
	});
});

const nasty = fc.string({
	unit: fc.oneof(
		fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
		fc.constantFrom(
			'\u2066',
			'\u2067',
			'\u2068',
			'\u2069',
			'\u202e',
			'\u0301',
			'\u0323',
			'e',
			' ',
			'\n',
			'\r',
			'\0'
		),
		fc.constantFrom('\u{1f3f4}', '\u{e0067}', '\u{e007f}', '\ud83c', '\u0958', '\u1100', '\u1161')
	),
	maxLength: 60
});

test('cleaning twice changes nothing, and what was promised to go is gone', () => {
	fc.assert(
		fc.property(nasty, (typed) => {
			for (const clean of [cleanText, cleanLine]) {
				const once = clean(typed);
				expect(clean(once)).toBe(once);
				expect(once.normalize('NFC')).toBe(once);
				// eslint-disable-next-line no-control-regex -- these must be gone
				expect(once).not.toMatch(/[\u202a-\u202e\0-\u0008\u000b-\u001f\u007f-\u009f]/);
				for (const line of once.split('\n'))
					expect(line.match(/\u2069/g)?.length ?? 0).toBe(line.match(/[\u2066-\u2068]/g)?.length ?? 0);
			}
		}),
		{ numRuns: 1_000 }
	);
});

test.each([
	['', true],
	[' \n\u200d\u200f\u3164', true],
	['؟', false],
	['🙂', false]
])('isBlank(%j) is %s', (text, blank) => {
	expect(isBlank(text)).toBe(blank);
});
