import * as Y from 'yjs';
import { fieldsOf, impossible, rawText, validateCell, type CellContext } from './cells.ts';
import { byPlace, placeOf, type Placed } from './row-order.ts';
import { ROW_KINDS, ROW_LIMIT, type RowKindKey } from './rows.ts';
import type { Cell, PlanRow } from './views.ts';

/**
 * Rows that are read at most. Beyond `ROW_LIMIT` they are shown as too many; a document made of nothing but
 * rows must still not take a browser down. Removing some brings the next ones into sight.
 */
export const ROWS_READ = 4 * ROW_LIMIT;

/** The root of a kind of rows; null when the document uses that name for something else. */
export function rowsRoot(doc: Y.Doc, kind: RowKindKey): Y.Map<unknown> | null {
	try {
		return doc.getMap(kind);
	} catch {
		return null;
	}
}

/**
 * The rows of one kind in their order, every cell judged. Never throws and changes nothing, whatever stands
 * in the document: an entry that is no row is shown as one whose name is impossible.
 */
export function readRows(doc: Y.Doc, kind: RowKindKey, context: CellContext): PlanRow[] {
	const root = rowsRoot(doc, kind);
	if (!root) return [];
	return placedRows(root)
		.slice(0, ROWS_READ)
		.map(({ id }) => readRow(root, kind, id, context));
}

/** One row of a root, whatever stands there. */
export function readRow(root: Y.Map<unknown>, kind: RowKindKey, id: string, context: CellContext): PlanRow {
	return { id, cells: readCells(kind, root.get(id), context) };
}

/** How many rows of a kind there are, also beyond those that are read. */
export function countRows(doc: Y.Doc, kind: RowKindKey): number {
	return rowsRoot(doc, kind)?.size ?? 0;
}

/** Every row's id and place, in order. */
export function placedRows(root: Y.Map<unknown>): Placed[] {
	const placed: Placed[] = [];
	root.forEach((row, id) => {
		placed.push({ id, order: row instanceof Y.Map ? placeOf(row.get('order')) : null });
	});
	return placed.sort(byPlace);
}

function readCells(kind: RowKindKey, row: unknown, context: CellContext): Record<string, Cell> {
	const fields = fieldsOf(kind);
	if (!(row instanceof Y.Map)) {
		const empty = fields.map(({ key }): [string, Cell] => [key, { state: 'empty' }]);
		return { ...Object.fromEntries(empty), [ROW_KINDS[kind].title]: impossible(rawText(row), 'type') };
	}
	const values = Object.fromEntries(fields.map(({ key }) => [key, row.get(key) as unknown]));
	return Object.fromEntries(
		fields.map(({ key }) => [key, validateCell(kind, key, values[key], values, context)])
	);
}
