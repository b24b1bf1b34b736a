import type { ClientSession, Model } from 'mongoose';
import { allOf } from '../../platform/mongo/all-of.ts';
import type { DraftRow } from './draft.model.ts';

/** Drafts of one person: many more than anybody writes at, and the oldest gives way to a new one. */
export const MOST_DRAFTS = 100;

export type DraftRepository = ReturnType<typeof createDraftRepository>;

export function createDraftRepository(drafts: Model<DraftRow>) {
	async function forgetOldest(personId: string): Promise<void> {
		const surplus = await drafts
			.find({ personId }, { _id: 1 })
			.sort({ updatedAt: -1 })
			.skip(MOST_DRAFTS)
			.lean();
		if (surplus.length > 0) await drafts.deleteMany(allOf({ _id: { $in: surplus.map(({ _id }) => _id) } }));
	}

	return {
		async get(personId: string, place: string): Promise<DraftRow | null> {
			return drafts.findOne({ personId, place }).lean();
		},

		async put(
			personId: string,
			place: string,
			words: Omit<DraftRow, '_id' | 'personId' | 'place'>
		): Promise<void> {
			const { upsertedCount } = await drafts.updateOne(
				{ personId, place },
				{ $set: words },
				{ upsert: true }
			);
			if (upsertedCount > 0) await forgetOldest(personId);
		},

		async delete(personId: string, place: string, session?: ClientSession): Promise<void> {
			await drafts.deleteOne({ personId, place }).session(session ?? null);
		}
	};
}
