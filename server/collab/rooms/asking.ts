/** Milliseconds until the first question, and at most between two of them. */
const FIRST = 1000;
const LONGEST = 60_000;

/**
 * Asks a client for what it has and we lack, for as long as that is so: soon at first, because the answer
 * may be on its way by itself, then ever less often, because it may be something that does not fit.
 */
export class Asking {
	readonly #ask: () => boolean;
	#timer: NodeJS.Timeout | null = null;
	#wait = FIRST;

	/** @param ask asks, and says false when there is nothing to ask for any more */
	constructor(ask: () => boolean) {
		this.#ask = ask;
	}

	soon(): void {
		this.#timer ??= setTimeout(() => {
			this.#timer = null;
			this.#wait = Math.min(2 * this.#wait, LONGEST);
			if (this.#ask()) this.soon();
			else this.#wait = FIRST;
		}, this.#wait).unref();
	}

	stop(): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
	}
}
