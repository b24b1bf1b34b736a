import { expect, it } from 'vitest';
import type { Cell, PlanRow } from '../../../shared/plans/views.ts';
import { sortedRows } from './sorting.ts';

const row = (id: string, title: string | null): PlanRow => ({
	id,
	cells: { title: title === null ? { state: 'empty' } : { state: 'valid', value: title } }
});
const keyOf = (cell: Cell) => (cell.state === 'valid' ? cell.value : null);
const ids = (rows: PlanRow[]) => rows.map(({ id }) => id).join('');

it('sorts as the language does, with what is empty last either way, and equals as they stood', () => {
	const rows = [
		row('a', 'Étude 10'),
		row('b', null),
		row('c', 'école'),
		row('d', 'Étude 9'),
		row('e', 'école')
	];
	expect(ids(sortedRows(rows, { field: 'title', down: false }, keyOf, 'fr'))).toBe('cedab');
	expect(ids(sortedRows(rows, { field: 'title', down: true }, keyOf, 'fr'))).toBe('adceb');
	const arabic = [row('a', 'ورشة'), row('b', 'إحالة'), row('c', 'بحث')];
	expect(ids(sortedRows(arabic, { field: 'title', down: false }, keyOf, 'ar'))).toBe('bca');
});
