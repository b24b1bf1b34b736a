import type { Socket } from 'socket.io';
import { GUEST, type Actor } from '../kernel/actor.ts';
import type { ClientToServer, LiveStream, ServerToClient } from '../../src/lib/shared/live.ts';
import type { LiveIdentity } from './identity.ts';
import type { Reader } from './presence.ts';
import { TokenBucket, type Rate } from './token-bucket.ts';

export interface SocketData {
	connection: Connection;
}
export type LiveSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>;

/** Messages a client may send. A page sends one `join` per stream and connection. */
export const MESSAGE_RATE: Rate = { burst: 20, perSecond: 2 };
/** Refusals for flooding before the socket is closed. */
const PATIENCE_RATE: Rate = { burst: 40, perSecond: 1 };

/** One open socket: whom it speaks for now, what it follows, how much it has said. */
export class Connection {
	readonly socket: LiveSocket;
	readonly following = new Set<LiveStream>();
	#identity: LiveIdentity | null;
	readonly #messages = new TokenBucket(MESSAGE_RATE);
	readonly #refusals = new TokenBucket(PATIENCE_RATE);

	constructor(socket: LiveSocket, identity: LiveIdentity | null) {
		this.socket = socket;
		this.#identity = identity;
	}

	get actor(): Actor {
		return this.#identity?.actor ?? GUEST;
	}

	get personId(): string | null {
		return this.#identity?.actor.personId ?? null;
	}

	get sessionId(): string | null {
		return this.#identity?.actor.sessionId ?? null;
	}

	/** One per person, however many tabs; guests are told apart by socket only. */
	get reader(): Reader {
		const key = this.personId ?? `guest:${this.socket.id}`;
		return { key, shownCity: this.#identity?.shownCity ?? null };
	}

	renew(identity: LiveIdentity): void {
		this.#identity = identity;
	}

	/** Seconds this client must wait before its next message; 0 when this one is welcome. */
	take(): number {
		return this.#messages.take();
	}

	/** True when a client that was told to wait keeps on sending. */
	exhausted(): boolean {
		return this.#refusals.take() > 0;
	}
}
