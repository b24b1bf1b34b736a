import type { Token } from 'markdown-it';
import {
	countLetters,
	noLetters,
	readingDirection,
	type Letters
} from '../../../src/lib/shared/text-direction.ts';

interface Block {
	token: Token;
	/** Everything that is read in the block, blocks inside it too. */
	all: Letters;
	/** What a browser looks at for `dir="auto"`: not what has a direction of its own. */
	own: Letters;
}

const DIRECTED = new Set([
	'paragraph_open',
	'heading_open',
	'blockquote_open',
	'bullet_list_open',
	'ordered_list_open',
	'list_item_open',
	'table_open',
	'th_open',
	'td_open'
]);

/**
 * Gives each block of a parsed text its direction. `dir="auto"` where a browser would come to the right
 * answer; the answer itself where it would not: a list, table or quotation whose inner blocks have their own
 * direction (the browser then finds no text and says left to right), a sentence that begins with a word
 * of the other script.
 */
export function markDirections(tokens: Token[]): void {
	const open: Block[] = [];
	for (const token of tokens) {
		if (token.type === 'inline') countInline(token, open);
		// The hidden paragraph of a tight list is not rendered: its text is the list item's own.
		else if (token.hidden) continue;
		else if (DIRECTED.has(token.type)) open.push({ token, all: noLetters(), own: noLetters() });
		else if (token.nesting === -1 && DIRECTED.has(token.type.replace(/_close$/, '_open'))) settle(open.pop());
	}
}

function settle(block: Block | undefined): void {
	if (!block) return;
	const meant = readingDirection(block.all);
	const browsers = block.own.first ?? 'ltr';
	block.token.attrSet('dir', meant === null || meant === browsers ? 'auto' : meant);
}

function countInline(inline: Token, open: Block[]): void {
	const innermost = open.at(-1);
	let address = false;
	let links = 0;
	for (const child of inline.children ?? []) {
		if (child.type === 'link_open') {
			links++;
			// The letters of a bare address say nothing about the language around it.
			address = child.markup === 'linkify' || child.markup === 'autolink';
		} else if (child.type === 'link_close') {
			links--;
			address = false;
		} else if (child.type === 'text') {
			if (!address) for (const block of open) countLetters(child.content, block.all);
			if (links === 0 && innermost) countLetters(child.content, innermost.own);
		}
	}
}
