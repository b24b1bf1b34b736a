import type { Cell, PlanRow } from '../../../shared/plans/views.ts';

/** A view of the rows for one person; the plan's own order stays until somebody keeps it. */
export interface Sorting {
	field: string;
	down: boolean;
}

/**
 * The rows by one column. What is empty or impossible comes last either way; equal ones keep the plan's order.
 * @param keyOf what a cell is sorted by: the words that people see, or a day
 */
export function sortedRows(
	rows: readonly PlanRow[],
	{ field, down }: Sorting,
	keyOf: (cell: Cell) => string | number | null,
	locale: string
): PlanRow[] {
	const collator = new Intl.Collator(locale, { numeric: true });
	const keyed = rows.map((row, place) => ({
		row,
		place,
		key: keyOf(row.cells[field] ?? { state: 'empty' })
	}));
	keyed.sort((a, b) => {
		if (a.key === null || b.key === null)
			return a.key === b.key ? a.place - b.place : a.key === null ? 1 : -1;
		const order =
			typeof a.key === 'number' && typeof b.key === 'number'
				? a.key - b.key
				: collator.compare(String(a.key), String(b.key));
		return (down ? -order : order) || a.place - b.place;
	});
	return keyed.map(({ row }) => row);
}
