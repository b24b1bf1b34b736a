import { createHash } from 'node:crypto';
import type { PlanText } from '../../../src/lib/shared/plans/views.ts';

/** Plans of which the text is kept as it was last read. Reading one anew takes some milliseconds. */
const KEPT = 20;

/** The texts of the plans read last, each for as long as what is stored stays the same. */
export function createTextCache() {
	const kept = new Map<string, { identity: string; text: PlanText }>();

	return {
		/** The text of this stored state, read by `read` unless it was read just so before. */
		get(planId: string, state: Uint8Array, known: readonly string[], read: () => PlanText): PlanText {
			const identity = createHash('sha256').update(state).update(known.join()).digest('base64url');
			const before = kept.get(planId);
			const text = before?.identity === identity ? before.text : read();
			kept.delete(planId);
			kept.set(planId, { identity, text });
			// The first key is the one asked for longest ago.
			if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
			return text;
		}
	};
}
