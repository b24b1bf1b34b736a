import type { StampedPresence } from '../../../src/lib/shared/plans/wire.ts';

const PLACE_LIMIT = 200;
const NAME_LIMIT = 100;

/** The part of a presence that comes from the client (P9). */
export type ClaimedPresence = Pick<StampedPresence, 'cursor' | 'place'>;

/**
 * What a client says about itself, rebuilt from what we know: a cursor and a place. Everything else, and
 * whatever has the wrong shape, is left out.
 */
export function claimedPresence(json: string): ClaimedPresence {
	let said: unknown;
	try {
		said = JSON.parse(json);
	} catch {
		return {};
	}
	if (!isRecord(said)) return {};
	const claimed: ClaimedPresence = {};
	if (said.cursor === null) claimed.cursor = null;
	else if (isRecord(said.cursor)) {
		const anchor = position(said.cursor.anchor);
		const head = position(said.cursor.head);
		if (anchor && head) claimed.cursor = { anchor, head };
	}
	if (said.place === null) claimed.place = null;
	else if (typeof said.place === 'string' && said.place.length <= PLACE_LIMIT) claimed.place = said.place;
	return claimed;
}

/** A relative position as Yjs writes it; anything else would break the editors that read it. */
function position(said: unknown): object | null {
	if (!isRecord(said)) return null;
	const { tname = null } = said;
	if (tname !== null && !(typeof tname === 'string' && tname.length <= NAME_LIMIT)) return null;
	const [type, item] = [id(said.type), id(said.item)];
	if (type === undefined || item === undefined) return null;
	if (type === null && item === null && tname === null) return null;
	return { type, tname, item, assoc: said.assoc === -1 ? -1 : 0 };
}

function id(said: unknown): { client: number; clock: number } | null | undefined {
	if (said === null || said === undefined) return null;
	if (!isRecord(said)) return undefined;
	const { client, clock } = said;
	if (!isCount(client) || !isCount(clock)) return undefined;
	return { client, clock };
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
