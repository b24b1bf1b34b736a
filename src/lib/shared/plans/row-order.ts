import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/** A row's place as it stands in the document. */
export interface Placed {
	id: string;
	/** Null where no place, or an impossible one, stands. */
	order: string | null;
}

/** Characters of a place; beyond that the rows are numbered anew. Nobody types that many moves into one gap. */
const LONGEST = 80;
/** Rounds of chance: two people who insert at the same spot at the same time get the same place once in a thousand times. */
const ROUNDS = 10;

/** The place if it is one, else null. */
export function placeOf(order: unknown): string | null {
	if (typeof order !== 'string' || order.length > LONGEST || !/^[A-Za-z][0-9A-Za-z]+$/.test(order))
		return null;
	try {
		// The library's own check: heads and lengths of its numbers.
		generateKeyBetween(order, null);
		return order;
	} catch {
		return null;
	}
}

/** By place, then by id: the same for everybody, whatever stands there. Rows without a place come last. */
export function byPlace(a: Placed, b: Placed): number {
	if (a.order !== b.order) {
		if (a.order === null) return 1;
		if (b.order === null) return -1;
		return a.order < b.order ? -1 : 1;
	}
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * The places to write so that `id` stands at `index` among `others`, which are in order and do not hold it.
 * Mostly one. Where neighbours have the same place or none, they get new ones too, as few as possible.
 */
export function placesFor(others: readonly Placed[], index: number, id: string): Map<string, string> {
	let from = Math.min(Math.max(index, 0), others.length);
	const at = from;
	while (from > 0 && others[from - 1]!.order === null) from--;
	const lower = from > 0 ? others[from - 1]!.order : null;
	let to = at;
	while (to < others.length && !isAbove(others[to]!.order, lower)) to++;
	const upper = to < others.length ? others[to]!.order : null;
	const moved = [
		...others.slice(from, at).map((row) => row.id),
		id,
		...others.slice(at, to).map((row) => row.id)
	];
	try {
		const places =
			moved.length === 1 ? [jittered(lower, upper)] : generateNKeysBetween(lower, upper, moved.length);
		if (places.every((place) => placeOf(place) !== null))
			return new Map(moved.map((row, n) => [row, places[n]!]));
	} catch {
		// No room between the two, or one is at the edge of what numbers there are.
	}
	return placesInOrder([
		...others.slice(0, at).map((row) => row.id),
		id,
		...others.slice(at).map((row) => row.id)
	]);
}

/** New places for all rows, in the order given. */
export function placesInOrder(ids: readonly string[]): Map<string, string> {
	const places = generateNKeysBetween(null, null, ids.length);
	return new Map(ids.map((id, n) => [id, places[n]!]));
}

function isAbove(order: string | null, lower: string | null): boolean {
	return order !== null && (lower === null || order > lower);
}

/** A place somewhere between, by chance. */
function jittered(lower: string | null, upper: string | null): string {
	let [low, high] = [lower, upper];
	let place = generateKeyBetween(low, high);
	for (let round = 0; round < ROUNDS; round++) {
		if (Math.random() < 0.5) low = place;
		else high = place;
		place = generateKeyBetween(low, high);
	}
	return place;
}
