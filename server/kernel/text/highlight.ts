import { indexForms } from './stem.ts';
import { wordsOf } from './words.ts';

/** A stretch of text as it was written; `hit` when a word of the query was found there. */
export interface Passage {
	text: string;
	hit: boolean;
}

/** Part of a text, with whether something was left out before and after it. */
export interface Excerpt {
	passages: Passage[];
	cutBefore: boolean;
	cutAfter: boolean;
}

interface Span {
	start: number;
	end: number;
}

/**
 * Marks the words that made a record be found. `text` is plain text, `groups` is what `queryTokens` gave.
 * The passages put together are the text itself.
 */
export function highlight(text: string, groups: readonly (readonly string[])[]): Passage[] {
	return split(text, hitsIn(text, groups));
}

/** Some 200 characters (`length`, UTF-16 units) around the first hit, or the beginning when there is none. */
export function excerpt(text: string, groups: readonly (readonly string[])[], length = 200): Excerpt {
	const hits = hitsIn(text, groups);
	const first = hits[0]?.start ?? 0;
	// A third of the room goes to what leads up to the hit; near the end the room is filled from before.
	const wanted = Math.max(0, Math.min(first - Math.floor(length / 3), text.length - length));
	const start = wanted === 0 ? 0 : boundary(text, wanted, 'after');
	const end =
		start + length >= text.length ? text.length : Math.max(boundary(text, start + length, 'before'), start);
	const inside = hits
		.filter((hit) => hit.end > start && hit.start < end)
		.map((hit) => ({ start: Math.max(hit.start, start) - start, end: Math.min(hit.end, end) - start }));
	return {
		passages: split(text.slice(start, end), inside),
		cutBefore: start > 0,
		cutAfter: end < text.length
	};
}

function hitsIn(text: string, groups: readonly (readonly string[])[]): Span[] {
	const wanted = new Set(groups.flat());
	if (wanted.size === 0) return [];
	const spans: Span[] = [];
	for (const word of wordsOf(text, indexForms)) {
		if (!word.tokens.some((token) => wanted.has(token))) continue;
		const last = spans.at(-1);
		// «ﷺ» folds into several words that stand at one place.
		if (last && last.end > word.start) continue;
		spans.push({ start: word.start, end: word.end });
	}
	return spans;
}

function split(text: string, hits: readonly Span[]): Passage[] {
	const passages: Passage[] = [];
	let at = 0;
	for (const { start, end } of hits) {
		passages.push({ text: text.slice(at, start), hit: false }, { text: text.slice(start, end), hit: true });
		at = end;
	}
	passages.push({ text: text.slice(at), hit: false });
	return passages.filter((passage) => passage.text !== '');
}

/** How far from the wanted place a blank may be for the cut to be made there. */
const NEAR = 24;

/** A place near `index` where a text may be cut: between words if one is close, else between graphemes. */
function boundary(text: string, index: number, side: 'before' | 'after'): number {
	const from = side === 'after' ? index : Math.max(0, index - NEAR);
	const near = text.slice(from, from + NEAR).search(side === 'after' ? /\s/ : /\s\S*$/);
	if (near >= 0) return from + near + (side === 'after' ? 1 : 0);
	return graphemeStart(text, index);
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The start of the grapheme that holds `index`; only a stretch is looked at, so that long texts cost no more. */
export function graphemeStart(text: string, index: number): number {
	const from = Math.max(0, index - 256);
	const stretch = text.slice(from, index + 256);
	const found = graphemes.segment(stretch).containing(index - from);
	return found ? from + found.index : index;
}
