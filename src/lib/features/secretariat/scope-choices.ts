import type { Services } from '../../../../server/container.ts';
import type { Actor } from '../../../../server/kernel/actor.ts';
import type { ScopeChoice, ScopeChoices } from './scopes';

/** All that roles can be granted for. Throws `not_found` unless the actor is of the secretariat. */
export async function scopeChoices({ places, forum }: Services, actor: Actor): Promise<ScopeChoices> {
	const [all, forums] = await Promise.all([places.all(actor), forum.refs(actor)]);
	const choice = ({ id, name }: ScopeChoice): ScopeChoice => ({ id, name });
	return {
		city: all.city.map(choice),
		forum: forums.map(choice),
		region: all.region.map(choice),
		country: all.country.map(choice)
	};
}
