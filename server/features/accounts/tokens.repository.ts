import { allOf } from '../../platform/mongo/all-of.ts';
import type { AccountModels, TokenRow } from './accounts.model.ts';
import type { Transaction } from './accounts.ports.ts';

export type TokensRepository = ReturnType<typeof createTokensRepository>;

export function createTokensRepository({ tokens }: AccountModels) {
	return {
		async insert(tx: Transaction, token: Omit<TokenRow, '_id' | 'usedAt'>): Promise<void> {
			await tokens.create([{ ...token, usedAt: null }], { session: tx });
		},

		/** The token if it can still be used. */
		good: (kind: TokenRow['kind'], hash: string, now: Date, tx?: Transaction) =>
			tokens
				.findOne(allOf({ hash, kind, usedAt: null, expiresAt: { $gt: now } }))
				.session(tx ?? null)
				.lean<TokenRow>(),

		/** None of the person's tokens of this kind works any more. */
		async spend(tx: Transaction, kind: TokenRow['kind'], personId: string, usedAt: Date): Promise<void> {
			await tokens.updateMany({ personId, kind, usedAt: null }, { $set: { usedAt } }, { session: tx });
		}
	};
}
