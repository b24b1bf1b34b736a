import type { ErrorCode } from '../../../src/lib/shared/error-codes.ts';
import { isPerson, isSecretariat, moderates, scopesOf, type Actor } from '../../kernel/actor.ts';

/** Why not, or null for "may". */
export const whyNotModerate = (actor: Actor, forumId: string): ErrorCode | null =>
	!isPerson(actor) ? 'sign_in_required' : moderates(actor, forumId) ? null : 'not_allowed';

export const isModerator = (actor: Actor) => isSecretariat(actor) || scopesOf(actor, 'moderator').length > 0;
