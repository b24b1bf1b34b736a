import type { Actor, PersonActor } from '../kernel/actor.ts';
import type { DomainEvent } from '../kernel/events.ts';
import type { LiveStream, Presence } from '../../src/lib/shared/live.ts';

/** Who a socket speaks for, as the session cookie says. */
export interface LiveIdentity {
	actor: PersonActor;
	/** The person's city; null when they have none or did not agree to be shown. */
	shownCity: Presence['cities'][number] | null;
}

/** What live pages need of accounts. */
export interface LiveAccounts {
	/** The person behind a request's session cookie; null without a session in force. */
	identify(headers: RequestHeaders): Promise<LiveIdentity | null>;
}

/** The part of a handshake that tells who it comes from. */
export interface RequestHeaders {
	cookie: string | undefined;
	host: string | undefined;
}

/** What an event is about, read once for all viewers. */
export interface LiveRecord {
	type: 'thread' | 'reply';
	id: string;
	change: string;
	/** Two actors with the same key get the same from `forViewer`: it is made once for both. */
	viewKey(actor: Actor): string;
	/** What this viewer may see of it now; null when nothing. */
	forViewer(actor: Actor): unknown;
}

/** What live pages need of the forum: its policy and its presenter. */
export interface LiveForum {
	/** May this actor follow this stream? False also when it does not exist. */
	mayJoin(actor: Actor, stream: LiveStream): Promise<boolean>;
	/** Reads what an event is about, as this stream shows it (a forum's stream shows threads only). */
	liveRecord(stream: LiveStream, event: ForumEvent): Promise<LiveRecord>;
}

export type ForumEvent = Extract<DomainEvent, { forumId: string }>;

export interface LiveMetrics {
	/** Open sockets now. */
	sockets(count: number): void;
	/** Messages handed to sockets. */
	delivered(count: number): void;
}
