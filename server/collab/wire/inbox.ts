/** The socket, as far as its reading is concerned. */
export interface Readable {
	pause(): void;
	resume(): void;
}

/** Why a socket is not read for the moment. */
export type Hold = 'door' | 'loading' | 'judging' | 'pace' | 'storage' | 'rehearsal' | 'closing';

/**
 * Hands a socket's frames on in their order, or keeps them while somebody asked to wait. The socket is
 * paused meanwhile, so that no more than its own buffer can pile up here.
 */
export class Inbox {
	readonly #socket: Readable;
	readonly #handle: (frame: Uint8Array) => void;
	readonly #holds = new Set<Hold>();
	#waiting: Uint8Array[] = [];
	#draining = false;

	constructor(socket: Readable, handle: (frame: Uint8Array) => void) {
		this.#socket = socket;
		this.#handle = handle;
	}

	get held(): boolean {
		return this.#holds.size > 0;
	}

	push(frame: Uint8Array): void {
		if (this.#holds.has('closing')) return;
		if (this.held || this.#draining) this.#waiting.push(frame);
		else this.#handle(frame);
	}

	hold(why: Hold): void {
		if (!this.held) this.#socket.pause();
		this.#holds.add(why);
	}

	release(why: Hold): void {
		if (!this.#holds.delete(why) || this.held || this.#draining) return;
		this.#drain();
		if (!this.held) this.#socket.resume();
	}

	/** Nothing more is handed on; the socket is read again, or its end would go unnoticed. */
	close(): void {
		this.#waiting = [];
		this.#holds.add('closing');
		this.#socket.resume();
	}

	#drain(): void {
		this.#draining = true;
		let at = 0;
		const waiting = this.#waiting;
		while (at < waiting.length && !this.held) this.#handle(waiting[at++]!);
		this.#draining = false;
		// What came while we were handing on stands behind; after a close there is nothing left.
		this.#waiting = this.#holds.has('closing') ? [] : waiting.slice(at);
	}
}
