import type { ClientToServer, ServerToClient } from '../shared/live.ts';
import { longPolling, webSocket } from './transports.ts';
import { Wire } from './wire.ts';

/** Why a connection was lost, where it matters: the others come back by themselves. */
export type LostReason = 'io client disconnect' | 'io server disconnect' | (string & {});

/** What a socket tells its page. */
export interface SocketEvents extends ServerToClient {
	connect(): void;
	disconnect(reason: LostReason): void;
	connect_error(error: Error & { data?: { code?: unknown } }): void;
}

/** What a page needs of a socket; socket.io's own client does it too. */
export interface LiveSocket {
	readonly connected: boolean;
	/** It connects, is connected, or tries again by itself. */
	readonly active: boolean;
	connect(): unknown;
	disconnect(): unknown;
	on<Event extends keyof SocketEvents>(event: Event, listener: SocketEvents[Event]): unknown;
	/** Sends with an answer to come: an `Error` first when none came within so many milliseconds. */
	timeout(ms: number): {
		emit<Event extends keyof ClientToServer>(
			event: Event,
			payload: Parameters<ClientToServer[Event]>[0],
			answer: (late: Error | null, ...answer: Parameters<Parameters<ClientToServer[Event]>[1]>) => void
		): unknown;
	};
}

/** Makes a socket that is not connected yet. `auth` is asked at every connect. */
export type MakeSocket = (auth: () => { signedIn: boolean }) => LiveSocket;

/** The browser's socket to the server that the page came from; long polling where proxies refuse WebSockets. */
export const makeSocket: MakeSocket = (auth) => new Wire([webSocket, longPolling], location.origin, auth);
