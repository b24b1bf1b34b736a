import { cleanLine } from '../../kernel/text/clean.ts';
import { fold } from '../../kernel/text/fold.ts';

/** Nobody's name or address is longer, in UTF-16 units. */
const QUERY_MAX = 120;
/**
 * Marks that may stand after any letter: combining accents, tatweel, tashkeel. Characters, not escapes: the
 * database knows another kind of regular expression than we do.
 */
const MARKS = '[\u0300-\u036F\u0640\u064B-\u065F\u0670]*';

/** The letters that are compared as one: for `e` also `é` and `È`, for `ا` also `أ` and `آ`. */
const SPELLINGS = spellings([
	[0x41, 0x7a],
	[0xc0, 0x17f],
	[0x620, 0x64a],
	[0x671, 0x6d3]
]);

/**
 * What to look for in people's names and addresses. The database cannot fold, so every letter stands for
 * all its spellings: «احمد» finds «أحمَد», "helene" finds "Hélène". `pattern` is null when there is nothing
 * to look for.
 */
export function personPattern(written: string): { query: string; pattern: RegExp | null } {
	const query = cleanLine(written.slice(0, QUERY_MAX));
	const letters = [...fold(query)].filter((letter) => letter.trim() !== '' || letter === ' ');
	if (letters.length === 0) return { query, pattern: null };
	return { query, pattern: new RegExp(letters.map(anySpelling).join(''), 'i') };
}

function anySpelling(letter: string): string {
	if (letter === ' ') return '\\s+';
	const known = SPELLINGS.get(letter);
	return (known ? `[${known}]` : escape(letter)) + MARKS;
}

function escape(letter: string): string {
	return letter.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function spellings(ranges: [first: number, last: number][]): Map<string, string> {
	const found = new Map<string, string>();
	for (const [first, last] of ranges)
		for (let point = first; point <= last; point++) {
			const letter = String.fromCodePoint(point);
			if (!/\p{L}/u.test(letter)) continue;
			const folded = fold(letter);
			if ([...folded].length === 1) found.set(folded, (found.get(folded) ?? '') + letter);
		}
	return found;
}
