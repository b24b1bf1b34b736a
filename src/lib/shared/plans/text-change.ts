import type * as Y from 'yjs';

/** One change that makes a text from another: at `index`, `removed` code units go and `inserted` come. */
export interface TextChange {
	index: number;
	removed: number;
	inserted: string;
}

/**
 * The smallest change from one text to another; null when they are equal.
 * @param caret where the caret stands afterwards: among equal letters it tells which of them is new
 */
export function changeBetween(before: string, after: string, caret = after.length): TextChange | null {
	if (before === after) return null;
	let tail = 0;
	// What stands behind the caret was there before.
	const behind = Math.min(after.length - caret, before.length);
	while (tail < behind && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
	if (tail < behind) tail = 0;
	let head = 0;
	const most = Math.min(before.length, after.length) - tail;
	while (head < most && before[head] === after[head]) head++;
	while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail))
		tail++;
	// Never between the two halves of one character: a half cannot travel alone.
	if (head > 0 && (isHigh(before[head - 1]) || isHigh(after[head - 1]))) head--;
	if (tail > 0 && (isLow(before.at(-tail)) || isLow(after.at(-tail)))) tail--;
	return {
		index: head,
		removed: before.length - tail - head,
		inserted: after.slice(head, after.length - tail)
	};
}

/** Makes a shared text say `next`, touching only what differs. Call it in a transaction. */
export function replaceText(text: Y.Text, next: string, caret?: number): void {
	const before = text.toString();
	// Pictures and the like, which have no place in a cell, would shift every index.
	const change =
		text.length === before.length
			? changeBetween(before, next, caret)
			: { index: 0, removed: text.length, inserted: next };
	if (!change) return;
	if (change.removed > 0) text.delete(change.index, change.removed);
	if (change.inserted !== '') text.insert(change.index, change.inserted);
}

function isHigh(unit: string | undefined): boolean {
	return unit !== undefined && unit >= '\uD800' && unit <= '\uDBFF';
}

function isLow(unit: string | undefined): boolean {
	return unit !== undefined && unit >= '\uDC00' && unit <= '\uDFFF';
}
