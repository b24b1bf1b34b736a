import type { ClientSession, Model } from 'mongoose';
import { allOf } from '../../platform/mongo/all-of.ts';
import type { PlanVersionRow, PlanVersionSummaryRow } from './plan-version.model.ts';

export type PlanVersionRepository = ReturnType<typeof createPlanVersionRepository>;

export function createPlanVersionRepository(versions: Model<PlanVersionRow>) {
	return {
		async insert(row: Omit<PlanVersionRow, '_id'>, session: ClientSession): Promise<void> {
			await versions.create([row], { session });
		},

		/** Newest first, without what they hold. `before`: only numbers below. */
		async list(planId: string, before: number | undefined, limit: number): Promise<PlanVersionSummaryRow[]> {
			return versions
				.find(allOf({ planId }, before === undefined ? {} : { number: { $lt: before } }), { state: 0 })
				.sort({ number: -1 })
				.limit(limit)
				.lean<PlanVersionSummaryRow[]>();
		},

		async byNumber(planId: string, number: number): Promise<PlanVersionSummaryRow | null> {
			return versions.findOne({ planId, number }, { state: 0 }).lean<PlanVersionSummaryRow>();
		},

		/** What a version holds: the document as one update. */
		async state(planId: string, number: number): Promise<Uint8Array | null> {
			// Not lean: the driver's own kind of bytes would come out.
			const row = await versions.findOne({ planId, number }, { state: 1 });
			return row ? new Uint8Array(row.state) : null;
		}
	};
}
