/**
 * The wire of live pages: types and names only, no logic. Version 1. Every payload from a client is
 * parsed on the server (`server/live`); every payload to a client has passed the policy for that viewer.
 */
import type { ErrorCode } from './error-codes.ts';

export const LIVE_VERSION = 1;

/** Where live pages connect, on the same port as the pages. */
export const LIVE_PATH = '/live';

/** `thread:<id>` (one discussion) or `forum:<id>` (its list of discussions). */
export type LiveStream = `thread:${string}` | `forum:${string}`;

/**
 * One change on a stream. `revision` counts without gaps per stream: a client that sees a jump asks
 * again with `join`. `record` is what this viewer may see of the record now; null means that the
 * viewer sees it no longer (hidden, or no right any more).
 */
export interface LiveChange {
	stream: LiveStream;
	revision: number;
	type: 'thread' | 'reply';
	id: string;
	change: string;
	record: unknown;
}

/** Who else reads here: by city, and only those who agreed to be shown. `others` counts the rest. */
export interface Presence {
	stream: LiveStream;
	cities: { slug: string; name: Record<'ar' | 'en' | 'fr', string> }[];
	others: number;
}

export interface JoinRequest {
	stream: LiveStream;
	/** The revision the page was rendered with, or the last one applied. */
	since: number;
}

export type JoinAnswer =
	| { ok: true; revision: number; changes: LiveChange[]; presence: Presence }
	/** Too far behind to catch up piece by piece: load the page anew. */
	| { ok: true; revision: number; reset: true; presence: Presence }
	| { ok: false; code: ErrorCode; retryAfter?: number };

export interface ClientToServer {
	join(request: JoinRequest, answer: (answer: JoinAnswer) => void): void;
	leave(request: { stream: LiveStream }, answer: (answer: { ok: boolean }) => void): void;
}

export interface ServerToClient {
	change(change: LiveChange): void;
	presence(presence: Presence): void;
	/** The permission for a stream was taken away; the client has already been removed from it. */
	revoked(notice: { stream: LiveStream; code: ErrorCode }): void;
	/** The session behind this socket has ended; the socket closes after this. */
	signedOut(notice: { code: ErrorCode }): void;
	/** An event that was refused and had no answer function. */
	refused(notice: { code: ErrorCode; retryAfter?: number }): void;
}
