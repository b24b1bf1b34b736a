import { createPlanFolding, type PlanFolding } from '../storage/folding.ts';

/** Milliseconds that an edit may take there, beyond twice what reading the document takes. */
const WITHIN = 1_000;

/** Tries edits out where nobody waits for them. */
export interface Rehearsal {
	/**
	 * Applies `update` to a copy of the document in a thread of its own, one edit after the other.
	 * @returns false when it takes too long, or fails
	 */
	goesWell(document: Uint8Array, update: Uint8Array): Promise<boolean>;
	close(): Promise<void>;
}

/**
 * Yjs takes time that grows with the square of what conflicts: an update of 60 KB can be made that holds
 * its thread for ten seconds. Nothing in the update itself says so but its many pieces, so such an edit is
 * tried in a thread that can be ended.
 */
export function createRehearsal(open: () => PlanFolding = createPlanFolding, within = WITHIN): Rehearsal {
	const stage = open();
	let line: Promise<unknown> = Promise.resolve();

	async function one(document: Uint8Array, update: Uint8Array): Promise<boolean> {
		const begun = performance.now();
		await stage.fold(document, []);
		const patience = within + 2 * (performance.now() - begun);
		const late = Promise.withResolvers<false>();
		const timer = setTimeout(() => late.resolve(false), patience);
		const well = stage.fold(document, [update]).then(() => true);
		// What ends the thread below is no news to anybody.
		well.catch(() => undefined);
		try {
			return await Promise.race([well, late.promise]);
		} finally {
			clearTimeout(timer);
		}
	}

	return {
		goesWell(document, update) {
			const outcome = line.then(async () => {
				const well = await one(document, update).catch(() => false);
				if (!well) await stage.close();
				return well;
			});
			line = outcome;
			return outcome;
		},
		close: () => stage.close()
	};
}
