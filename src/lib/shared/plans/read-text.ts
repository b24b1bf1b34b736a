import * as Y from 'yjs';
import { safeHref } from './links.ts';
import { SECTION_KEYS, sectionRoot, type SectionKey } from './sections.ts';
import type { Block, BlockDirection, Inline, PlanText } from './views.ts';

/**
 * Reads the text of a plan's sections out of its document, for pages, search and print. Whatever other
 * clients wrote there, the answer holds only what a page can show: an unknown node is a paragraph of its
 * words, a forbidden address is no link. Nothing here throws, and no word is left out.
 */

/** Blocks inside blocks; what stands deeper is read as words alone. */
const DEPTH_LIMIT = 16;
/** Blocks of one section; what stands beyond is read as one last paragraph. */
const BLOCK_LIMIT = 20_000;
/** Columns or rows that one cell may cover. */
const SPAN_LIMIT = 100;

/** The text of one section as blocks; empty when there is none. */
export function readSection(doc: Y.Doc, key: SectionKey): Block[] {
	return readFragment(fragmentOf(doc, key));
}

/** The blocks of a section's root. */
export function readFragment(fragment: Y.XmlFragment | null): Block[] {
	return fragment ? blocksOf(childrenOf(fragment), { left: BLOCK_LIMIT, depth: 0 }) : [];
}

/** The whole text of a plan. @param rows reads the rows of all kinds, see `read-rows.ts` */
export function readPlanText(doc: Y.Doc, rows: (doc: Y.Doc) => PlanText['rows']): PlanText {
	const sections = Object.fromEntries(SECTION_KEYS.map((key) => [key, readSection(doc, key)]));
	return { sections: sections as PlanText['sections'], rows: rows(doc) };
}

/** The words of blocks, one line per block, for search and for copying. */
export function plainText(blocks: readonly Block[]): string {
	return blocks.map(words).join('\n');
}

/** Nobody has written anything here yet. */
export function isBlank(blocks: readonly Block[]): boolean {
	return plainText(blocks).trim() === '';
}

function words(block: Block): string {
	switch (block.kind) {
		case 'paragraph':
		case 'heading':
			return block.inlines.map((inline) => (inline.kind === 'break' ? '\n' : inline.text)).join('');
		case 'quote':
			return plainText(block.blocks);
		case 'list':
			return block.items.map(plainText).join('\n');
		case 'table':
			return block.rows.map((row) => row.map((cell) => plainText(cell.blocks)).join('\t')).join('\n');
	}
}

/** What stands in a document is unknown until it was looked at: types of Yjs, or plain values of a forger. */
type Content = unknown;
interface Room {
	/** Blocks that may still be made. */
	left: number;
	depth: number;
}

function fragmentOf(doc: Y.Doc, key: SectionKey): Y.XmlFragment | null {
	try {
		return doc.getXmlFragment(sectionRoot(key));
	} catch {
		// Somebody has made a map or an array of this root: there is no text in it.
		return null;
	}
}

function childrenOf(type: Y.XmlFragment): Content[] {
	return type.toArray() as Content[];
}

function blocksOf(contents: readonly Content[], room: Room): Block[] {
	const blocks: Block[] = [];
	for (const [index, content] of contents.entries()) {
		if (room.left <= 0) {
			const rest = contents.slice(index).map(wordsIn).filter(Boolean).join('\n');
			if (rest) blocks.push(paragraph(textOf(rest)));
			break;
		}
		room.left -= 1;
		const block = blockOf(content, room);
		if (block) blocks.push(block);
	}
	return blocks;
}

function blockOf(content: Content, room: Room): Block | null {
	if (!(content instanceof Y.XmlElement)) {
		const inlines = inlinesOf([content]);
		return inlines.length > 0 ? paragraph(inlines) : null;
	}
	const name = content.nodeName;
	if (name === 'paragraph') return paragraph(inlinesOf(childrenOf(content)), directionOf(content));
	if (name === 'heading') {
		const level = numberOf(content, 'level') >= 4 ? 4 : 3;
		return { kind: 'heading', level, dir: directionOf(content), inlines: inlinesOf(childrenOf(content)) };
	}
	const inner = room.depth < DEPTH_LIMIT ? CONTAINERS[name] : undefined;
	if (!inner) {
		const inlines = textOf(wordsIn(content));
		return inlines.length > 0 ? paragraph(inlines) : null;
	}
	room.depth += 1;
	const block = inner(childrenOf(content), room);
	room.depth -= 1;
	return block;
}

/** Blocks that hold blocks. No prototype: a node may be called `constructor`. */
const CONTAINERS: Record<string, (contents: Content[], room: Room) => Block | null> = Object.assign(
	Object.create(null),
	{
		blockquote: (contents: Content[], room: Room) => ({ kind: 'quote', blocks: blocksOf(contents, room) }),
		bulletList: (contents: Content[], room: Room) => listOf(contents, room, false),
		orderedList: (contents: Content[], room: Room) => listOf(contents, room, true),
		table: (contents: Content[], room: Room) => tableOf(contents, room)
	}
);

