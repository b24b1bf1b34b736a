import { SYSTEM } from '../../features/accounts/accounts.policy.ts';
import { ROLE_SCOPE, ROLES, SCOPE_KINDS, type Role, type Scope } from '../../../src/lib/shared/roles.ts';
import { must, oneOf, Refused, UsageError, type Desk, type Given } from './verb.ts';

/** How scopes are written in a terminal. */
export const SCOPE_WORDS = 'network|forum:<key>|city:<slug>|region:<key>|country:<code>';

export interface AskedRole {
	role: Role;
	scope: Scope;
	/** As a person would write it. */
	written: string;
}

type Named = { id: string; key: string }[];

/** Everything that a role can be granted for. */
async function scopes({ services }: Desk): Promise<Record<Exclude<Scope['kind'], 'network'>, Named>> {
	const forums = await services.store.forums.all({});
	const places = await services.places.all(SYSTEM);
	return { ...places, forum: forums.map(({ _id, key }) => ({ id: String(_id), key })) };
}

/** The role and scope of a call. A role of the whole network needs no scope. */
export async function readRole(desk: Desk, given: Given): Promise<AskedRole> {
	const role = oneOf('role', must(given, 'role'), ROLES);
	const wanted = ROLE_SCOPE[role];
	const written = given.scope ?? (wanted === 'network' ? 'network' : '');
	const [kind = '', key = ''] = written.split(/:(.*)/s);
	if (written === '') throw new UsageError(`The role ${role} needs --scope ${wanted}:…`);
	if (oneOf('scope', kind, SCOPE_KINDS) !== wanted)
		throw new UsageError(`The role ${role} is granted for a ${wanted}, not for "${written}".`);
	if (wanted === 'network') return { role, scope: { kind: 'network' }, written };
	const there = (await scopes(desk))[wanted];
	const found = there.find((scope) => scope.key === key);
	if (found) return { role, scope: { kind: wanted, id: found.id }, written };
	const keys = there.map((scope) => scope.key).join(', ');
	throw new Refused(`There is no ${wanted} "${key}". ${keys ? `There are: ${keys}.` : 'There is none yet.'}`);
}

/** Writes scopes as `readRole` reads them. */
export async function scopeWriter(desk: Desk): Promise<(scope: Scope) => string> {
	const all = await scopes(desk);
	return (scope) =>
		scope.kind === 'network'
			? 'network'
			: `${scope.kind}:${all[scope.kind].find(({ id }) => id === scope.id)?.key ?? scope.id}`;
}
