/** How often something may happen: `burst` at once, then `perSecond` for as long as it goes on. */
export interface Rate {
	burst: number;
	perSecond: number;
}

/** Counts one client's messages against a rate. */
export class TokenBucket {
	#tokens: number;
	#at: number;
	readonly #rate: Rate;
	readonly #now: () => number;

	/** @param now milliseconds on a clock that never goes back */
	constructor(rate: Rate, now: () => number = () => performance.now()) {
		this.#rate = rate;
		this.#now = now;
		this.#tokens = rate.burst;
		this.#at = now();
	}

	/** Takes one token: 0 when there was one, else the whole seconds (1 or more) until there will be. */
	take(): number {
		const now = this.#now();
		const earned = ((now - this.#at) / 1000) * this.#rate.perSecond;
		this.#tokens = Math.min(this.#rate.burst, this.#tokens + earned);
		this.#at = now;
		if (this.#tokens >= 1) {
			this.#tokens -= 1;
			return 0;
		}
		return Math.max(1, Math.ceil((1 - this.#tokens) / this.#rate.perSecond));
	}
}
