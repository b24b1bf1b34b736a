import type { Actor, PersonActor } from '../kernel/actor.ts';
import type { LoggedEvent } from '../kernel/events.ts';
import type { LiveChange, LiveStream, Presence } from '../../src/lib/shared/live.ts';

/** A person whom accounts recognised. */
export interface Recognised {
	actor: PersonActor;
	person: { cityId: string | null; sharePresence: boolean };
}

/** What live pages need of accounts. */
export interface LiveAccounts {
	cookieName(url: { protocol: string }): string;
	/** Who sends this cookie; null when it opens nothing. */
	authenticate(token: string | undefined): Promise<Recognised | null>;
	/** The same person with the roles in force now; null when the session has ended. */
	judgeAgain(sessionId: string): Promise<Recognised | null>;
}

/** What live pages need of the cities: what they are called. */
export interface LiveCities {
	cityCards(ids: readonly string[]): Promise<ReadonlyMap<string, ShownCity>>;
}

export type ShownCity = Presence['cities'][number];

/** What live pages need of the forum: its policy and its presenter. */
export interface LiveForum {
	/** May this actor follow this stream now? False also when it does not exist. */
	mayJoin(actor: Actor, stream: LiveStream): Promise<boolean>;
	/** Reads what an event is about, once for all viewers; null when it is none of the forum's. */
	prepareChange(logged: LoggedEvent): Promise<PreparedChange | null>;
	/** The same for several events, in their order, without those that are none of the forum's. */
	prepareChanges(events: readonly LoggedEvent[]): Promise<PreparedChange[]>;
}

export interface PreparedChange {
	/**
	 * What this viewer may see of it; null when the event is not on this stream. Viewers who see the same
	 * of a visible record share one object: it is sent to all of them at once.
	 */
	for(actor: Actor, stream: LiveStream): LiveChange | null;
}

export interface LiveMetrics {
	/** Open sockets now. */
	sockets(count: number): void;
	/** Changes handed to sockets. */
	delivered(count: number): void;
}
