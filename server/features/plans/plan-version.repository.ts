import type { ClientSession, Model } from 'mongoose';
import type { PlanVisibility } from '../../../src/lib/shared/plans/views.ts';
import { allOf } from '../../platform/mongo/all-of.ts';
import type { PlanVersionRow, PlanVersionSummaryRow } from './plan-version.model.ts';

export type PlanVersionRepository = ReturnType<typeof createPlanVersionRepository>;

export function createPlanVersionRepository(versions: Model<PlanVersionRow>) {
	return {
		async insert(row: Omit<PlanVersionRow, '_id'>, session: ClientSession): Promise<void> {
			await versions.create([row], { session });
		},

		/** Newest first, without what they hold; of those kept under one of `visibilities`. `before`: only numbers below. */
		async list(
			planId: string,
			visibilities: readonly PlanVisibility[],
			before: number | undefined,
			limit: number
		): Promise<PlanVersionSummaryRow[]> {
			const lower = before === undefined ? {} : { number: { $lt: before } };
			return versions
				.find(allOf({ planId, visibility: { $in: [...visibilities] } }, lower), { state: 0 })
				.sort({ number: -1 })
				.limit(limit)
				.lean<PlanVersionSummaryRow[]>();
		},

		/** With what it holds: the document as one update. */
		async byNumber(planId: string, number: number): Promise<PlanVersionRow | null> {
			// Not lean: the driver's own kind of bytes would come out.
			const row = await versions.findOne({ planId, number });
			return row?.toObject() ?? null;
		}
	};
}
