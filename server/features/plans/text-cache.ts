import type { PlanText } from '../../../src/lib/shared/plans/views.ts';

/** Plans of which the text is kept as it was last read. Reading a long one anew takes some milliseconds. */
const KEPT = 20;

/** The texts of the plans read last, each for as long as its `identity` stays the same. */
export function createTextCache() {
	const kept = new Map<string, { identity: string; text: PlanText }>();

	return {
		get(planId: string, identity: string): PlanText | undefined {
			const found = kept.get(planId);
			if (found?.identity !== identity) return undefined;
			// The first key is the one asked for longest ago.
			kept.delete(planId);
			kept.set(planId, found);
			return found.text;
		},

		put(planId: string, identity: string, text: PlanText): void {
			kept.delete(planId);
			kept.set(planId, { identity, text });
			if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
		}
	};
}
