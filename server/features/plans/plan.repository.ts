import { Types, type ClientSession, type Model } from 'mongoose';
import type { PlanFilter } from '../../../src/lib/shared/plans/views.ts';
import { allOf } from '../../platform/mongo/all-of.ts';
import type { PlanRow, PlanSummaryRow, Unkept } from './plan.model.ts';

type Filter = Record<string, unknown>;
export type NewPlan = Omit<PlanRow, '_id'>;

/** A place in a list that is sorted by the newest work. */
export interface ListPlace {
	at: Date;
	id: string;
}

export interface PlanListing {
	/** `visibleTo(actor)`. */
	visible: Filter;
	filter: PlanFilter;
	/** The viewer's own cities, for `filter.mine`. */
	cityIds: readonly string[];
	before?: ListPlace;
	after?: ListPlace;
	limit: number;
}

/** The key in `unkept` of those who speak for no city of the plan. */
export const NO_CITY = 'none';

export type PlanRepository = ReturnType<typeof createPlanRepository>;

export function createPlanRepository(plans: Model<PlanRow>) {
	return {
		async byId(id: string, session?: ClientSession): Promise<PlanRow | null> {
			return plans
				.findById(id)
				.session(session ?? null)
				.lean();
		},

		/** Those of `ids` that `visible` lets through, in no particular order. */
		async byIds(ids: readonly string[], visible: Filter): Promise<PlanSummaryRow[]> {
			if (ids.length === 0) return [];
			return plans
				.find(allOf({ _id: { $in: ids.map((id) => new Types.ObjectId(id)) } }, visible), SUMMARY)
				.lean<PlanSummaryRow[]>();
		},

		async bySubmission(createdBy: string, submissionKey: string, session?: ClientSession) {
			return plans
				.findOne({ createdBy, submissionKey })
				.session(session ?? null)
				.lean();
		},

		async insert(row: NewPlan, session: ClientSession): Promise<PlanRow> {
			const [made] = await plans.create([row], { session });
			return made!.toObject();
		},

		/** Changes the record and counts its version. Null when that version is not the newest any more. */
		async change(
			id: string,
			version: number,
			change: Partial<PlanRow>,
			at: Date,
			session: ClientSession
		): Promise<PlanRow | null> {
			return plans
				.findOneAndUpdate(
					{ _id: id, version },
					{ $set: change, $inc: { version: 1 }, $max: { workedAt: at } },
					{ session, returnDocument: 'after' }
				)
				.lean();
		},

		/** The newest work first. With `after`, the page that ends just before that place. */
		async list({ before, after, limit, ...asked }: PlanListing): Promise<PlanSummaryRow[]> {
			const place = after ?? before;
			const rows = await plans
				.find(allOf(...narrowed(asked), place ? beyond(place, after ? '$gt' : '$lt') : {}), SUMMARY)
				.sort(after ? { workedAt: 1, _id: 1 } : { workedAt: -1, _id: -1 })
				.limit(limit)
				.lean<PlanSummaryRow[]>();
			return after ? rows.reverse() : rows;
		},

		async count(asked: Omit<PlanListing, 'before' | 'after' | 'limit'>): Promise<number> {
			return plans.countDocuments(allOf(...narrowed(asked)));
		},

		/** Notes work on the text. The record's version stays: forms know nothing of the text. */
		async worked(
			id: string,
			at: Date,
			unkept: Required<Unkept[string]>,
			cityId: string | null
		): Promise<void> {
			const key = `unkept.${cityId ?? NO_CITY}`;
			await plans.updateOne(
				{ _id: id },
				{
					$max: { workedAt: at },
					$min: { unkeptSince: at },
					$addToSet: {
						[`${key}.parts`]: { $each: unkept.parts },
						[`${key}.personIds`]: { $each: unkept.personIds }
					}
				}
			);
		},

		/** Takes the next version number, and with it what was not kept yet. @returns the row as it was before */
		async takeNumber(id: string, change: Partial<PlanRow>, session: ClientSession): Promise<PlanRow> {
			return plans
				.findOneAndUpdate(
					{ _id: id },
					{ $inc: { kept: 1 }, $set: { unkept: {}, ...change }, $unset: { unkeptSince: 1 } },
					{ session, returnDocument: 'before' }
				)
				.orFail()
				.lean();
		},

		/** Says that the text was indexed, and makes whoever changes the audience meanwhile meet this transaction. */
		async indexed(id: string, at: Date, session: ClientSession): Promise<PlanRow | null> {
			return plans
				.findByIdAndUpdate(id, { $set: { indexedAt: at } }, { session, returnDocument: 'after' })
				.lean();
		},

		/** Plans with work that no version holds, and none was kept by itself since `notSince`. */
		async unkept(notSince: Date, begunBefore: Date, quietSince: Date, limit: number): Promise<string[]> {
			const rows = await plans
				.find(
					allOf(
						{ unkeptSince: { $exists: true } },
						{ $or: [{ keptByItselfAt: null }, { keptByItselfAt: { $lte: notSince } }] },
						{ $or: [{ unkeptSince: { $lte: begunBefore } }, { workedAt: { $lte: quietSince } }] }
					),
					{ _id: 1 }
				)
				.sort({ unkeptSince: 1 })
				.limit(limit)
				.lean();
			return rows.map(({ _id }) => String(_id));
		}
	};
}

const SUMMARY = { unkept: 0, submissionKey: 0 };

function narrowed({ visible, filter, cityIds }: Omit<PlanListing, 'limit'>): Filter[] {
	return [
		visible,
		{ archivedAt: filter.archived ? { $ne: null } : null },
		filter.state ? { state: filter.state } : {},
		filter.mine ? { cityIds: { $in: [...cityIds] } } : {}
	];
}

function beyond({ at, id }: ListPlace, way: '$lt' | '$gt'): Filter {
	return {
		$or: [{ workedAt: { [way]: at } }, { workedAt: at, _id: { [way]: new Types.ObjectId(id) } }]
	};
}
