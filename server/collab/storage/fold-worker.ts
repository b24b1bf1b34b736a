import { parentPort } from 'node:worker_threads';
import { foldPlan } from './fold.ts';
import { wordsOfPlan } from './plan-text.ts';

/** What the thread is asked: one document, to be folded or read. */
export interface FoldQuestion {
	id: number;
	kind: 'fold' | 'words';
	snapshot: Uint8Array;
	updates: readonly Uint8Array[];
}

export type FoldAnswer = { id: number; result: unknown } | { id: number; error: string };

const WORK = { fold: foldPlan, words: wordsOfPlan };

parentPort?.on('message', ({ id, kind, snapshot, updates }: FoldQuestion) => {
	parentPort!.postMessage(answer());

	function answer(): FoldAnswer {
		try {
			return { id, result: WORK[kind](snapshot, updates) };
		} catch (error) {
			return { id, error: (error as Error).message };
		}
	}
});
