/** What one socket may cost: about a sixth of the processor's time, and two megabytes a second. */
export const SOCKET_PACE = { burst: 600, perSecond: 150 };
/** One token: a message, sixteen kilobytes, or a millisecond of work. */
const BYTES_PER_TOKEN = 16 * 1024;

export function costOf(bytes: number, milliseconds: number): number {
	return 1 + bytes / BYTES_PER_TOKEN + milliseconds;
}

/** An allowance that may go into debt: whoever overspent waits until it is paid. */
export class Pace {
	#tokens: number;
	#at: number;
	readonly #rate: { burst: number; perSecond: number };
	readonly #now: () => number;

	/** @param now milliseconds on a clock that never goes back */
	constructor(rate = SOCKET_PACE, now: () => number = () => performance.now()) {
		this.#rate = rate;
		this.#now = now;
		this.#tokens = rate.burst;
		this.#at = now();
	}

	/** @returns milliseconds to wait before the next message; 0 when it may come at once */
	spend(cost: number): number {
		const now = this.#now();
		const earned = ((now - this.#at) / 1000) * this.#rate.perSecond;
		this.#tokens = Math.min(this.#rate.burst, this.#tokens + earned) - cost;
		this.#at = now;
		return this.#tokens >= 0 ? 0 : Math.ceil((-this.#tokens / this.#rate.perSecond) * 1000);
	}
}
