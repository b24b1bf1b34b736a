import { toDomainError } from '../kernel/errors.ts';
import type { LoggedEvent } from '../kernel/events.ts';
import type { Log } from '../platform/log.ts';
import type { Connection } from './connection.ts';
import type { Identities, LiveIdentity } from './identity.ts';
import { withPatience } from './patience.ts';

export interface JudgeTools {
	identities: Identities;
	/** Asks for everything this socket follows whether it still may. */
	judgeStreams(connection: Connection): Promise<void>;
	log: Log;
}

/**
 * Knows whose socket is whose, and judges again when a session ends or roles change. When nobody can
 * tell, the socket is cut: it comes back and is judged at the door.
 */
export class Judge {
	readonly #tools: JudgeTools;
	readonly #connections = new Map<string, Set<Connection>>();
	/** Counts news about persons: whoever is being recognised meanwhile is asked again. */
	#news = 0;

	constructor(tools: JudgeTools) {
		this.#tools = tools;
	}

	/** Recognises a newcomer and hands it to `admit` in the same breath: no news can come between. */
	atDoor<T>(cookies: string | undefined, admit: (identity: LiveIdentity | null) => T): Promise<T> {
		return this.#recognise(() => this.#tools.identities.atDoor(cookies), admit);
	}

	enter(connection: Connection): void {
		const { personId } = connection;
		if (!personId) return;
		const theirs = this.#connections.get(personId);
		if (theirs) theirs.add(connection);
		else this.#connections.set(personId, new Set([connection]));
	}

	exit(connection: Connection): void {
		const { personId } = connection;
		if (!personId) return;
		const theirs = this.#connections.get(personId);
		theirs?.delete(connection);
		if (theirs?.size === 0) this.#connections.delete(personId);
	}

	/** How many sockets this person has open. */
	countOf(personId: string): number {
		return this.#connections.get(personId)?.size ?? 0;
	}

	hear({ event }: LoggedEvent): void {
		if (event.type === 'session.ended') {
			this.#news++;
			for (const connection of this.#of(event.personId))
				if (connection.sessionId === event.sessionId) signOut(connection);
		} else if (event.type === 'grants.changed' || event.type === 'profile.changed') {
			this.#news++;
			for (const connection of this.#of(event.personId)) void this.#judge(connection);
		}
	}

	async #recognise<T>(
		ask: () => Promise<LiveIdentity | null>,
		admit: (identity: LiveIdentity | null) => T
	): Promise<T> {
		for (;;) {
			const news = this.#news;
			const identity = await ask();
			if (news === this.#news) return admit(identity);
		}
	}

	#of(personId: string): Connection[] {
		return [...(this.#connections.get(personId) ?? [])];
	}

	async #judge(connection: Connection): Promise<void> {
		try {
			const { sessionId } = connection;
			if (!sessionId) return;
			const again = () => withPatience(() => this.#tools.identities.again(sessionId));
			const allowed = await this.#recognise(again, (identity) => {
				if (identity) connection.renew(identity);
				return identity !== null;
			});
			if (allowed) await this.#tools.judgeStreams(connection);
			else signOut(connection);
		} catch (error) {
			const { code } = toDomainError(error);
			this.#tools.log.warn({ code }, 'a socket could not be judged again and was cut');
			connection.socket.conn.close();
		}
	}
}

/** Tells the page that its session is over; the message leaves before the socket closes. */
function signOut(connection: Connection): void {
	connection.socket.emit('signedOut', { code: 'session_ended' });
	connection.socket.disconnect(true);
}
