import { allOf } from '../../platform/mongo/all-of.ts';
import type { AccountModels, HeldWordsRow } from './accounts.model.ts';

export type HeldWordsRepository = ReturnType<typeof createHeldWordsRepository>;

export function createHeldWordsRepository({ held }: AccountModels) {
	return {
		async insert(words: Omit<HeldWordsRow, '_id'>): Promise<void> {
			await held.create(words);
		},

		/** Hands the words out once, and only to this person when their owner was known. */
		take: (tokenHash: string, personId: string, now: Date) =>
			held
				.findOneAndDelete(allOf({ tokenHash, personId: { $in: [null, personId] }, expiresAt: { $gt: now } }))
				.lean<HeldWordsRow>()
	};
}
