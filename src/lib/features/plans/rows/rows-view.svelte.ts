import * as Y from 'yjs';
import type { CellContext } from '../../../shared/plans/cells.ts';
import { countRows, placedRows, readRow, rowsRoot, ROWS_READ } from '../../../shared/plans/read-rows.ts';
import type { RowKindKey } from '../../../shared/plans/rows.ts';
import type { PlanRow } from '../../../shared/plans/views.ts';

/** The rows of one kind as they stand, for components: only rows that changed are new objects. */
export class RowsView {
	#rows = $state.raw<readonly PlanRow[]>([]);
	#count = $state(0);
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- a cache: nothing is shown from it
	readonly #read = new Map<string, PlanRow>();
	readonly #doc: Y.Doc;
	readonly #kind: RowKindKey;
	readonly #context: CellContext;
	readonly #onChange: (show: () => void) => void;

	/** @param onChange told of a change before it shows, so that the focus can be kept; it calls `show` */
	constructor(doc: Y.Doc, kind: RowKindKey, context: CellContext, onChange: (show: () => void) => void) {
		this.#doc = doc;
		this.#kind = kind;
		this.#context = context;
		this.#onChange = onChange;
		rowsRoot(doc, kind)?.observeDeep(this.#changed);
		this.#look();
	}

	/** In the plan's order. */
	get rows(): readonly PlanRow[] {
		return this.#rows;
	}

	/** How many there are, also beyond those that are read. */
	get count(): number {
		return this.#count;
	}

	/** Whether a row stands under this id, and not something else. */
	isRow(id: string): boolean {
		return rowsRoot(this.#doc, this.#kind)?.get(id) instanceof Y.Map;
	}

	/** The shared text of a cell; null where none stands (yet). */
	textAt(id: string, field: string): Y.Text | null {
		const row = rowsRoot(this.#doc, this.#kind)?.get(id);
		const text: unknown = row instanceof Y.Map ? row.get(field) : null;
		return text instanceof Y.Text && !(text instanceof Y.XmlText) ? text : null;
	}

	destroy(): void {
		rowsRoot(this.#doc, this.#kind)?.unobserveDeep(this.#changed);
	}

	#changed = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
		for (const { path, keys } of events) {
			if (path.length > 0) this.#read.delete(String(path[0]));
			else for (const id of keys.keys()) this.#read.delete(id);
		}
		this.#onChange(() => this.#look());
	};

	#look(): void {
		const root = rowsRoot(this.#doc, this.#kind);
		if (!root) return;
		this.#rows = placedRows(root)
			.slice(0, ROWS_READ)
			.map(({ id }) => {
				const row = this.#read.get(id) ?? readRow(root, this.#kind, id, this.#context);
				this.#read.set(id, row);
				return row;
			});
		this.#count = countRows(this.#doc, this.#kind);
	}
}
