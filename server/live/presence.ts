import type { LiveStream, Presence } from '../../src/lib/shared/live.ts';

/** Milliseconds between two announcements on one stream. */
export const PRESENCE_INTERVAL = 1000;

/** Somebody who reads: `key` is one per person (however many tabs), or per socket for guests. */
export interface Reader {
	key: string;
	shownCity: Presence['cities'][number] | null;
}

/** Who reads here: each city once, people who are not shown as a number. */
export function presenceOf(stream: LiveStream, readers: Iterable<Reader>): Presence {
	const cities = new Map<string, Presence['cities'][number]>();
	const others = new Set<string>();
	for (const { key, shownCity } of readers) {
		if (shownCity) cities.set(shownCity.slug, shownCity);
		else others.add(key);
	}
	const sorted = [...cities.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1));
	return { stream, cities: sorted, others: others.size };
}

/** Calls `announce` soon after each change, but never more than once per interval. */
export class Throttle {
	#timer: NodeJS.Timeout | null = null;
	#last = -Infinity;
	readonly #announce: () => void;
	readonly #interval: number;

	constructor(announce: () => void, interval: number) {
		this.#announce = announce;
		this.#interval = interval;
	}

	changed(): void {
		if (this.#timer) return;
		const wait = Math.max(0, this.#last + this.#interval - performance.now());
		this.#timer = setTimeout(() => {
			this.#timer = null;
			this.#last = performance.now();
			this.#announce();
		}, wait);
		this.#timer.unref();
	}

	stop(): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
	}
}
