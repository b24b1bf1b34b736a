import { mergeUpdates } from 'yjs';

/** Updates merged in one go. */
const WIDTH = 32;

/**
 * `mergeUpdates` for many: its own work grows with the square of their number (10,000 keep a processor
 * busy for seconds), so they are merged by the dozen, and then the results. The bytes are the same.
 */
export function mergeMany(updates: readonly Uint8Array[]): Uint8Array {
	let merged = [...updates];
	while (merged.length > 1) {
		const wider: Uint8Array[] = [];
		for (let at = 0; at < merged.length; at += WIDTH) wider.push(mergeUpdates(merged.slice(at, at + WIDTH)));
		merged = wider;
	}
	return merged[0] ?? mergeUpdates([]);
}
