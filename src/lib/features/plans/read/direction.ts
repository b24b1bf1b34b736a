import type { Block, BlockDirection, Inline } from '$lib/shared/plans/views';

const LETTER = /[\p{L}\u200e\u200f\u061c]/u;
const RTL =
	/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200f\u061c]/u;

/**
 * The direction of a list, a quotation or a table. Browsers pass over children that have a direction of
 * their own, find no text and say left to right: so the first text inside decides, by hand or by letters.
 * @returns null where there is no text
 */
export function directionOfBlocks(blocks: readonly Block[]): 'ltr' | 'rtl' | null {
	for (const block of blocks) {
		const found = directionOfBlock(block);
		if (found) return found;
	}
	return null;
}

export function directionOfBlock(block: Block): 'ltr' | 'rtl' | null {
	switch (block.kind) {
		case 'paragraph':
		case 'heading':
			return directionOfText(block.dir, block.inlines);
		case 'quote':
			return directionOfBlocks(block.blocks);
		case 'list':
			return directionOfBlocks(block.items.flat());
		case 'table':
			return directionOfBlocks(block.rows.flat().flatMap((cell) => cell.blocks));
	}
}

function directionOfText(dir: BlockDirection, inlines: readonly Inline[]): 'ltr' | 'rtl' | null {
	if (dir !== 'auto') return dir;
	for (const inline of inlines) {
		const strong = inline.kind === 'text' ? LETTER.exec(inline.text)?.[0] : undefined;
		if (strong) return RTL.test(strong) ? 'rtl' : 'ltr';
	}
	return null;
}
