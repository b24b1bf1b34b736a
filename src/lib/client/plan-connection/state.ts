import type { PlanRole, ReadOnlyReason } from '../../shared/plans/wire.ts';

/** Where words of this page are that nobody else has stored: nowhere, on this device only, at the server. */
export type Unsent = 'none' | 'device' | 'received';

/** Why the server, or we, ended it for good. */
export type ClosedReason = 'signed_out' | 'not_allowed' | 'gone' | 'bad_frame' | 'too_large' | 'outdated';

/**
 * What the page says about the plan's text (P5).
 * loading: neither the server nor the device has shown anything yet.
 * from_device: the text on the page comes from this device; `dirty` when words in it were never stored.
 * online: everybody sees what is written. offline: no connection; it comes back by itself.
 * delayed: the database does not answer; words are at the server, or here, and `stored` takes its time.
 */
export type PlanState =
	| { kind: 'loading' }
	| { kind: 'from_device'; dirty: boolean; unsentWords: number; kept: boolean }
	| { kind: 'online'; unsent: Unsent; unsentWords: number; storedAt: number | null; kept: boolean }
	| { kind: 'offline'; dirty: boolean; unsentWords: number; kept: boolean }
	| { kind: 'delayed'; unsent: Unsent; unsentWords: number; kept: boolean }
	| { kind: 'closed'; reason: ClosedReason; dirty: boolean; unsentWords: number; kept: boolean };

/** What this person may do in the plan now; null before the server has said so. */
export interface Standing {
	role: PlanRole;
	readOnly: ReadOnlyReason;
}

/** What has happened, told by the socket, the document and the device. Times are milliseconds since 1970. */
export type PlanEvent =
	/** The text of an earlier visit was found here; with words that were never stored, or without. */
	| { type: 'found_on_device'; unsent: boolean; words: number }
	/** The device keeps what is unsent through a reload; or cannot. */
	| { type: 'kept'; kept: boolean }
	/** Somebody typed here. */
	| { type: 'edited' }
	| { type: 'counted'; words: number }
	| { type: 'opened' }
	/** Edit number n left on this connection; `answer` when it told the server what it lacks. */
	| { type: 'sent'; n: number; answer: boolean }
	/** The server's text is here. */
	| { type: 'synced' }
	| { type: 'received'; n: number }
	| { type: 'stored'; n: number; at: number }
	| { type: 'refused'; n: number }
	| { type: 'trouble'; on: boolean }
	| { type: 'standing'; standing: Standing }
	| { type: 'disconnected' }
	| { type: 'closed'; reason: ClosedReason }
	/** The unsent words were given up. */
	| { type: 'forgotten' };

/** The edits of one connection, counted from 1 on both sides (wire.ts). */
interface Line {
	synced: boolean;
	/** The server has been told everything that it lacked when the connection began. */
	answered: boolean;
	sent: number;
	received: number;
	stored: number;
	refused: number;
}

/** Everything that `PlanState` follows from. */
export interface Facts {
	readonly line: Readonly<Line> | null;
	readonly closed: ClosedReason | null;
	readonly everSynced: boolean;
	readonly fromDevice: boolean;
	/** The connection was tried and is not there. */
	readonly lost: boolean;
	/** Words were written here since everything was last stored. */
	readonly dirty: boolean;
	readonly words: number;
	readonly kept: boolean;
	readonly storedAt: number | null;
	readonly trouble: boolean;
	readonly standing: Standing | null;
}

export const START: Facts = {
	line: null,
	closed: null,
	everSynced: false,
	fromDevice: false,
	lost: false,
	dirty: false,
	words: 0,
	kept: true,
	storedAt: null,
	trouble: false,
	standing: null
};

const NEW_LINE: Line = { synced: false, answered: false, sent: 0, received: 0, stored: 0, refused: 0 };

