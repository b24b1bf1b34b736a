const STEP = 30_000;

/**
 * What time it is on the page. It stands still at the server's time until the page is alive, so that
 * both sides render the same words, and then goes on in steps of half a minute. It keeps the server's
 * time, whatever the reader's machine believes.
 */
export class PageClock {
	#now = $state(0);

	/** @param now the server's time when it rendered the page, in milliseconds since 1970 */
	constructor(now: number) {
		this.#now = now;
	}

	/** Milliseconds since 1970. */
	get now(): number {
		return this.#now;
	}

	/** Lets it run; returns what stops it, as `onMount` wants. */
	start(): () => void {
		const first = this.#now;
		const begun = Date.now();
		const timer = setInterval(() => (this.#now = first + Date.now() - begun), STEP);
		return () => clearInterval(timer);
	}
}
