import type { Log } from '../../platform/log.ts';
import type { CollabPlans, Work } from '../ports.ts';

/** Milliseconds of work that are told together: noting it costs writes of its own. */
const TOLD_EVERY = 20_000;

/** Collects who worked where in one plan, after it was stored. What cannot be noted is tried again. */
export class WorkLog {
	readonly #tell: (work: readonly Work[]) => Promise<void>;
	readonly #log: Pick<Log, 'warn'>;
	readonly #work = new Map<string, Work>();
	#timer: NodeJS.Timeout | null = null;

	constructor(planId: string, plans: Pick<CollabPlans, 'worked'>, log: Pick<Log, 'warn'>) {
		this.#tell = (work) => plans.worked(planId, work);
		this.#log = log;
	}

	add(work: readonly Work[]): void {
		for (const { personId, cityId, parts, at } of work) {
			if (parts.length === 0) continue;
			const key = `${personId} ${cityId}`;
			const known = this.#work.get(key);
			const all = [...new Set([...(known?.parts ?? []), ...parts])];
			this.#work.set(key, { personId, cityId, parts: all, at: known && known.at > at ? known.at : at });
		}
		if (this.#work.size > 0) this.#timer ??= setTimeout(() => void this.flush(), TOLD_EVERY).unref();
	}

	/** Tells what has come together; never fails. */
	async flush(): Promise<void> {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
		const work = [...this.#work.values()];
		this.#work.clear();
		if (work.length === 0) return;
		try {
			await this.#tell(work);
		} catch (err) {
			this.#log.warn({ err }, 'the activity of a plan could not be noted yet');
			this.add(work);
		}
	}
}