/** The facts after an event. Pure. */
export function advance(facts: Facts, event: PlanEvent): Facts {
	// After the end nothing more is said, except about the words that are left.
	if (facts.closed && !['counted', 'kept', 'edited', 'forgotten'].includes(event.type)) return facts;
	switch (event.type) {
		case 'found_on_device':
			return { ...facts, fromDevice: true, dirty: facts.dirty || event.unsent, words: event.words };
		case 'kept':
			return { ...facts, kept: event.kept };
		case 'edited':
			return { ...facts, dirty: true };
		case 'counted':
			return { ...facts, words: event.words };
		case 'opened':
			return { ...facts, line: NEW_LINE, lost: false };
		case 'synced':
			return onLine({ ...facts, everSynced: true }, { synced: true });
		case 'sent':
			// An answer brings everything that the server lacks, also what it refused before.
			return onLine(facts, { sent: event.n, ...(event.answer && { answered: true, refused: 0 }) });
		case 'received':
			return onLine(facts, { received: Math.max(event.n, facts.line?.received ?? 0) });
		case 'stored':
			return settled(onLine(facts, { stored: Math.max(event.n, facts.line?.stored ?? 0) }), event.at);
		case 'refused':
			return onLine({ ...facts, dirty: true }, { refused: (facts.line?.refused ?? 0) + 1 });
		case 'trouble':
			return { ...facts, trouble: event.on };
		case 'standing':
			return { ...facts, standing: event.standing };
		case 'disconnected':
			return { ...facts, line: null, lost: true, trouble: false };
		case 'closed':
			return { ...facts, line: null, closed: event.reason, trouble: false };
		case 'forgotten':
			return { ...facts, dirty: false, words: 0, fromDevice: false };
	}
}

/** Everything that was ever written here is stored: nothing of it was left out, and nothing is on its way. */
export function allStored({ line }: Facts): boolean {
	return line !== null && line.answered && line.refused === 0 && line.stored >= line.sent;
}

function settled(facts: Facts, at: number): Facts {
	if (!allStored(facts)) return facts;
	return { ...facts, dirty: false, words: 0, storedAt: facts.dirty ? at : facts.storedAt };
}

function onLine(facts: Facts, news: Partial<Line>): Facts {
	return facts.line ? { ...facts, line: { ...facts.line, ...news } } : facts;
}

function unsentOf({ dirty, line }: Facts): Unsent {
	if (!dirty) return 'none';
	if (!line || !line.answered || line.refused > 0) return 'device';
	return Math.max(line.received, line.stored) >= line.sent ? 'received' : 'device';
}

/** What the page says, from the facts. */
export function stateOf(facts: Facts): PlanState {
	const { closed, dirty, words: unsentWords, kept, line } = facts;
	if (closed) return { kind: 'closed', reason: closed, dirty, unsentWords, kept };
	if (facts.standing?.readOnly === 'outdated' && line)
		return { kind: 'closed', reason: 'outdated', dirty, unsentWords, kept };
	if (line?.synced) {
		const unsent = unsentOf(facts);
		if (facts.trouble) return { kind: 'delayed', unsent, unsentWords, kept };
		return { kind: 'online', unsent, unsentWords, storedAt: facts.storedAt, kept };
	}
	if (facts.lost || facts.everSynced) return { kind: 'offline', dirty, unsentWords, kept };
	if (facts.fromDevice) return { kind: 'from_device', dirty, unsentWords, kept };
	return { kind: 'loading' };
}

/** Whether words here would be missed by others if this page never came back. */
export function hasUnstored(facts: Facts): boolean {
	return facts.dirty;
}

/** Whether what is typed now can be stored. Before the server has spoken, what the page knew counts. */
export function mayWrite(facts: Facts, expected: PlanRole): boolean {
	if (facts.closed) return false;
	const { role, readOnly } = facts.standing ?? { role: expected, readOnly: '' as const };
	// A full plan still takes deletions, or nobody could make room.
	return role === 'editor' && (readOnly === '' || readOnly === 'full');
}
