/**
 * The wire of live plans: what travels at `/collab/<planId>` beside the y-websocket protocol
 * (docs/plans-protocol.md). Numbers here are promises to clients that others wrote.
 */

export const COLLAB_PATH = '/collab';

/** The shape of a plan's document. A client states its own with `?schema=<n>`; saying nothing means 1. */
export const PLAN_SCHEMA = 1;

/** Message types of y-websocket. */
export const SYNC = 0;
export const AWARENESS = 1;
export const AUTH = 2;
export const QUERY_AWARENESS = 3;

/** Our own message types, which other clients ignore. */
export const PLAN_NOTICE = 100;
/** client → server: a piece of a message longer than `MESSAGE_LIMIT`: varUint pieces in all, varUint index, the bytes. */
export const PLAN_PIECE = 101;

/** Kinds of `PLAN_NOTICE`, server → client: varUint PLAN_NOTICE, varUint kind, then as said. */
export const NOTICE = {
	/** varUint n: the first n edits of this connection have been received (sent only when storing takes its time). */
	received: 0,
	/** varUint n: the first n edits of this connection are stored, journaled. */
	stored: 1,
	/** varUint 1 while the database does not answer, 0 when it does again. Nothing is lost meanwhile. */
	storageTrouble: 2,
	/** varString role (`editor`, `commenter`, `viewer`), varString why it cannot be written: '' | `archived` | `outdated` | `full`. First message of every connection, again whenever it changes. */
	role: 3,
	/** varUint bytes, varUint limit: the document comes near its wall. */
	nearlyFull: 4,
	/** varUint n: edit number n of this connection was dropped (see role). */
	refused: 5,
	/** Nothing: the plan's record (title, cities, state) changed; ask the page for it again. */
	record: 6
} as const;

export type PlanRole = 'editor' | 'commenter' | 'viewer';
export const PLAN_ROLES: readonly PlanRole[] = ['editor', 'commenter', 'viewer'];
export type ReadOnlyReason = '' | 'archived' | 'outdated' | 'full';

/**
 * An edit, counted from 1 per connection and direction client → server: a SYNC message of step 2 or of
 * type update. Counting needs no ids, survives merging, and a new connection starts anew: what an older
 * one had not stored travels again in its first step 2.
 */
export const SYNC_STEP_1 = 0;
export const SYNC_STEP_2 = 1;
export const SYNC_UPDATE = 2;

/** Why the server closed. 4400-4499 mean: do not come back by yourself. */
export const CLOSE = {
	badFrame: 4400,
	signedOut: 4401,
	notAllowed: 4403,
	gone: 4404,
	/** Come back by yourself, later (P3, P10, P13, and crowding). */
	tryAgain: 1013,
	tooLarge: 1009,
	/** The server stops; come back by yourself. */
	goingAway: 1001
} as const;

/** Bytes (P9, P10). */
export const MESSAGE_LIMIT = 1024 * 1024;
export const DOCUMENT_LIMIT = 8 * 1024 * 1024;
/** From here on the writers are warned. */
export const DOCUMENT_WARNING = 6 * 1024 * 1024;
export const AWARENESS_LIMIT = 2048;
/** Characters that one paste may hold. */
export const PASTE_LIMIT = 200_000;
/** Sockets in one plan on one server. */
export const PEOPLE_LIMIT = 250;

/** What the server writes into everybody's awareness state, over whatever the client claimed (P9). */
export interface StampedPresence {
	user: {
		/** Only to people of the plan's own cities; others see the city alone. */
		name: string | null;
		city: { id: string; slug: string; name: { ar: string; en: string; fr: string } } | null;
		role: PlanRole;
		/** 0…7, an index into the palette of carets; stable for a person in a plan. */
		color: number;
	};
	/** Yjs relative positions as JSON, inside the root of `section`, as the editor's caret extension writes them; absent for readers. */
	cursor?: { anchor: unknown; head: unknown } | null;
	/** The section or kind of rows (and cell) where the person is: `mandate`, `rows:activities:<rowId>:<field>`. */
	place?: string | null;
}
