const LETTER = /\p{L}/u;
const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** What decides a direction: letters, and the marks LRM, RLM and ALM that a writer may have put. */
const STRONG = /[\p{L}\u200e\u200f\u061c]/gu;

export type TextDirection = 'rtl' | 'ltr';

/** A tally of the letters of one or more texts, in order. */
export interface Letters {
	rtl: number;
	ltr: number;
	/** Of the first strong character: what `dir="auto"` goes by. */
	first: TextDirection | null;
	/** A direction mark stood before any letter: the writer's own decision. */
	marked: boolean;
}

export function noLetters(): Letters {
	return { rtl: 0, ltr: 0, first: null, marked: false };
}

/** Adds the letters of `text` to the tally. */
export function countLetters(text: string, tally: Letters): void {
	for (const [character] of text.matchAll(STRONG)) {
		const isLetter = LETTER.test(character);
		const direction: TextDirection =
			character === '\u200e' || (isLetter && !RTL.test(character)) ? 'ltr' : 'rtl';
		if (tally.first === null) {
			tally.first = direction;
			tally.marked = !isLetter;
		}
		if (isLetter) tally[direction]++;
	}
}

/**
 * The direction in which a text is meant to be read, or null when it holds no letters. The first strong
 * character decides, as in browsers, unless most letters contradict it: an Arabic sentence may begin
 * with «P/CVE», an English one with an Arabic word in quotes.
 */
export function readingDirection({ rtl, ltr, first, marked }: Letters): TextDirection | null {
	if (first === null || marked) return first;
	const share = rtl / (rtl + ltr);
	if (first === 'ltr') return share >= 0.5 ? 'rtl' : 'ltr';
	return share < 0.25 ? 'ltr' : 'rtl';
}

/** The reading direction of one text, for a title or a name; null when it holds no letters. */
export function textDirection(text: string): TextDirection | null {
	const letters = noLetters();
	countLetters(text, letters);
	return readingDirection(letters);
}
