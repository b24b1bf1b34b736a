import { indexForms, queryForms } from './stem.ts';
import { isStopWord } from './stop-words.ts';
import { wordsOf, type Word } from './words.ts';

/** So that one long text does not fill the index; some 30,000 characters of prose fit. */
const MOST_TOKENS = 2_000;
const MOST_WORDS_READ = 20_000;
const MOST_QUERY_WORDS = 12;
const LONGEST_QUERY = 1_000;
/** Other search boxes know them; ours asks for every word anyway, and nobody means to find them. */
const OPERATORS = /(?<![\p{L}\p{N}])(?:AND|OR|NOT)(?![\p{L}\p{N}])/gu;

/**
 * The tokens under which a text is found: for each word its folded form, its Arabic forms without what
 * is attached in front, its stems, and the concepts it names in any of the three languages. Distinct,
 * at most 2,000 (the beginning of the text wins), each at most 64 characters.
 *
 * No prefixes: they would make the array and its index about four times as large and cut long texts
 * short, and inflection is what the stems are for. Search as one types can ask the same index with an
 * anchored expression.
 */
export function searchTokens(text: string): string[] {
	const tokens = new Set<string>();
	for (const word of wordsOf(text, indexForms, MOST_WORDS_READ)) {
		for (const token of telling(word)) {
			tokens.add(token);
			if (tokens.size === MOST_TOKENS) return [...tokens];
		}
	}
	return [...tokens];
}

/**
 * What a record must hold to be found: for each word of the query (at most 12, function words left out
 * unless there are no others) the tokens of which it needs at least one. Empty when nothing was asked for.
 */
export function queryTokens(text: string): string[][] {
	const words = text.slice(0, LONGEST_QUERY).replace(OPERATORS, ' ');
	const all = wordsOf(words, queryForms).filter((word) => telling(word).length > 0);
	const subjects = all.filter((word) => !isStopWord(word.folded));
	const groups = new Map<string, string[]>();
	for (const word of subjects.length > 0 ? subjects : all)
		if (!groups.has(word.folded)) groups.set(word.folded, [...new Set(telling(word))]);
	return [...groups.values()].slice(0, MOST_QUERY_WORDS);
}

/** The «l» of «l’eau» tells nothing, nor does the «M» of «M&E», but the concept that «M&E» names does. */
function telling(word: Word): readonly string[] {
	return word.folded.length === 1 && /\p{L}|\p{M}/u.test(word.folded)
		? word.tokens.filter((token) => token !== word.folded)
		: word.tokens;
}
