import { Types, type ClientSession, type Model } from 'mongoose';
import type { PlanRecordChange } from '../../../src/lib/shared/plans/views.ts';
import type { PlanPart } from '../../collab/ports.ts';
import { allOf } from '../../platform/mongo/all-of.ts';
import type { PlanActivityRow } from './plan-activity.model.ts';

/** Milliseconds of one line of work: half an hour. */
export const WINDOW = 30 * 60 * 1000;
const DUPLICATE_KEY = 11000;

/** Work on the text by the people of one city, in one half hour. */
export interface CityWork {
	cityId: string | null;
	window: number;
	from: Date;
	at: Date;
	parts: PlanPart[];
	personIds: string[];
}

export type PlanActivityRepository = ReturnType<typeof createPlanActivityRepository>;

export function createPlanActivityRepository(activity: Model<PlanActivityRow>) {
	async function add(
		planId: string,
		{ cityId, window, from, at, parts, personIds }: CityWork
	): Promise<void> {
		await activity.updateOne(
			{ planId, cityId, window, kind: 'text' },
			{
				$min: { from },
				$max: { at },
				$addToSet: { parts: { $each: parts }, personIds: { $each: personIds } }
			},
			{ upsert: true }
		);
	}

	return {
		/** Adds to the city's line for that half hour. The same work twice is noted once. */
		async worked(planId: string, work: CityWork): Promise<void> {
			await add(planId, work).catch((error: { code?: unknown }) => {
				// Of two that begin a line at once, one is told that the other did: now it stands there.
				if (error.code === DUPLICATE_KEY) return add(planId, work);
				throw error;
			});
		},

		async changed(
			planId: string,
			by: { personId: string; cityId: string | null },
			change: PlanRecordChange,
			at: Date,
			session: ClientSession
		): Promise<void> {
			const { personId, cityId } = by;
			const row = { planId, kind: 'record' as const, cityId, personIds: [personId], at, from: at, change };
			await activity.create([row], { session });
		},

		/** Newest first. */
		async list(
			planId: string,
			before: { at: Date; id: string } | undefined,
			limit: number
		): Promise<PlanActivityRow[]> {
			const older = before
				? {
						$or: [{ at: { $lt: before.at } }, { at: before.at, _id: { $lt: new Types.ObjectId(before.id) } }]
					}
				: {};
			return activity.find(allOf({ planId }, older)).sort({ at: -1, _id: -1 }).limit(limit).lean();
		}
	};
}
