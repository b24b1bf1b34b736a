import type { WebSocket } from 'ws';

/** Milliseconds between two pings; whoever has not answered the last one is gone. */
const INTERVAL = 25_000;

/** Finds sockets whose other side has vanished without a word. */
export class Pulse {
	readonly #silent = new Map<WebSocket, boolean>();
	readonly #timer: NodeJS.Timeout;

	constructor(interval = INTERVAL) {
		this.#timer = setInterval(() => this.#beat(), interval);
		this.#timer.unref();
	}

	watch(socket: WebSocket): void {
		this.#silent.set(socket, false);
		socket.on('pong', () => this.#silent.set(socket, false));
		socket.once('close', () => this.#silent.delete(socket));
	}

	stop(): void {
		clearInterval(this.#timer);
	}

	#beat(): void {
		for (const [socket, silent] of this.#silent) {
			// A socket that we do not read cannot answer.
			if (socket.isPaused) this.#silent.set(socket, false);
			else if (silent) socket.terminate();
			else {
				this.#silent.set(socket, true);
				socket.ping();
			}
		}
	}
}
