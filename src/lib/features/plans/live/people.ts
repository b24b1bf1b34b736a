import type { Awareness } from 'y-protocols/awareness';
import { PLAN_ROLES, type PlanRole, type StampedPresence } from '../../../shared/plans/wire.ts';

/** Somebody else who has the plan open, as the server says (P9). Two tabs of one person count once. */
export interface PersonHere {
	/** Their connections' ids in awareness. */
	clients: readonly number[];
	name: string | null;
	city: StampedPresence['user']['city'];
	role: PlanRole;
	/** 0…7, the colour of their caret. */
	color: number;
	/** A section's key, `rows:<kind>:<row>:<field>`, or nowhere. */
	place: string | null;
}

/** Everybody else in the plan, those who write first, then by city and name. States of wrong shape are left out. */
export function othersIn(awareness: Pick<Awareness, 'clientID' | 'getStates'>): PersonHere[] {
	const people = new Map<string, PersonHere>();
	for (const [client, state] of awareness.getStates()) {
		if (client === awareness.clientID) continue;
		const person = personOf(client, state as Partial<StampedPresence>);
		if (!person) continue;
		// Nobody can tell two nameless people of one city apart: they stay two.
		const key = person.name === null ? String(client) : `${person.name}\n${person.city?.id}\n${person.color}`;
		const known = people.get(key);
		if (!known) people.set(key, person);
		else
			people.set(key, {
				...known,
				clients: [...known.clients, client],
				place: known.place ?? person.place
			});
	}
	return [...people.values()].sort(
		(a, b) =>
			PLAN_ROLES.indexOf(a.role) - PLAN_ROLES.indexOf(b.role) ||
			compare(a.city?.slug ?? '', b.city?.slug ?? '') ||
			compare(a.name ?? '', b.name ?? '') ||
			a.clients[0]! - b.clients[0]!
	);
}

function personOf(client: number, state: Partial<StampedPresence>): PersonHere | null {
	const { user } = state;
	if (!user || typeof user !== 'object') return null;
	return {
		clients: [client],
		name: typeof user.name === 'string' ? user.name : null,
		city: user.city ?? null,
		role: PLAN_ROLES.includes(user.role) ? user.role : 'viewer',
		color: Number.isInteger(user.color) ? Math.abs(user.color) % 8 : 0,
		place: typeof state.place === 'string' ? state.place : null
	};
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
