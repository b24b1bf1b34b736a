import { setTimeout as sleep } from 'node:timers/promises';
import type { mongo } from 'mongoose';
import type { PlanUpdateRow } from './plan-update.model.ts';

/**
 * Milliseconds between two writes at least: in a busy house the groups of many plans travel together, in a
 * quiet one a group goes at once.
 */
const PACE = 10;
/** Bytes of updates in one write, unless a single one is longer. */
const WRITE_BYTES = 8 * 1024 * 1024;
const JOURNALED = { writeConcern: { w: 'majority', journal: true } } as const;
const DUPLICATE = 11_000;

interface Waiting {
	row: PlanUpdateRow;
	resolve(): void;
	reject(error: unknown): void;
}

/** Appends rows to `planupdates`; each write waits for the disks of a majority, so fewer are faster. */
export class Appender {
	readonly #updates: mongo.Collection<PlanUpdateRow>;
	#waiting: Waiting[] = [];
	#writing = false;

	constructor(updates: mongo.Collection<PlanUpdateRow>) {
		this.#updates = updates;
	}

	/**
	 * Resolves when the row is journaled by a majority. A row that is there already counts as appended: an
	 * earlier try wrote it, and its answer was lost.
	 */
	append(row: PlanUpdateRow): Promise<void> {
		return new Promise((resolve, reject) => {
			this.#waiting.push({ row, resolve, reject });
			if (!this.#writing) void this.#write();
		});
	}

	async #write(): Promise<void> {
		this.#writing = true;
		while (this.#waiting.length > 0) {
			const pace = sleep(PACE);
			await this.#together(this.#next());
			if (this.#waiting.length > 0) await pace;
		}
		this.#writing = false;
	}

	#next(): Waiting[] {
		let bytes = 0;
		const beyond = this.#waiting.findIndex(({ row }, index) => {
			bytes += row.update.length;
			return index > 0 && bytes > WRITE_BYTES;
		});
		return this.#waiting.splice(0, beyond === -1 ? this.#waiting.length : beyond);
	}

	async #together(batch: Waiting[]): Promise<void> {
		try {
			const rows = batch.map(({ row }) => row);
			await this.#updates.insertMany(rows, { ordered: false, ...JOURNALED });
			for (const { resolve } of batch) resolve();
		} catch (error) {
			await this.#sort(batch, error);
		}
	}

	/** Of several rows some may have been written all the same; each hears of its own. */
	async #sort(batch: Waiting[], error: unknown): Promise<void> {
		const refused = writeErrors(error, batch.length);
		// No word on each row: the database was away, or the majority did not confirm.
		if (!refused) return batch.forEach(({ reject }) => reject(error));
		const there = batch.filter((_, index) => refused.get(index) === DUPLICATE);
		batch.forEach(({ resolve, reject }, index) => {
			const code = refused.get(index);
			if (code === undefined) resolve();
			else if (code !== DUPLICATE) reject(error);
		});
		await Promise.all(there.map((waiting) => this.#confirm(waiting)));
	}

	/**
	 * The row is there, but perhaps not journaled yet. This changes nothing, and is answered only when
	 * everything before it is safe.
	 */
	async #confirm({ row, resolve, reject }: Waiting): Promise<void> {
		try {
			await this.#updates.updateOne({ _id: row._id }, { $set: { planId: row.planId } }, JOURNALED);
			resolve();
		} catch (error) {
			reject(error);
		}
	}
}

/**
 * Codes of the rows that were refused, by their place; null when the error does not account for all rows.
 * A connection that broke is a `MongoBulkWriteError` too, with an empty list: nothing was stored for sure (P6).
 */
function writeErrors(error: unknown, rows: number): Map<number, number> | null {
	const { writeErrors: list, result } = error as mongo.MongoBulkWriteError;
	if (!list || !result || result.getWriteConcernError()) return null;
	const refused = new Map([list].flat().map((one) => [one.index, Number(one.code)]));
	return refused.size > 0 && result.insertedCount + refused.size === rows ? refused : null;
}
