import { io } from 'socket.io-client';
import { LiveLine } from '../../src/lib/client/live-line.ts';
import type { LiveSocket } from '../../src/lib/client/socket.ts';
import { LIVE_PATH, type LiveChange, type LiveStream } from '../../src/lib/shared/live.ts';

export interface Follower {
	/** Every change that a page would have shown, in order. */
	changes: LiveChange[];
	/** How often it was told to load the page anew, because it was too far behind. */
	resets: number;
	state(): string;
	stop(): void;
}

/** The browser's own live connection, without a browser: it comes back and catches up by itself. */
export function follow(url: string, stream: LiveStream, since: number, cookie?: string): Follower {
	const line = new LiveLine({
		whenIdle: (work) => work(),
		make: (auth) =>
			io(url, {
				path: LIVE_PATH,
				autoConnect: false,
				forceNew: true,
				transports: ['websocket'],
				auth: (give) => give(auth()),
				extraHeaders: { origin: url, ...(cookie ? { cookie } : {}) },
				reconnectionDelay: 50,
				reconnectionDelayMax: 100
			}) as unknown as LiveSocket
	});
	const follower: Follower = {
		changes: [],
		resets: 0,
		state: () => line.state,
		stop: () => line.close()
	};
	line.follow(stream, since, {
		onChange: (change) => follower.changes.push(change),
		onReset: () => follower.resets++,
		onRevoked: (code) => {
			throw new Error(`the stream was closed to the follower: ${code}`);
		}
	});
	return follower;
}
