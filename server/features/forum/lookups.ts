import type { CityRef } from '../../../src/lib/shared/forum-views.ts';
import type { Cities, People, PersonCard } from './forum.ports.ts';
import type { PostRow, ThreadRow } from './thread.model.ts';

/** People and places that the posts at hand name, read once for all of them. */
export interface Lookups {
	person(id: string): PersonCard | undefined;
	city(id: string | null): CityRef | null;
}

type Named = Pick<PostRow, 'authorId' | 'cityId' | 'hidden'> & Partial<Pick<ThreadRow, 'locked'>>;

export async function lookUp(people: People, cities: Cities, posts: readonly Named[]): Promise<Lookups> {
	const personIds = new Set<string>();
	const cityIds = new Set<string>();
	for (const post of posts) {
		personIds.add(post.authorId);
		if (post.cityId) cityIds.add(post.cityId);
		if (post.hidden) personIds.add(post.hidden.by);
		if (post.locked) personIds.add(post.locked.by);
	}
	const [personCards, cityCards] = await Promise.all([
		personIds.size > 0 ? people.personCards([...personIds]) : new Map<string, PersonCard>(),
		cityIds.size > 0 ? cities.cityCards([...cityIds]) : new Map<string, CityRef>()
	]);
	return {
		person: (id) => personCards.get(id),
		city: (id) => {
			const card = id ? cityCards.get(id) : undefined;
			return card ? { slug: card.slug, name: card.name } : null;
		}
	};
}
