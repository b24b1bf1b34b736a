import type { PlanText } from '../../../src/lib/shared/plans/views.ts';
import type { Log } from '../../platform/log.ts';
import type { CollabPlans } from '../ports.ts';
import type { KeptPlanStorage } from './plan-storage.repository.ts';

/** Folds plans and brings their text into search, behind the backs of those who write (P7). */
export interface PlanKeeper {
	/** An edit of this plan was stored by this process, or the plan was made. */
	edited(planId: string): void;
	/** Begins, with what a process that was killed has left. */
	start(): void;
	/** Resolves when the work under way is done; the rest waits in the database for the next start. */
	stop(): Promise<void>;
}

export interface PlanKeeperOptions {
	storage: Pick<KeptPlanStorage, 'fold' | 'load' | 'textKnown' | 'waiting'>;
	/** Reads a document's words, away from the thread that serves people. */
	words(snapshot: Uint8Array, updates: readonly Uint8Array[]): Promise<PlanText>;
	plans: Pick<CollabPlans, 'textChanged'>;
	log: Log;
	pace?: Partial<KeeperPace>;
}

/** Milliseconds, unless said otherwise. */
export interface KeeperPace {
	/** Rows of a tail from which on it is folded; for long plans more, so that they are not rewritten all the time. */
	rows: number;
	/** Text goes into search when nobody has written for so long, */
	quiet: number;
	/** or when somebody has been writing without pause for so long. */
	patience: number;
	/** A tail that nobody adds to is folded, however short. */
	idle: number;
	/** Between two looks for what other processes have left. */
	sweep: number;
	/** Between two pieces of work. */
	pause: number;
}

const PACE: KeeperPace = {
	rows: 200,
	quiet: 2_000,
	patience: 60_000,
	idle: 60_000,
	sweep: 30_000,
	pause: 20
};
/** For each of these in a snapshot, `rows` once more. */
const BYTES_PER_ROWS = 512 * 1024;
const LOOK_EVERY = 250;
/** Plans taken from one look into the database. */
const SWEEP_LIMIT = 100;
const LONGEST_RETRY = 300_000;

/** What is known of a plan that has work left. Times as of `performance.now()`. */
interface Entry {
	rows: number;
	/** Rows from which on it is folded at once. */
	limit: number;
	editedAt: number;
	/** Since when search has been behind; null when it is not. */
	behindSince: number | null;
	failures: number;
	retryAt: number;
}

/** Rows that the tail of a plan may have before it is folded, by the size of its snapshot. */
export function longestTail(bytes: number, rows = PACE.rows): number {
	return rows * Math.max(1, Math.ceil(bytes / BYTES_PER_ROWS));
}

/** Several processes may run one each, on the same plans: whoever comes second finds nothing to do. */
export function createPlanKeeper({ storage, words, plans, log, ...options }: PlanKeeperOptions): PlanKeeper {
	const pace = { ...PACE, ...options.pace };
	const entries = new Map<string, Entry>();
	let running: Promise<void> = Promise.resolve();
	let busy = false;
	let stopped = true;
	let sweptAt = -Infinity;
	let timer: NodeJS.Timeout | undefined;

	function entryOf(planId: string): Entry {
		const now = performance.now();
		const known = entries.get(planId);
		if (known) return known;
		const entry = { rows: 0, limit: pace.rows, editedAt: now, behindSince: null, failures: 0, retryAt: 0 };
		entries.set(planId, entry);
		return entry;
	}

	function look(): void {
		if (busy || stopped) return;
		busy = true;
		running = round().finally(() => (busy = false));
	}

	async function round(): Promise<void> {
		if (performance.now() - sweptAt >= pace.sweep) await sweep();
		for (const [planId, entry] of entries) {
			if (stopped) return;
			const work = workOn(entry);
			if (work === 'none') entries.delete(planId);
			if (work === 'none' || work === 'later') continue;
			await attempt(planId, entry, work);
			await new Promise((resolve) => setTimeout(resolve, pace.pause));
		}
	}

	function workOn(entry: Entry): 'fold' | 'index' | 'later' | 'none' {
		const now = performance.now();
		const { rows, limit, editedAt, behindSince } = entry;
		if (now < entry.retryAt) return 'later';
		if (rows >= limit) return 'fold';
		const quietFor = now - editedAt;
		if (behindSince !== null && (quietFor >= pace.quiet || now - behindSince >= pace.patience))
			return 'index';
		if (rows > 0 && quietFor >= pace.idle) return 'fold';
		return rows === 0 && behindSince === null ? 'none' : 'later';
	}

	async function attempt(planId: string, entry: Entry, work: 'fold' | 'index'): Promise<void> {
		try {
			await (work === 'fold' ? fold(planId, entry) : index(planId, entry));
			entry.failures = 0;
		} catch (err) {
			const wait = Math.min(1_000 * 2 ** entry.failures++, LONGEST_RETRY);
			entry.retryAt = performance.now() + wait;
			const level = (err as { code?: unknown }).code === 'plan_unreadable' ? 'error' : 'warn';
			log[level]({ err, planId, work }, 'a plan could not be looked after; tried again later');
		}
	}

	async function fold(planId: string, entry: Entry): Promise<void> {
		const { rows, bytes } = await storage.fold(planId);
		// Nothing folded means that another process did; what was added meanwhile the next sweep finds.
		entry.rows = rows === 0 ? 0 : Math.max(0, entry.rows - rows);
		entry.limit = longestTail(bytes, pace.rows);
	}

	async function index(planId: string, entry: Entry): Promise<void> {
		const since = entry.behindSince;
		// Before reading: an edit that comes meanwhile sets it again.
		entry.behindSince = null;
		try {
			const plan = await storage.load(planId);
			if (!plan || plan.textKnown) return;
			if (plan.stamp === null) entry.behindSince = since;
			else {
				const text = await words(
					plan.snapshot,
					plan.tail.map(({ update }) => update)
				);
				await plans.textChanged(planId, text);
				await storage.textKnown(planId, plan.stamp);
			}
		} catch (error) {
			entry.behindSince = since;
			throw error;
		}
	}

	/** What a killed process has left, or one that wrote without knowing of this one. */
	async function sweep(): Promise<void> {
		try {
			const failing = [...entries.values()].filter(({ failures }) => failures > 0).length;
			const waiting = await storage.waiting(pace.rows, SWEEP_LIMIT + failing);
			for (const { planId, rows } of waiting) {
				const entry = entryOf(planId);
				entry.rows = Math.max(entry.rows, rows);
				entry.behindSince ??= performance.now();
			}
			sweptAt = performance.now();
		} catch (err) {
			// Soon enough again, but not at each look.
			sweptAt = performance.now() - pace.sweep + Math.min(pace.sweep, 5_000);
			log.warn({ err }, 'plans that need looking after could not be found');
		}
	}

	return {
		edited(planId) {
			const entry = entryOf(planId);
			entry.rows++;
			entry.editedAt = performance.now();
			entry.behindSince ??= entry.editedAt;
		},
		start() {
			stopped = false;
			timer = setInterval(look, Math.min(LOOK_EVERY, pace.quiet)).unref();
			look();
		},
		async stop() {
			stopped = true;
			clearInterval(timer);
			await running;
		}
	};
}
