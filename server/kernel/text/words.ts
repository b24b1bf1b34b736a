import { conceptsAt } from './concepts.ts';
import { fold } from './fold.ts';

/** A word of a text: `start` and `end` are where it stands as written (UTF-16 offsets). */
export interface Word {
	start: number;
	end: number;
	written: string;
	folded: string;
	/** The forms that `formsOf` gave, and the concepts that the word names, alone or within a phrase. */
	tokens: readonly string[];
}

/** Letters, digits and marks of any script (tatweel is a letter), with what nobody sees between them. */
const WORD = /[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}\p{Cf}]*[\p{L}\p{N}\p{M}])?/gu;
const LONGEST_TOKEN = 64;

/**
 * The words of a text in order, with the tokens they are known by. A text whose words are joined by a
 * hyphen is also known by the joined word: «co-operation» meets «cooperation».
 */
export function wordsOf(
	text: string,
	formsOf: (written: string, folded: string) => readonly string[],
	atMost = Infinity
): Word[] {
	const words: (Word & { forms: string[] })[] = [];
	for (const match of text.matchAll(WORD)) {
		if (words.length >= atMost) break;
		const written = match[0];
		// One written word can fold into several: «ﷺ», «½».
		const parts = fold(written).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
		for (const part of parts) {
			const folded = shorten(part);
			const forms = [...formsOf(parts.length === 1 ? written : folded, folded)];
			const end = match.index + written.length;
			words.push({ start: match.index, end, written, folded, forms, tokens: forms });
		}
	}
	joinHyphenated(text, words, formsOf);
	const concepts = conceptsAt(words);
	return words.map(({ forms, ...word }, index) => ({
		...word,
		tokens: [...forms, ...(concepts[index] ?? [])]
	}));
}

function joinHyphenated(
	text: string,
	words: (Word & { forms: string[] })[],
	formsOf: (written: string, folded: string) => readonly string[]
): void {
	for (let index = 1; index < words.length; index++) {
		const [before, word] = [words[index - 1], words[index]];
		if (!before || !word || !/^[-‐‑]$/.test(text.slice(before.end, word.start))) continue;
		const folded = shorten(before.folded + word.folded);
		const joined = formsOf(before.written + word.written, folded);
		before.forms.push(...joined);
		word.forms.push(...joined);
	}
}

function shorten(word: string): string {
	return word.length <= LONGEST_TOKEN ? word : word.slice(0, LONGEST_TOKEN).replace(/[\ud800-\udbff]$/, '');
}
