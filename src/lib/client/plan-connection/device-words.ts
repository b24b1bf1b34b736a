import * as Y from 'yjs';
import type { Shelf } from './device-shelf.ts';

/** An update in which nothing happens. */
const NOTHING = Uint8Array.of(0, 0);

export interface DeviceWordsOptions {
	/** State vector of what the server is known to have. */
	known: () => Uint8Array;
	/** Whether the document holds words that are not stored. */
	unstored: () => boolean;
	/** Told whether unsent words would survive a reload. */
	onKept: (kept: boolean) => void;
}

/** Puts unsent words of a document on the shelf, one write after the other, and brings back those of earlier visits. */
export class DeviceWords {
	#active = false;
	#line: Promise<void> = Promise.resolve();
	readonly #shelf: Shelf;
	readonly #doc: Y.Doc;
	readonly #options: DeviceWordsOptions;

	constructor(shelf: Shelf, doc: Y.Doc, options: DeviceWordsOptions) {
		this.#shelf = shelf;
		this.#doc = doc;
		this.#options = options;
	}

	/**
	 * Takes what earlier visits left into the document.
	 * @returns what the server was known to have then, and whether unsent words are among it; null when there
	 * was nothing
	 */
	async read(): Promise<{ known: Map<number, number>; own: boolean } | null> {
		const left = await this.#shelf.read().catch(() => []);
		if (left.length === 0) return null;
		const known = new Map<number, number>();
		for (const leftover of left)
			for (const [client, clock] of Y.decodeStateVector(leftover.known))
				known.set(client, Math.max(clock, known.get(client) ?? 0));
		const whole = Y.mergeUpdates(left.flatMap(({ updates }) => updates));
		Y.applyUpdate(this.#doc, whole, this);
		return { known, own: left.some(({ own }) => own) };
	}

	/** From now on the device keeps the document, until `clear`. */
	begin(): Promise<void> {
		if (this.#active) return this.#line;
		this.#active = true;
		return this.#keep(NOTHING, false);
	}

	/** One more update of the document, whoever wrote it: what is kept here must stand on what it was written upon. */
	follow(update: Uint8Array, origin: unknown, own: boolean): void {
		if (this.#active && origin !== this) void this.#keep(update, own);
	}

	/** Everything is stored elsewhere. */
	clear(): Promise<void> {
		this.#active = false;
		return this.#next(() => (this.#active ? Promise.resolve() : this.#shelf.clear()));
	}

	#keep(update: Uint8Array, own: boolean): Promise<void> {
		return this.#next(
			async () => {
				await this.#shelf.keep(update, own, () => ({
					update: Y.encodeStateAsUpdate(this.#doc),
					known: this.#options.known(),
					own: this.#options.unstored()
				}));
				this.#options.onKept(true);
			},
			() => this.#options.onKept(false)
		);
	}

	#next(work: () => Promise<void>, onFailure: () => void = () => undefined): Promise<void> {
		this.#line = this.#line.then(work).catch(onFailure);
		return this.#line;
	}
}
