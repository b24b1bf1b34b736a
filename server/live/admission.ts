/** Sockets that one address may have open at a time: a training room of 100 people may sit behind one. */
export const SOCKETS_PER_ADDRESS = 300;
/** Sockets that one person may have open at a time, in all their tabs and machines. */
export const SOCKETS_PER_PERSON = 20;

/** Counts what is open by some key; used for addresses, which are held in memory only and never logged. */
export class Occupancy {
	readonly #counts = new Map<string, number>();

	of(key: string): number {
		return this.#counts.get(key) ?? 0;
	}

	enter(key: string): void {
		this.#counts.set(key, this.of(key) + 1);
	}

	exit(key: string): void {
		const left = this.of(key) - 1;
		if (left > 0) this.#counts.set(key, left);
		else this.#counts.delete(key);
	}
}
