import type { RowKindKey } from '../../../shared/plans/rows.ts';
import type { PersonHere } from '../live/people.ts';

/** Longer ids are nobody's own; they would not fit into an awareness state. */
const LONGEST_ID = 100;

/** How a cell is named to the others (`StampedPresence.place`). */
export function rowPlace(kind: RowKindKey, id: string, field: string): string | null {
	return id.length > LONGEST_ID ? null : `rows:${kind}:${id}:${field}`;
}

/** Who is in which cell: row id → field → people. */
export type Whereabouts = ReadonlyMap<string, ReadonlyMap<string, readonly PersonHere[]>>;

export function whoIsWhere(people: readonly PersonHere[], kind: RowKindKey): Whereabouts {
	const rows = new Map<string, Map<string, PersonHere[]>>();
	for (const person of people) {
		const place = cellOf(person.place, kind);
		if (!place) continue;
		const fields = rows.get(place.id) ?? new Map<string, PersonHere[]>();
		fields.set(place.field, [...(fields.get(place.field) ?? []), person]);
		rows.set(place.id, fields);
	}
	return rows;
}

function cellOf(place: string | null, kind: RowKindKey): { id: string; field: string } | null {
	const start = `rows:${kind}:`;
	if (!place?.startsWith(start)) return null;
	// Ids that other clients made may hold colons; fields do not.
	const end = place.lastIndexOf(':');
	return end < start.length ? null : { id: place.slice(start.length, end), field: place.slice(end + 1) };
}
