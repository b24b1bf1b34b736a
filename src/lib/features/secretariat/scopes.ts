import type { Trilingual } from '$lib/shared/locale';
import type { Scope, ScopeKind } from '$lib/shared/roles';

/** A place for which roles can be granted, the network as a whole aside. */
export interface ScopeChoice {
	id: string;
	name: Trilingual;
}
export type ScopeChoices = Record<Exclude<ScopeKind, 'network'>, ScopeChoice[]>;

/** How a form writes a scope: `network`, or kind and id such as `city:<24 hex digits>`. */
export function writeScope(scope: Scope): string {
	return scope.kind === 'network' ? 'network' : `${scope.kind}:${scope.id}`;
}

/** The scope that a form names; null when it names none. Whether there is such a place is another question. */
export function readScope(written: string): Scope | null {
	if (written === 'network') return { kind: 'network' };
	const [, kind, id] = /^(city|forum|region|country):([0-9a-f]{24})$/.exec(written) ?? [];
	return kind && id ? { kind: kind as keyof ScopeChoices, id } : null;
}

/** Whether there is such a place now. */
export function isThere(scope: Scope, choices: ScopeChoices): boolean {
	return scope.kind === 'network' || choices[scope.kind].some(({ id }) => id === scope.id);
}

/** What a role's scope is called; null for the whole network and for what is gone. */
export function scopeName(scope: Scope, choices: ScopeChoices): Trilingual | null {
	if (scope.kind === 'network') return null;
	return choices[scope.kind].find(({ id }) => id === scope.id)?.name ?? null;
}
