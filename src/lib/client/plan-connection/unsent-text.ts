import * as Y from 'yjs';
import { isRowKind, type RowKindKey } from '../../shared/plans/rows.ts';
import { sectionOfRoot, type SectionKey } from '../../shared/plans/sections.ts';

/** Words of one part of the plan that nobody else is known to have. */
export interface UnsentPart {
	part: SectionKey | RowKindKey;
	text: string;
}

/** How far each client's writing is known at the server: client id → clock. */
export type Known = ReadonlyMap<number, number>;

/** Depth of nested blocks beyond which a document is somebody's joke. */
const DEEPEST = 60;

/**
 * What was written here and not yet stored, in the order of the plan: text that still stands and lies beyond
 * `known`. A paragraph of which parts are new gives those parts, with … between. Choices in a row (city, theme, state) are no
 * words and left out.
 */
export function unsentText(doc: Y.Doc, known: Known): UnsentPart[] {
	if (!hasNews(doc, known)) return [];
	const parts: UnsentPart[] = [];
	for (const [root, type] of doc.share) {
		const part = sectionOfRoot(root) ?? (isRowKind(root) ? root : null);
		if (part === null) continue;
		const gathering: Gathering = { known, blocks: [], runs: [], gap: false };
		walk(type, gathering, 0);
		closeBlock(gathering);
		if (gathering.blocks.length > 0) parts.push({ part, text: gathering.blocks.join('\n') });
	}
	return parts;
}

/** Words in these parts, as people count them: in every script between spaces. */
export function countWords(parts: readonly UnsentPart[]): number {
	return parts.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0), 0);
}

interface Gathering {
	known: Known;
	blocks: string[];
	/** Unsent pieces of the block that is being read. */
	runs: string[];
	/** Known text lies between the last run and here. */
	gap: boolean;
}

function hasNews(doc: Y.Doc, known: Known): boolean {
	for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(doc)))
		if (clock > (known.get(client) ?? 0)) return true;
	return false;
}

function closeBlock(gathering: Gathering): void {
	const text = gathering.runs
		.join('')
		.replace(/\s+…\s+/g, ' … ')
		.trim();
	if (text !== '') gathering.blocks.push(text);
	gathering.runs = [];
	gathering.gap = false;
}

type Tree = Pick<Y.Text, '_start' | '_map'>;

// Yjs has no public way to ask a text which of its letters are new, and to whom; `_start`, `_map` and `right`
// have been the same since Yjs 13.0.
function walk(type: Tree, gathering: Gathering, depth: number): void {
	if (depth > DEEPEST) return;
	for (let item = type._start; item; item = item.right) if (!item.deleted) take(item, gathering, depth);
	for (const item of type._map.values())
		if (!item.deleted && item.content instanceof Y.ContentType) take(item, gathering, depth);
}

function take(item: Y.Item, gathering: Gathering, depth: number): void {
	const { content } = item;
	if (content instanceof Y.ContentString) {
		const from = Math.max(0, (gathering.known.get(item.id.client) ?? 0) - item.id.clock);
		const news = content.str.slice(from);
		if (from > 0 || news === '') gathering.gap = true;
		if (news === '') return;
		if (gathering.gap && gathering.runs.length > 0) gathering.runs.push(' … ');
		gathering.gap = false;
		gathering.runs.push(news);
	} else if (content instanceof Y.ContentType) {
		const inner = content.type;
		// A text inside a block belongs to the block's own line.
		const block = !(inner instanceof Y.XmlText);
		if (block) closeBlock(gathering);
		walk(inner, gathering, depth + 1);
		if (block) closeBlock(gathering);
	}
}
