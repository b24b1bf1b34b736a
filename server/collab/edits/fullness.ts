import { DOCUMENT_LIMIT, DOCUMENT_WARNING } from '../../../src/lib/shared/plans/wire.ts';

/** So close to the wall that the document counts as full. */
const MARGIN = 64 * 1024;
/** The document is measured again after so many bytes came to it near the wall. */
const STEP = 256 * 1024;
/** Bytes beyond the wall for the traces of what was written and deleted elsewhere; storage bears half the limit. */
const TRACES = 2 * 1024 * 1024;

/**
 * Knows how large a document is, about: measuring means encoding all of it, so that is done only where
 * it matters. Updates are larger than what they add, so the estimate never falls short.
 */
export class Fullness {
	readonly #measure: () => number;
	#exact = 0;
	#added: number;

	/**
	 * @param measure encodes the document and says its bytes
	 * @param loaded bytes that it was made from
	 */
	constructor(measure: () => number, loaded: number) {
		this.#measure = measure;
		this.#added = loaded;
		if (this.warns) this.#remeasure();
	}

	get bytes(): number {
		return this.#exact + this.#added;
	}

	/** Only deletions pass. */
	get full(): boolean {
		return this.bytes > DOCUMENT_LIMIT - MARGIN;
	}

	get warns(): boolean {
		return this.bytes > DOCUMENT_WARNING;
	}

	/** Whether so many more bytes of words would stay below the wall. */
	hasRoomFor(bytes: number): boolean {
		return this.#staysBelow(DOCUMENT_LIMIT, bytes);
	}

	/** Whether traces of deleted words may come: a full document takes them, but not without end. */
	hasRoomForTraces(bytes: number): boolean {
		return this.#staysBelow(DOCUMENT_LIMIT + TRACES, bytes);
	}

	/** An update was applied; one that deletes may open the way again when the document is full. */
	grew(bytes: number, deletes: boolean): void {
		this.#added += bytes;
		if (this.warns && (this.#added > STEP || (deletes && this.full))) this.#remeasure();
	}

	#staysBelow(limit: number, bytes: number): boolean {
		if (this.bytes + bytes <= limit) return true;
		this.#remeasure();
		return this.bytes + bytes <= limit;
	}

	#remeasure(): void {
		if (this.#added === 0) return;
		this.#exact = this.#measure();
		this.#added = 0;
	}
}
