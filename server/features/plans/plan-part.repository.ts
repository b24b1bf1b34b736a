import type { ClientSession, Model } from 'mongoose';
import type { PlanPart } from '../../collab/ports.ts';
import type { Audience } from '../../kernel/visibility.ts';
import { allOf } from '../../platform/mongo/all-of.ts';
import type { PlanPartRow } from './plan-part.model.ts';

type Filter = Record<string, unknown>;

/** What one part of a plan holds. */
export interface PartWords {
	part: PlanPart | 'title';
	text: string;
	tokens: string[];
}

/** A part that search found: `tokens` are those of the query that it holds. */
export interface FoundPart {
	planId: string;
	part: PlanPart | 'title';
	tokens: string[];
	at: Date;
}

export type PlanPartRepository = ReturnType<typeof createPlanPartRepository>;

export function createPlanPartRepository(parts: Model<PlanPartRow>) {
	return {
		/** The texts by part, as they were last indexed. */
		async texts(planId: string, session: ClientSession): Promise<Map<string, string>> {
			const rows = await parts.find({ planId }, { part: 1, text: 1 }).session(session).lean();
			return new Map(rows.map(({ part, text }) => [part, text]));
		},

		async put(
			planId: string,
			words: readonly PartWords[],
			audience: Audience,
			at: Date,
			session: ClientSession
		): Promise<void> {
			if (words.length === 0) return;
			await parts.bulkWrite(
				words.map(({ part, text, tokens }) => ({
					updateOne: {
						filter: { planId, part },
						update: { $set: { text, tokens, at, ...audience } },
						upsert: true
					}
				})),
				{ session }
			);
		},

		async remove(planId: string, gone: readonly string[], session: ClientSession): Promise<void> {
			if (gone.length > 0) await parts.deleteMany(allOf({ planId, part: { $in: [...gone] } }), { session });
		},

		/** Gives every row of a plan its new audience, in the transaction that changes the plan's own. */
		async reach(planId: string, audience: Audience, session: ClientSession): Promise<void> {
			await parts.updateMany({ planId }, { $set: audience }, { session });
		},

		/** Parts that hold any of the tokens, of plans worked on last first. */
		async found(visible: Filter, tokens: string[], limit: number): Promise<FoundPart[]> {
			return parts.aggregate<FoundPart>([
				{ $match: { $and: [{ tokens: { $in: tokens } }, visible] } },
				{ $sort: { at: -1 } },
				{ $limit: limit },
				{
					$project: { _id: 0, planId: 1, part: 1, at: 1, tokens: { $setIntersection: ['$tokens', tokens] } }
				}
			]);
		},

		/** The texts of some parts, as far as `visible` lets through, by `<plan id> <part>`. */
		async textsOf(
			wanted: readonly { planId: string; part: string }[],
			visible: Filter
		): Promise<Map<string, string>> {
			if (wanted.length === 0) return new Map();
			const asked = wanted.map(({ planId, part }) => ({ planId, part }));
			const rows = await parts.find(allOf({ $or: asked }, visible), { planId: 1, part: 1, text: 1 }).lean();
			return new Map(rows.map(({ planId, part, text }) => [`${planId} ${part}`, text]));
		}
	};
}
