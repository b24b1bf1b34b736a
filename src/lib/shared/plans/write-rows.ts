import * as Y from 'yjs';
import { fieldsOf } from './cells.ts';
import { placedRows, rowsRoot } from './read-rows.ts';
import { placesFor, placesInOrder } from './row-order.ts';
import { ROW_LIMIT, type RowKindKey } from './rows.ts';
import { replaceText } from './text-change.ts';

/**
 * Writes in rows: each function is one transaction with the given origin, so that a person's undo takes back
 * exactly what they did. None throws on what others left in the document.
 */

/** Where a row goes: beside another one, or first or last. */
export type RowPlace = { before: string } | { after: string } | 'first' | 'last';

/** A row as it stood, to be put back. */
export interface RemovedRow {
	id: string;
	order: unknown;
	/** By field; texts as strings. */
	values: Record<string, unknown>;
}

/**
 * Adds an empty row.
 * @returns its id; null when the plan holds as many as it may
 */
export function addRow(doc: Y.Doc, kind: RowKindKey, place: RowPlace, origin: unknown): string | null {
	const root = rowsRoot(doc, kind);
	if (!root || root.size >= ROW_LIMIT) return null;
	const id = newRowId();
	doc.transact(() => {
		const others = placedRows(root);
		const index = indexOf(others, place);
		// Its neighbour is gone meanwhile: the end is where a person finds it.
		const places = placesFor(others, index < 0 ? others.length : index, id);
		writePlaces(root, places);
		root.set(id, newRow(kind, places.get(id), {}));
	}, origin);
	return id;
}

/**
 * Writes one cell; an empty value empties it. Text is changed where it differs, so that somebody who writes
 * in the same cell keeps their words. Impossible values are written too: they are shown as such, and mended.
 * @returns false when there is no such row or field (any more)
 */
export function setCell(
	doc: Y.Doc,
	kind: RowKindKey,
	id: string,
	field: string,
	value: string,
	origin: unknown
): boolean {
	const row = rowOf(doc, kind, id);
	const declared = fieldsOf(kind).find(({ key }) => key === field);
	if (!row || !declared) return false;
	doc.transact(() => {
		if (declared.type === 'text') replaceText(cellText(row, field), value);
		else if (value === '') row.delete(field);
		else if (row.get(field) !== value) row.set(field, value);
	}, origin);
	return true;
}

/**
 * The text of a cell, to be bound to an input. Where something else stands in its place it becomes a text
 * now, with the words that were there.
 * @returns null when there is no such row (any more)
 */
export function textCell(
	doc: Y.Doc,
	kind: RowKindKey,
	id: string,
	field: string,
	origin: unknown
): Y.Text | null {
	const row = rowOf(doc, kind, id);
	if (!row) return null;
	return isText(row.get(field))
		? (row.get(field) as Y.Text)
		: doc.transact(() => cellText(row, field), origin);
}

/** Moves a row. @returns false when it, or the row beside which it should stand, is gone */
export function moveRow(doc: Y.Doc, kind: RowKindKey, id: string, place: RowPlace, origin: unknown): boolean {
	const root = rowsRoot(doc, kind);
	if (!root || !(root.get(id) instanceof Y.Map)) return false;
	const others = placedRows(root).filter((row) => row.id !== id);
	const index = indexOf(others, place);
	if (index < 0) return false;
	doc.transact(() => writePlaces(root, placesFor(others, index, id)), origin);
	return true;
}

/** Writes an order of rows, for example a sorted view. Rows that are not named keep their order, after those. */
export function orderRows(doc: Y.Doc, kind: RowKindKey, ids: readonly string[], origin: unknown): void {
	const root = rowsRoot(doc, kind);
	if (!root) return;
	const named = new Set(ids);
	const rest = placedRows(root).filter(({ id }) => !named.has(id));
	const all = [...named].filter((id) => root.has(id)).concat(rest.map(({ id }) => id));
	doc.transact(() => writePlaces(root, placesInOrder(all)), origin);
}

/** Removes a row. @returns what stood there, for `restoreRow`; null when it was gone already */
export function removeRow(doc: Y.Doc, kind: RowKindKey, id: string, origin: unknown): RemovedRow | null {
	const root = rowsRoot(doc, kind);
	if (!root?.has(id)) return null;
	const removed = rowAsItStands(doc, kind, id) ?? { id, order: null, values: {} };
	doc.transact(() => root.delete(id), origin);
	return removed;
}

/** A row as it stands, so that it can be put back should it be removed; null when it is none. */
export function rowAsItStands(doc: Y.Doc, kind: RowKindKey, id: string): RemovedRow | null {
	const row = rowOf(doc, kind, id);
	if (!row) return null;
	const values = fieldsOf(kind).map(({ key }): [string, unknown] => {
		const value = row.get(key);
		return [key, isText(value) ? value.toString() : value instanceof Y.AbstractType ? undefined : value];
	});
	return { id, order: row.get('order'), values: Object.fromEntries(values) };
}

/** Puts a removed row back where it was. Somebody else may have been faster: then nothing happens. */
export function restoreRow(doc: Y.Doc, kind: RowKindKey, removed: RemovedRow, origin: unknown): void {
	const root = rowsRoot(doc, kind);
	if (!root || root.has(removed.id)) return;
	doc.transact(() => root.set(removed.id, newRow(kind, removed.order, removed.values)), origin);
}

function newRow(kind: RowKindKey, order: unknown, values: Record<string, unknown>): Y.Map<unknown> {
	const row = new Y.Map<unknown>();
	if (order !== undefined) row.set('order', order);
	for (const { key, type } of fieldsOf(kind)) {
		const value = values[key];
		// Texts are there from the start: two people who made one at once would lose one of them.
		if (type === 'text') row.set(key, new Y.Text(typeof value === 'string' ? value : ''));
		else if (value !== undefined) row.set(key, value);
	}
	return row;
}

function rowOf(doc: Y.Doc, kind: RowKindKey, id: string): Y.Map<unknown> | null {
	const row = rowsRoot(doc, kind)?.get(id);
	return row instanceof Y.Map ? row : null;
}

function isText(value: unknown): value is Y.Text {
	return value instanceof Y.Text && !(value instanceof Y.XmlText);
}

function cellText(row: Y.Map<unknown>, field: string): Y.Text {
	const there = row.get(field);
	if (isText(there)) return there;
	const text = new Y.Text(typeof there === 'string' ? there : '');
	row.set(field, text);
	return text;
}

function indexOf(others: readonly { id: string }[], place: RowPlace): number {
	if (place === 'first') return 0;
	if (place === 'last') return others.length;
	const beside = 'before' in place ? place.before : place.after;
	const index = others.findIndex(({ id }) => id === beside);
	return index < 0 || 'before' in place ? index : index + 1;
}

function writePlaces(root: Y.Map<unknown>, places: ReadonlyMap<string, string>): void {
	for (const [id, order] of places) {
		const row = root.get(id);
		if (row instanceof Y.Map && row.get('order') !== order) row.set('order', order);
	}
}

function newRowId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(15));
	return btoa(String.fromCharCode(...bytes))
		.replaceAll('+', '-')
		.replaceAll('/', '_');
}
