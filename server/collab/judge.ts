import { CLOSE } from '../../src/lib/shared/plans/wire.ts';
import { toDomainError } from '../kernel/errors.ts';
import type { DomainEvent, LoggedEvent } from '../kernel/events.ts';
import { withPatience } from '../live/patience.ts';
import type { Log } from '../platform/log.ts';
import type { PlanIdentities, PlanVerdict } from './identity.ts';
import type { Connection } from './rooms/connection.ts';
import type { Rooms } from './rooms/rooms.ts';

/**
 * Knows whose socket is whose, and judges again when a session ends or when roles, a profile or the plan
 * change (P11). A socket that is being judged is not read, so that nothing slips in under the old right.
 */
export class Judge {
	readonly #identities: PlanIdentities;
	readonly #rooms: Pick<Rooms, 'of'>;
	readonly #log: Log;
	readonly #byPerson = new Map<string, Set<Connection>>();
	readonly #byPlan = new Map<string, Set<Connection>>();
	/** Counts news: whoever is being recognised at the door meanwhile is asked again. */
	#news = 0;

	constructor(identities: PlanIdentities, rooms: Pick<Rooms, 'of'>, log: Log) {
		this.#identities = identities;
		this.#rooms = rooms;
		this.#log = log;
	}

	/** Recognises a newcomer and hands the verdict on in the same breath: no news can come between. */
	async atDoor<T>(
		cookies: string | undefined,
		planId: string,
		admit: (verdict: PlanVerdict) => T
	): Promise<T> {
		for (;;) {
			const news = this.#news;
			const verdict = await this.#identities.atDoor(cookies, planId);
			if (news === this.#news) return admit(verdict);
		}
	}

	enter(connection: Connection): void {
		add(this.#byPerson, connection.personId, connection);
		add(this.#byPlan, connection.planId, connection);
	}

	exit(connection: Connection): void {
		remove(this.#byPerson, connection.personId, connection);
		remove(this.#byPlan, connection.planId, connection);
	}

	/** How many sockets this person has open. */
	countOf(personId: string): number {
		return this.#byPerson.get(personId)?.size ?? 0;
	}

	hear({ event }: LoggedEvent): void {
		const concerned = this.#concerned(event);
		if (!concerned) return;
		this.#news++;
		if (event.type === 'plan.changed') this.#rooms.of(event.planId)?.recordChanged();
		for (const connection of [...concerned]) {
			if (event.type !== 'session.ended') void this.#judge(connection);
			else if (connection.identity.actor.sessionId === event.sessionId) connection.close(CLOSE.signedOut);
		}
	}

	#concerned(event: DomainEvent): Iterable<Connection> | null {
		switch (event.type) {
			case 'session.ended':
			case 'grants.changed':
			case 'profile.changed':
				return this.#byPerson.get(event.personId) ?? [];
			case 'plan.changed':
				return this.#byPlan.get(event.planId) ?? [];
			default:
				return null;
		}
	}

	async #judge(connection: Connection): Promise<void> {
		connection.news++;
		// The judgement under way asks again.
		if (connection.judging) return;
		connection.judging = true;
		connection.inbox.hold('judging');
		try {
			this.#settle(connection, await this.#verdict(connection));
		} catch (error) {
			const { code } = toDomainError(error);
			this.#log.warn({ code, planId: connection.planId }, 'a socket could not be judged again and was cut');
			connection.close(CLOSE.tryAgain);
		} finally {
			connection.judging = false;
			connection.inbox.release('judging');
		}
	}

	async #verdict(connection: Connection): Promise<PlanVerdict> {
		const { sessionId } = connection.identity.actor;
		for (;;) {
			const { news } = connection;
			const verdict = await withPatience(() => this.#identities.again(sessionId, connection.planId));
			if (news === connection.news || !connection.open) return verdict;
		}
	}

	#settle(connection: Connection, verdict: PlanVerdict): void {
		if (verdict === 'no_session') return connection.close(CLOSE.signedOut);
		if (verdict === 'no_plan') return connection.close(CLOSE.notAllowed);
		const { insider } = connection;
		connection.renew(verdict);
		this.#rooms.of(connection.planId)?.rejudged(connection, insider);
	}
}

function add<Key>(sets: Map<Key, Set<Connection>>, key: Key, connection: Connection): void {
	const set = sets.get(key);
	if (set) set.add(connection);
	else sets.set(key, new Set([connection]));
}

function remove<Key>(sets: Map<Key, Set<Connection>>, key: Key, connection: Connection): void {
	const set = sets.get(key);
	set?.delete(connection);
	if (set?.size === 0) sets.delete(key);
}
