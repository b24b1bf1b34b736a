import * as Y from 'yjs';
import { rowsRoot } from '../../../shared/plans/read-rows.ts';
import type { RowKindKey } from '../../../shared/plans/rows.ts';

/** What this person does in rows, and nothing of others: the origin of their transactions, and their steps back. */
export interface RowSteps {
	readonly origin: unknown;
	readonly manager: Y.UndoManager | null;
}

/** One per kind and page; it outlives the grid, so that whoever comes back can still take back what they did. */
export function rowSteps(doc: Y.Doc, kind: RowKindKey): RowSteps {
	const origin = Symbol(kind);
	const root = rowsRoot(doc, kind);
	return { origin, manager: root && new Y.UndoManager(root, { trackedOrigins: new Set([origin]) }) };
}
