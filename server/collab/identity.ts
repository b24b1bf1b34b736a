import { cookieValue } from '../http/cookie.ts';
import type { PersonActor } from '../kernel/actor.ts';
import type { CollabAccounts, CollabCities, CollabPerson, CollabPlans, PlanAccess } from './ports.ts';
import type { Stamp } from './presence/people.ts';

/** Who a socket speaks for in a plan, and what they may do there now. */
export interface PlanIdentity {
	actor: PersonActor;
	access: PlanAccess;
	/** What insiders read beside this person's cursor. */
	stamp: Stamp;
}

export interface PlanIdentities {
	/** The person behind a `Cookie` header, `no_session` for guests, `no_plan` when there is none for them. */
	atDoor(cookies: string | undefined, planId: string): Promise<PlanVerdict>;
	/** The same, later, for a session known by its id. */
	again(sessionId: string, planId: string): Promise<PlanVerdict>;
}

export type PlanVerdict = PlanIdentity | 'no_session' | 'no_plan';

export interface IdentityTools {
	accounts: CollabAccounts;
	cities: CollabCities;
	plans: Pick<CollabPlans, 'access'>;
	/** Pages are served over https, which the session cookie's name depends on. */
	secure: boolean;
}

export function createPlanIdentities({ accounts, cities, plans, secure }: IdentityTools): PlanIdentities {
	const name = accounts.cookieName({ protocol: secure ? 'https:' : 'http:' });

	async function judged(known: CollabPerson | null, planId: string): Promise<PlanVerdict> {
		if (!known) return 'no_session';
		const access = await plans.access(known.actor, planId);
		if (!access) return 'no_plan';
		return { actor: known.actor, access, stamp: await stamp(known, access, planId) };
	}

	/** Whoever only reads is shown if they agreed; whoever writes is always shown to those they write with. */
	async function stamp({ actor, person }: CollabPerson, access: PlanAccess, planId: string): Promise<Stamp> {
		const { role } = access;
		const color = colorOf(actor.personId, planId);
		if (role !== 'editor' && !person.sharePresence) return { name: null, city: null, role, color };
		const cityId = access.cityId ?? person.cityId;
		const card = cityId ? (await cities.cityCards([cityId])).get(cityId) : undefined;
		const city = card ? { id: card.id, slug: card.slug, name: card.name } : null;
		return { name: person.name, city, role, color };
	}

	return {
		async atDoor(cookies, planId) {
			const token = cookieValue(cookies, name);
			return token ? judged(await accounts.authenticate(token), planId) : 'no_session';
		},
		async again(sessionId, planId) {
			return judged(await accounts.judgeAgain(sessionId), planId);
		}
	};
}

/** 0…7: the same for a person in a plan, whatever the process and the day. */
export function colorOf(personId: string, planId: string): number {
	let hash = 0;
	for (const char of personId + planId) hash = (hash * 31 + char.charCodeAt(0)) >>> 0;
	return hash % 8;
}
