import { cookieValue } from '../http/cookie.ts';
import type { PersonActor } from '../kernel/actor.ts';
import type { LiveAccounts, LiveCities, Recognised, ShownCity } from './ports.ts';

/** Who a socket speaks for. */
export interface LiveIdentity {
	actor: PersonActor;
	/** The person's city; null when they have none or did not agree to be shown. */
	shownCity: ShownCity | null;
}

export interface Identities {
	/** The person behind a `Cookie` header; null for guests. */
	atDoor(cookies: string | undefined): Promise<LiveIdentity | null>;
	/** The same, later, for a session known by its id; null when it has ended. */
	again(sessionId: string): Promise<LiveIdentity | null>;
}

/** @param secure whether pages are served over https, which the session cookie's name depends on */
export function createIdentities(accounts: LiveAccounts, cities: LiveCities, secure: boolean): Identities {
	const name = accounts.cookieName({ protocol: secure ? 'https:' : 'http:' });

	async function identity(recognised: Recognised | null): Promise<LiveIdentity | null> {
		if (!recognised) return null;
		const { actor, person } = recognised;
		const cityId = person.sharePresence ? person.cityId : null;
		const card = cityId ? (await cities.cityCards([cityId])).get(cityId) : undefined;
		return { actor, shownCity: card ? { slug: card.slug, name: card.name } : null };
	}

	return {
		async atDoor(cookies) {
			const token = cookieValue(cookies, name);
			return token ? identity(await accounts.authenticate(token)) : null;
		},
		async again(sessionId) {
			return identity(await accounts.judgeAgain(sessionId));
		}
	};
}
