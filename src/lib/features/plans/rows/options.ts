import type { Translator } from '../../../i18n/index.ts';
import type { ThemeCard } from '../../../shared/city-views.ts';
import type { Field, RowKindKey } from '../../../shared/plans/rows.ts';
import type { Cell, PlanCity } from '../../../shared/plans/views.ts';
import { optionKey } from '../read/cells.ts';

export interface Option {
	value: string;
	label: string;
}

/** What a cell offers to choose from, in the order of the declaration, or by name. */
export function optionsOf(
	t: Translator,
	kind: RowKindKey,
	field: Field,
	cities: readonly PlanCity[],
	themes: readonly ThemeCard[]
): Option[] {
	switch (field.type) {
		case 'city':
			return cities.map(({ id, name }) => ({ value: id, label: t.pick(name) }));
		case 'theme':
			return themes
				.map(({ key, name }) => ({ value: key, label: t.pick(name) }))
				.sort((a, b) => a.label.localeCompare(b.label, t.locale));
		case 'choice':
			return field.options.map((option) => ({ value: option, label: t(optionKey(kind, field, option)) }));
		default:
			return [];
	}
}

/** What a cell is sorted by: its words, its day, its place among the choices; null for none. */
export function sortKey(field: Field, options: readonly Option[], cell: Cell): string | number | null {
	if (cell.state !== 'valid') return null;
	if (field.type === 'choice') return field.options.indexOf(cell.value);
	return options.find(({ value }) => value === cell.value)?.label ?? cell.value;
}
