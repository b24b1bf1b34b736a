import { isPerson, type Actor, type PersonActor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import { secretSchema } from '../../../src/lib/shared/accounts.ts';
import { DAY, later, MINUTE, type AccountsParts } from './accounts.parts.ts';
import type { Transaction } from './accounts.ports.ts';
import {
	personSummary,
	sessionView,
	toActor,
	type PersonSummary,
	type SessionView
} from './accounts.presenter.ts';
import { deviceOf } from './device.ts';
import { fingerprint, newSecret } from './secrets.ts';
import type { Presented } from './sessions.repository.ts';

/** A session ends when it has not been used for this long … */
const IDLE = 14 * DAY;
/** … and after this long in any case. */
const ABSOLUTE = 90 * DAY;
/** An ended session is remembered for this long, so that words written in it find their owner. */
const REMEMBERED = 7 * DAY;
/** `lastSeenAt` is as exact as this: reading a page must not mean writing one. */
const TOUCH_EVERY = 10 * MINUTE;

/** Sessions told about in one round; the next round takes the rest. */
const BATCH = 200;

/** What a browser gets to keep: the cookie's value, and until when it is worth keeping. */
export interface OpenedSession {
	token: string;
	expiresAt: Date;
}

export interface Authenticated {
	actor: PersonActor;
	session: { id: string; personId: string };
	person: PersonSummary;
}

export type Sessions = ReturnType<typeof createSessions>;

/** Opening, recognising, listing and ending sessions. */
export function createSessions({ sessions, inTransaction, events, clock, log }: AccountsParts) {
	const validity = (createdAt: Date, seenAt: Date) => {
		const expiresAt = new Date(Math.min(later(seenAt, IDLE).getTime(), later(createdAt, ABSOLUTE).getTime()));
		return { lastSeenAt: seenAt, expiresAt, forgetAt: later(expiresAt, REMEMBERED) };
	};

	/** The cookie outlives each idle period: the server decides, and moves the end with every use. */
	async function open(personId: string, userAgent: string | null, tx?: Transaction): Promise<OpenedSession> {
		const token = newSecret();
		const now = clock.now();
		await sessions.insert(
			{
				tokenHash: fingerprint(token),
				personId,
				createdAt: now,
				endedAt: null,
				...validity(now, now),
				...deviceOf(userAgent)
			},
			tx
		);
		return { token, expiresAt: later(now, ABSOLUTE) };
	}

	/** Ends one session of a person, and says so to its sockets. False when there was nothing to end. */
	async function end(tx: Transaction, personId: string, sessionId: string): Promise<boolean> {
		const now = clock.now();
		if (!(await sessions.end(tx, sessionId, personId, now, later(now, REMEMBERED)))) return false;
		await events.append(tx, { type: 'session.ended', personId, sessionId });
		return true;
	}

	/** Ends all sessions of a person but one. */
	async function endAll(tx: Transaction, personId: string, except: string | null): Promise<number> {
		const live = await sessions.liveOf(personId, clock.now(), tx);
		let ended = 0;
		for (const { _id } of live)
			if (String(_id) !== except && (await end(tx, personId, String(_id)))) ended += 1;
		return ended;
	}

	function authenticated(found: Presented): Authenticated {
		return {
			actor: toActor(found),
			session: { id: String(found._id), personId: found.personId },
			person: personSummary(found.person)
		};
	}

	async function touch(found: Presented): Promise<void> {
		const now = clock.now();
		if (now.getTime() - found.lastSeenAt.getTime() < TOUCH_EVERY) return;
		// A page must not fail because the note of who read it could not be written.
		await sessions.touch(found._id, validity(found.createdAt, now)).catch((error) => {
			log.warn({ err: error, session: String(found._id) }, 'last use of a session not noted');
		});
	}

	return {
		open,
		end,
		endAll,

		/** Who sends this cookie, with the roles in force now; null when it opens nothing. One query. */
		async authenticate(token: string | null | undefined): Promise<Authenticated | null> {
			if (!secretSchema.safeParse(token).success) return null;
			const found = await sessions.byTokenHash(fingerprint(token as string), clock.now());
			if (!found) return null;
			await touch(found);
			return authenticated(found);
		},

		/** The same for a session known by its id: for sockets, which must be judged again. */
		async judgeAgain(sessionId: string): Promise<Authenticated | null> {
			const found = await sessions.byId(sessionId, clock.now());
			return found && authenticated(found);
		},

		/** Whose session this was that has ended; null when it lives, never was, or is long forgotten. */
		async expiredOwner(token: string | null | undefined): Promise<string | null> {
			if (!secretSchema.safeParse(token).success) return null;
			const row = await sessions.remembered(fingerprint(token as string));
			if (!row || (row.endedAt === null && row.expiresAt > clock.now())) return null;
			return row.personId;
		},

		/** The person's own open sessions, last used first. */
		async listSessions(actor: Actor): Promise<SessionView[]> {
			const { personId, sessionId } = signedIn(actor);
			const rows = await sessions.liveOf(personId, clock.now());
			return rows.map((row) => sessionView(row, sessionId));
		},

		/** Ends the session that the actor came with. Doing it twice is no mistake. */
		async signOut(actor: Actor): Promise<void> {
			if (!isPerson(actor)) return;
			await inTransaction((tx) => end(tx, actor.personId, actor.sessionId));
		},

		/** @throws DomainError `not_found` for whatever is not an open session of the actor */
		async endSession(actor: Actor, sessionId: string): Promise<void> {
			const { personId } = signedIn(actor);
			if (!/^[0-9a-f]{24}$/.test(sessionId)) throw new DomainError('not_found', 'no such session');
			const ended = await inTransaction((tx) => end(tx, personId, sessionId));
			if (!ended) throw new DomainError('not_found', 'no such session');
		},

		/** Ends the sessions that have run out, so that their sockets learn of it. */
		async tellRanOut(): Promise<void> {
			for (const { _id, personId } of await sessions.ranOut(clock.now(), BATCH))
				await inTransaction((tx) => end(tx, personId, String(_id)));
		},

		/** @returns how many were ended */
		async endOtherSessions(actor: Actor): Promise<number> {
			const { personId, sessionId } = signedIn(actor);
			return inTransaction((tx) => endAll(tx, personId, sessionId));
		}
	};
}

/** @throws DomainError `sign_in_required` */
export function signedIn(actor: Actor): PersonActor {
	if (!isPerson(actor)) throw new DomainError('sign_in_required');
	return actor;
}
