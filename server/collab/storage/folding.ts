import { Worker } from 'node:worker_threads';
import type { PlanText } from '../../../src/lib/shared/plans/views.ts';
import type { FoldAnswer, FoldQuestion } from './fold-worker.ts';

/** Folds and reads whole documents in a thread of its own: for a long plan that takes up to a second (P7). */
export interface PlanFolding {
	/** As `foldPlan`. */
	fold(snapshot: Uint8Array, updates: readonly Uint8Array[]): Promise<Uint8Array>;
	/** As `wordsOfPlan`. */
	words(snapshot: Uint8Array, updates: readonly Uint8Array[]): Promise<PlanText>;
	close(): Promise<void>;
}

/** Milliseconds without a question after which the thread gives its memory back. */
const IDLE_MS = 30_000;

interface Waiting {
	resolve(result: unknown): void;
	reject(error: Error): void;
}

/** The thread starts with the first question, and never keeps the process alive. */
export function createPlanFolding(): PlanFolding {
	const waiting = new Map<number, Waiting>();
	let worker: Worker | null = null;
	let idle: NodeJS.Timeout | undefined;
	let asked = 0;

	function start(): Worker {
		const started = new Worker(new URL('./fold-worker.ts', import.meta.url));
		started.unref();
		started.on('message', answered);
		started.on('error', (error) => broken(started, error as Error));
		started.on('exit', () => broken(started, new Error('The thread that folds plans has ended')));
		return started;
	}

	function answered(answer: FoldAnswer): void {
		const question = waiting.get(answer.id);
		waiting.delete(answer.id);
		if ('error' in answer) question?.reject(new Error(`A plan cannot be decoded: ${answer.error}`));
		else question?.resolve(answer.result);
		if (waiting.size === 0) rest();
	}

	/** Out of memory, for one: whoever asked is told, and the next question starts another thread. */
	function broken(which: Worker, error: Error): void {
		if (which !== worker) return;
		worker = null;
		for (const { reject } of waiting.values()) reject(error);
		waiting.clear();
	}

	function rest(): void {
		worker?.unref();
		clearTimeout(idle);
		idle = setTimeout(() => void end(), IDLE_MS).unref();
	}

	async function end(): Promise<void> {
		clearTimeout(idle);
		await worker?.terminate();
	}

	function ask<T>(
		kind: FoldQuestion['kind'],
		snapshot: Uint8Array,
		updates: readonly Uint8Array[]
	): Promise<T> {
		clearTimeout(idle);
		worker ??= start();
		// Whoever waits for an answer gets it, also in a command that has nothing else left to do.
		worker.ref();
		const id = asked++;
		worker.postMessage({ id, kind, snapshot, updates } satisfies FoldQuestion);
		return new Promise<T>((resolve, reject) => {
			waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
		});
	}

	return {
		fold: (snapshot, updates) => ask<Uint8Array>('fold', snapshot, updates),
		words: (snapshot, updates) => ask<PlanText>('words', snapshot, updates),
		close: end
	};
}
