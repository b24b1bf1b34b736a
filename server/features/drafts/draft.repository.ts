import type { ClientSession, Model } from 'mongoose';
import type { DraftRow } from './draft.model.ts';

export type DraftRepository = ReturnType<typeof createDraftRepository>;

export function createDraftRepository(drafts: Model<DraftRow>) {
	return {
		async get(personId: string, place: string): Promise<DraftRow | null> {
			return drafts.findOne({ personId, place }).lean();
		},

		async put(
			personId: string,
			place: string,
			words: Omit<DraftRow, '_id' | 'personId' | 'place'>
		): Promise<void> {
			await drafts.updateOne({ personId, place }, { $set: words }, { upsert: true });
		},

		async delete(personId: string, place: string, session?: ClientSession): Promise<void> {
			await drafts.deleteOne({ personId, place }).session(session ?? null);
		}
	};
}
