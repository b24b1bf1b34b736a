import { readRows } from '../../../src/lib/shared/plans/read-rows.ts';
import { readPlanText } from '../../../src/lib/shared/plans/read-text.ts';
import { ROW_KIND_KEYS } from '../../../src/lib/shared/plans/rows.ts';
import type { PlanText } from '../../../src/lib/shared/plans/views.ts';
import { openPlan } from './fold.ts';

/** Search takes the words alone, so what cells may refer to makes no difference to it. */
const NOTHING_KNOWN = { cityIds: [], themeKeys: [] };

/** The words of a plan, for search. @throws Error when the document cannot be decoded */
export function wordsOfPlan(snapshot: Uint8Array, updates: readonly Uint8Array[]): PlanText {
	const document = openPlan(snapshot, updates);
	try {
		return readPlanText(document, () => {
			const rows = ROW_KIND_KEYS.map((kind) => [kind, readRows(document, kind, NOTHING_KNOWN)]);
			return Object.fromEntries(rows) as PlanText['rows'];
		});
	} finally {
		document.destroy();
	}
}
