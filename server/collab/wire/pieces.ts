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

/** Bytes of unfinished messages in the whole process, which neither many sockets nor one person may fill. */
export class Shelf {
	#free: number;
	readonly #each: number;
	readonly #taken = new Map<string, number>();

	constructor(bytes = 8 * PIECED_LIMIT, each = 2 * PIECED_LIMIT) {
		this.#free = bytes;
		this.#each = each;
	}

	take(personId: string, bytes: number): void {
		const taken = (this.#taken.get(personId) ?? 0) + bytes;
		if (bytes > this.#free || taken > this.#each) throw new Crowded();
		this.#free -= bytes;
		this.#taken.set(personId, taken);
	}

	giveBack(personId: string, bytes: number): void {
		this.#free += bytes;
		const left = (this.#taken.get(personId) ?? 0) - bytes;
		if (left > 0) this.#taken.set(personId, left);
		else this.#taken.delete(personId);
	}
}

/** Puts one socket's pieces together. They come in their order, one message after the other. */
export class Pieces {
	#parts: Uint8Array[] = [];
	#total = 0;
	#bytes = 0;
	#personId = '';
	readonly #shelf: Shelf;

	constructor(shelf: Shelf) {
		this.#shelf = shelf;
	}

	/**
	 * @param personId whose socket it is
	 * @returns the whole message with its last piece, else null
	 * @throws BadFrame out of order; TooLarge; Crowded
	 */
	add(
		{ total, index, bytes }: { total: number; index: number; bytes: Uint8Array },
		personId: string
	): Uint8Array | null {
		if (index === 0 && this.#parts.length === 0) this.#total = total;
		if (total !== this.#total || total < 1 || index !== this.#parts.length || bytes.length === 0)
			throw new BadFrame('piece out of order');
		if (total > PIECES_LIMIT || this.#bytes + bytes.length > PIECED_LIMIT) throw new TooLarge();
		this.#shelf.take(personId, bytes.length);
		this.#personId = personId;
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
		this.#shelf.giveBack(this.#personId, this.#bytes);
		this.#parts = [];
		this.#total = 0;
		this.#bytes = 0;
	}
}
