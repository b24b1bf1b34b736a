import { DomainError } from '../../kernel/errors.ts';
import type { Clock } from '../../platform/clock.ts';
import { secretSchema } from '../../../src/lib/shared/accounts.ts';
import { DAY, later } from './accounts.parts.ts';
import { neighbourhood, type accountLimits } from './accounts.limits.ts';
import type { HeldWordsRepository } from './held-words.repository.ts';
import { fingerprint, newSecret } from './secrets.ts';

/** As long as somebody may need to sign in again, or to get a new password first. */
const HELD = DAY;
/** Bytes of JSON: twice the longest post, in the widest script. */
const MAX_BYTES = 200 * 1024;
const MAX_PLACE = 200;

export interface HeldWords {
	/**
	 * Keeps what was typed into a form when its session had run out.
	 * @param words.place names the form, like a draft: `reply:<threadId>`
	 * @param words.personId whose session it was, when that is still known
	 * @returns a secret that gives them back, for a cookie
	 * @throws DomainError `too_large`, `rate_limited`
	 */
	hold(
		words: { place: string; values: Record<string, unknown>; personId: string | null },
		from: { ip: string }
	): Promise<string>;
	/** Gives words back, once, to the person they belong to; null otherwise. */
	release(
		token: string | null | undefined,
		personId: string
	): Promise<{ place: string; values: Record<string, unknown> } | null>;
}

/** What people had written when their session ran out. Nothing is lost, and nobody else gets it. */
export function createHeldWords(
	held: HeldWordsRepository,
	limits: ReturnType<typeof accountLimits>,
	clock: Clock
): HeldWords {
	return {
		async hold({ place, values, personId }, { ip }) {
			const json = JSON.stringify(values);
			if (Buffer.byteLength(json) > MAX_BYTES || place.length > MAX_PLACE) throw new DomainError('too_large');
			await limits.spend('hold_from', neighbourhood(ip));
			const token = newSecret();
			await held.insert({
				tokenHash: fingerprint(token),
				personId,
				place,
				values: json,
				expiresAt: later(clock.now(), HELD)
			});
			return token;
		},

		async release(token, personId) {
			if (!secretSchema.safeParse(token).success) return null;
			const row = await held.take(fingerprint(token as string), personId, clock.now());
			return row && { place: row.place, values: JSON.parse(row.values) as Record<string, unknown> };
		}
	};
}
