import type { Actor } from '../../kernel/actor.ts';
import { canSee } from '../../kernel/visibility.ts';
import type { CityRow } from './cities.model.ts';

/** A city page is public unless the city asked otherwise; `city` means its own people. */
export function maySeeCity(actor: Actor, city: Pick<CityRow, '_id' | 'visibility'>): boolean {
	return canSee(actor, {
		visibility: city.visibility,
		forumId: null,
		groupIds: [],
		cityIds: [String(city._id)],
		personIds: [],
		authorId: null,
		concealed: false
	});
}
