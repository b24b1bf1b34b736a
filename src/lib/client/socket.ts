import type { Socket } from 'socket.io-client';
import { LIVE_PATH, type ClientToServer, type ServerToClient } from '../shared/live.ts';

export type LiveSocket = Socket<ServerToClient, ClientToServer>;

/** Makes a socket that is not connected yet. `auth` is asked at every connect. */
export type MakeSocket = (auth: () => { signedIn: boolean }) => Promise<LiveSocket>;

/** Milliseconds before a lost connection is tried again: they grow up to the second, half of it by chance. */
const RECONNECT = { first: 500, last: 15_000 };
/** Milliseconds that one try to connect may take. */
const CONNECT_WITHIN = 8_000;

/** The browser's socket to the server that the page came from. The library is fetched only now. */
export const makeSocket: MakeSocket = async (auth) => {
	const { io } = await import('socket.io-client');
	return io({
		path: LIVE_PATH,
		autoConnect: false,
		transports: ['websocket', 'polling'],
		// Proxies that refuse WebSockets get long polling.
		tryAllTransports: true,
		auth: (give) => give(auth()),
		timeout: CONNECT_WITHIN,
		reconnectionDelay: RECONNECT.first,
		reconnectionDelayMax: RECONNECT.last,
		randomizationFactor: 0.5
	});
};
