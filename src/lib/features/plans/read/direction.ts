import type { Block, BlockDirection, Inline } from '$lib/shared/plans/views';
import { countLetters, noLetters, readingDirection, type TextDirection } from '$lib/shared/text-direction';

/**
 * The direction of a list, a quotation or a table. Browsers pass over children that have a direction of
 * their own, find no text and say left to right: so the first text inside decides, by hand or by letters.
 * @returns null where there is no text
 */
export function directionOfBlocks(blocks: readonly Block[]): TextDirection | null {
	for (const block of blocks) {
		const found = directionOfBlock(block);
		if (found) return found;
	}
	return null;
}

export function directionOfBlock(block: Block): TextDirection | null {
	switch (block.kind) {
		case 'paragraph':
		case 'heading':
			return block.dir === 'auto' ? meant(block.inlines) : block.dir;
		case 'quote':
			return directionOfBlocks(block.blocks);
		case 'list':
			return directionOfBlocks(block.items.flat());
		case 'table':
			return directionOfBlocks(block.rows.flat().flatMap((cell) => cell.blocks));
	}
}

/**
 * What a paragraph carries as `dir`. An Arabic sentence that begins with «P/CVE» is still Arabic: where
 * a browser would be misled by the first letter, the answer is said; elsewhere it is left to it.
 */
export function directionOfText(dir: BlockDirection, inlines: readonly Inline[]): BlockDirection {
	return dir === 'auto' ? (meant(inlines) ?? 'auto') : dir;
}

function meant(inlines: readonly Inline[]): TextDirection | null {
	const letters = noLetters();
	for (const inline of inlines) if (inline.kind === 'text') countLetters(inline.text, letters);
	return readingDirection(letters);
}
