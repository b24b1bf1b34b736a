import { DOCUMENT_LIMIT, MESSAGE_LIMIT } from '../../../src/lib/shared/plans/wire.ts';
import { BadFrame } from './message.ts';

/** Bytes that a message in pieces may have. */
export const PIECED_LIMIT = DOCUMENT_LIMIT + MESSAGE_LIMIT;
/** Pieces that one message may come in. */
const PIECES_LIMIT = 1024;

/** The whole is longer than any message may be. */
export class TooLarge extends Error {
	override name = 'TooLarge';
}
/** Too many half messages lie about in this process. */
export class Crowded extends Error {
	override name = 'Crowded';
}

/** Bytes of unfinished messages in the whole process, which many sockets together may not fill. */
export class Shelf {
	#free: number;

	constructor(bytes = 8 * PIECED_LIMIT) {
		this.#free = bytes;
	}

	take(bytes: number): void {
		if (bytes > this.#free) throw new Crowded();
		this.#free -= bytes;
	}

	giveBack(bytes: number): void {
		this.#free += bytes;
	}
}

/** Puts one socket's pieces together. They come in their order, one message after the other. */
export class Pieces {
	#parts: Uint8Array[] = [];
	#total = 0;
	#bytes = 0;
	readonly #shelf: Shelf;

	constructor(shelf: Shelf) {
		this.#shelf = shelf;
	}

	/**
	 * @returns the whole message with its last piece, else null
	 * @throws BadFrame out of order; TooLarge; Crowded
	 */
	add({ total, index, bytes }: { total: number; index: number; bytes: Uint8Array }): Uint8Array | null {
		if (index === 0 && this.#parts.length === 0) this.#total = total;
		if (total !== this.#total || total < 1 || index !== this.#parts.length || bytes.length === 0)
			throw new BadFrame('piece out of order');
		if (total > PIECES_LIMIT || this.#bytes + bytes.length > PIECED_LIMIT) throw new TooLarge();
		this.#shelf.take(bytes.length);
		this.#bytes += bytes.length;
		this.#parts.push(Uint8Array.from(bytes));
		if (this.#parts.length < total) return null;
		const whole = new Uint8Array(this.#bytes);
		let at = 0;
		for (const part of this.#parts) {
			whole.set(part, at);
			at += part.length;
		}
		this.drop();
		return whole;
	}

	/** Forgets what has come so far; when the socket closes. */
	drop(): void {
		this.#shelf.giveBack(this.#bytes);
		this.#parts = [];
		this.#total = 0;
		this.#bytes = 0;
	}
}
