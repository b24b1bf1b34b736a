/** Which of a connection's edits, counted from 1, have come so far: the first n of them, without a hole. */
export class Receipts {
	#all = 0;
	readonly #beyond = new Set<number>();

	/** @returns the new n when it grew, else null */
	add(edits: readonly number[]): number | null {
		const before = this.#all;
		for (const edit of edits) if (edit > this.#all) this.#beyond.add(edit);
		while (this.#beyond.delete(this.#all + 1)) this.#all++;
		return this.#all > before ? this.#all : null;
	}
}
