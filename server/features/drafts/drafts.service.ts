import { draftInput, draftPlace } from '../../../src/lib/shared/forum.ts';
import type { DraftView } from '../../../src/lib/shared/forum-views.ts';
import { DRAFT_BYTES, type DraftPlace } from '../../../src/lib/shared/post-rules.ts';
import { isPerson, type Actor, type PersonActor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parse } from '../../kernel/parse.ts';
import type { Clock } from '../../platform/clock.ts';
import type { DraftKeeper, PostLimits } from '../forum/forum.ports.ts';
import type { DraftRepository } from './draft.repository.ts';

export interface DraftsOptions {
	drafts: DraftRepository;
	limits: PostLimits;
	clock: Clock;
}

export interface DraftsService extends DraftKeeper {
	/** Keeps what somebody is writing, as they typed it. @throws DomainError `too_large` beyond 100 KB */
	save(actor: Actor, input: unknown): Promise<{ updatedAt: number }>;
	/** What was kept for this place; null for guests and where there is nothing. */
	get(actor: Actor, place: DraftPlace): Promise<DraftView | null>;
	remove(actor: Actor, place: unknown): Promise<void>;
}

/** Words not yet posted, one draft per person and place, seen by nobody else. */
export function createDraftsService({ drafts, limits, clock }: DraftsOptions): DraftsService {
	return {
		async save(actor, input) {
			const { personId } = signedIn(actor);
			await limits.take('draft', personId);
			const { place, ...words } = parse(draftInput, input);
			if (Buffer.byteLength(JSON.stringify(words)) > DRAFT_BYTES) throw new DomainError('too_large');
			const updatedAt = clock.now();
			const nothing = words.title.trim() === '' && words.body.trim() === '';
			if (nothing) await drafts.delete(personId, place);
			else await drafts.put(personId, place, { ...words, updatedAt });
			return { updatedAt: updatedAt.getTime() };
		},

		async get(actor, place) {
			if (!isPerson(actor)) return null;
			const row = await drafts.get(actor.personId, place);
			if (!row) return null;
			const { title, body, extra, updatedAt } = row;
			return { place, title, body, extra, updatedAt: updatedAt.getTime() };
		},

		async remove(actor, place) {
			const { personId } = signedIn(actor);
			await drafts.delete(personId, parse(draftPlace, place));
		},

		async deleteIn(tx, personId, place) {
			await drafts.delete(personId, place, tx);
		}
	};
}

function signedIn(actor: Actor): PersonActor {
	if (!isPerson(actor)) throw new DomainError('sign_in_required');
	return actor;
}
