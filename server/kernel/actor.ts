import type { Locale } from '../../src/lib/shared/locale.ts';
import type { Role, Scope } from '../../src/lib/shared/roles.ts';

/** A role in force now; expired and future grants never reach an actor. */
export interface Grant {
	role: Role;
	scope: Scope;
}

/** Whoever asks for something: nobody we know, or a signed-in person with the roles in force now. */
export type Actor = Guest | PersonActor;

export interface Guest {
	kind: 'guest';
}

export interface PersonActor {
	kind: 'person';
	personId: string;
	sessionId: string;
	locale: Locale;
	grants: readonly Grant[];
}

export const GUEST: Guest = Object.freeze({ kind: 'guest' });

export function isPerson(actor: Actor): actor is PersonActor {
	return actor.kind === 'person';
}

/** Ids of the scopes in which the actor holds one of `roles`. */
export function scopesOf(actor: Actor, ...roles: Role[]): string[] {
	if (!isPerson(actor)) return [];
	return actor.grants.flatMap((g) =>
		roles.includes(g.role) && g.scope.kind !== 'network' ? [g.scope.id] : []
	);
}

export function isSecretariat(actor: Actor): boolean {
	return isPerson(actor) && actor.grants.some((g) => g.role === 'secretariat');
}

/** Moderates this forum. The secretariat looks after every forum. */
export function moderates(actor: Actor, forumId: string): boolean {
	return isSecretariat(actor) || scopesOf(actor, 'moderator').includes(forumId);
}

/** The cities a person speaks for or works in. */
export function citiesOf(actor: Actor): string[] {
	return [...new Set(scopesOf(actor, 'member', 'liaison', 'contributor'))];
}

/** Belongs to the network: works for a member city, moderates, or serves the network as a whole. */
export function isMember(actor: Actor): boolean {
	return isPerson(actor) && actor.grants.length > 0;
}