function listOf(contents: Content[], room: Room, ordered: boolean): Block | null {
	const items = contents.map((item) => blocksOf(partsOf(item, ['listItem']), room));
	return items.length > 0 ? { kind: 'list', ordered, items } : null;
}

function tableOf(contents: Content[], room: Room): Block | null {
	const rows = contents.map((row) => partsOf(row, ['tableRow']).map((cell) => cellOf(cell, room)));
	return rows.length > 0 ? { kind: 'table', rows } : null;
}

function cellOf(content: Content, room: Room) {
	const element = content instanceof Y.XmlElement ? content : null;
	return {
		header: element?.nodeName === 'tableHeader',
		colspan: spanOf(element, 'colspan'),
		rowspan: spanOf(element, 'rowspan'),
		blocks: blocksOf(partsOf(content, ['tableCell', 'tableHeader']), room)
	};
}

/** What is inside the wrapper that belongs here; anything else stands for itself. */
function partsOf(content: Content, wrappers: readonly string[]): Content[] {
	const wrapped = content instanceof Y.XmlElement && wrappers.includes(content.nodeName);
	return wrapped ? childrenOf(content) : [content];
}

function paragraph(inlines: Inline[], dir: BlockDirection = 'auto'): Block {
	return { kind: 'paragraph', dir, inlines };
}

function attribute(element: Y.XmlElement, name: string): unknown {
	return element.getAttribute(name);
}

/** Never `Number()` of an object: it may carry a `toString` that is none. */
function numberOf(element: Y.XmlElement, name: string): number {
	const value = attribute(element, name);
	return typeof value === 'string' || typeof value === 'number' ? Number(value) : NaN;
}

function directionOf(element: Y.XmlElement): BlockDirection {
	const dir = attribute(element, 'dir');
	return dir === 'ltr' || dir === 'rtl' ? dir : 'auto';
}

function spanOf(element: Y.XmlElement | null, name: 'colspan' | 'rowspan'): number {
	const span = element ? numberOf(element, name) : 1;
	return Number.isInteger(span) && span > 1 ? Math.min(span, SPAN_LIMIT) : 1;
}

function inlinesOf(contents: readonly Content[]): Inline[] {
	const inlines: Inline[] = [];
	for (const content of contents) {
		if (content instanceof Y.XmlElement && content.nodeName === 'hardBreak') inlines.push({ kind: 'break' });
		for (const inline of runsOf(content)) append(inlines, inline);
	}
	return inlines;
}

function runsOf(content: Content): Inline[] {
	if (!(content instanceof Y.Text)) return textOf(wordsIn(content));
	return deltaOf(content).flatMap(({ insert, attributes }) =>
		typeof insert === 'string' ? textOf(insert, attributes) : []
	);
}

function deltaOf(text: Y.Text): { insert: unknown; attributes?: Record<string, unknown> }[] {
	try {
		return text.toDelta();
	} catch {
		return [{ insert: text.toString() }];
	}
}

/** Marks are formatting attributes; where a mark may stand twice, its name carries a hash (`link--Ab12+/=9`). */
function textOf(text: string, attributes: Record<string, unknown> = {}): Inline[] {
	if (text === '') return [];
	const inline: Inline & { kind: 'text' } = { kind: 'text', text: text.toWellFormed() };
	for (const [key, value] of Object.entries(attributes)) {
		if (value === null || value === undefined || value === false) continue;
		const mark = key.replace(/--[a-zA-Z0-9+/=]{8}$/, '');
		if (mark === 'bold') inline.bold = true;
		else if (mark === 'italic') inline.italic = true;
		else if (mark === 'link') {
			const href = safeHref((value as { href?: unknown }).href);
			if (href) inline.href = href;
		}
	}
	return [inline];
}

/** Runs that differ in nothing that a page shows are one. */
function append(inlines: Inline[], inline: Inline): void {
	const last = inlines.at(-1);
	const same =
		last?.kind === 'text' &&
		inline.kind === 'text' &&
		last.bold === inline.bold &&
		last.italic === inline.italic &&
		last.href === inline.href;
	if (same) last.text += inline.text;
	else inlines.push(inline);
}

/** All words below, however deep they stand; no recursion, so that depth cannot break it. */
function wordsIn(content: Content): string {
	const found: string[] = [];
	const open: Content[] = [content];
	while (open.length > 0) {
		const next = open.pop();
		if (typeof next === 'string') found.push(next);
		else if (next instanceof Y.Text) {
			for (const { insert } of deltaOf(next)) if (typeof insert === 'string') found.push(insert);
		} else if (next instanceof Y.XmlFragment) open.push(...childrenOf(next).reverse());
	}
	return found.join(' ').replaceAll(/ {2,}/g, ' ').trim();
}
