import type {
	CityCard,
	CityListPage,
	CityPage,
	CountryView,
	RegionView,
	ThemeCard
} from '../../../src/lib/shared/city-views.ts';
import type { Locale } from '../../../src/lib/shared/locale.ts';
import type { Actor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import { cleanLine } from '../../kernel/text/clean.ts';
import { fold } from '../../kernel/text/fold.ts';
import type { Clock } from '../../platform/clock.ts';
import { maySeeCity } from './cities.policy.ts';
import { presentCityPage, presentCountry, presentRegion } from './cities.presenter.ts';
import type { CitiesRepository } from './cities.repository.ts';
import { createDirectory, type Entry } from './directory.ts';

/** What a city page needs of the themes; the container passes it in. */
export interface Themes {
	/** Cards by theme key. */
	cards(): Promise<ReadonlyMap<string, ThemeCard>>;
}

export interface CitiesOptions {
	repository: Pick<CitiesRepository, 'all'>;
	themes: Themes;
	clock: Clock;
}

/** Which cities to list. Region and words come from the address bar: an unknown region narrows nothing. */
export interface CityFilter {
	regionKey?: string | null;
	q?: string | null;
	/** The alphabet to order names by. */
	locale: Locale;
}

/** Nobody's name of a place is longer, in UTF-16 units. */
const QUERY_MAX = 100;

export type CitiesService = ReturnType<typeof createCitiesService>;

/** The places of the network: member cities, their countries and regions. */
export function createCitiesService({ repository, themes, clock }: CitiesOptions) {
	const directory = createDirectory(() => repository.all(), clock);

	async function visibleEntries(actor: Actor): Promise<Entry[]> {
		const { entries } = await directory.current();
		return entries.filter((entry) => maySeeCity(actor, entry.row));
	}

	return {
		/** The cities this viewer may see, by name, in one region and with all words of the query if asked so. */
		async list(actor: Actor, filter: CityFilter): Promise<CityListPage> {
			const [{ regions }, visible] = await Promise.all([directory.current(), visibleEntries(actor)]);
			const counted = regions.flatMap((region) => {
				const count = visible.filter(({ row }) => row.regionKey === region.key).length;
				return count > 0 ? [{ ...presentRegion(region), count }] : [];
			});
			const regionKey = counted.find(({ key }) => key === filter.regionKey)?.key ?? null;
			const query = cleanLine((filter.q ?? '').slice(0, QUERY_MAX));
			const wanted = fold(query).split(/\s+/).filter(Boolean);
			const collator = new Intl.Collator(filter.locale);
			const cities = visible
				.filter(({ row }) => regionKey === null || row.regionKey === regionKey)
				.filter(({ words }) => wanted.every((word) => words.includes(word)))
				.map(({ card }) => card)
				.sort((a, b) => collator.compare(a.name[filter.locale], b.name[filter.locale]));
			return { cities, regions: counted, regionKey, query };
		},

		/** @throws DomainError `not_found` */
		async bySlug(actor: Actor, slug: string): Promise<CityPage> {
			const [{ bySlug, regions }, themeCards] = await Promise.all([
				directory.knowing((known) => known.bySlug.has(slug)),
				themes.cards()
			]);
			const entry = bySlug.get(slug);
			if (!entry || !maySeeCity(actor, entry.row)) throw new DomainError('not_found', 'city');
			const region = regions.find(({ key }) => key === entry.row.regionKey);
			return presentCityPage(entry.row, entry.card, region, themeCards);
		},

		/**
		 * Cards by id, for what names cities elsewhere; unknown ids are left out. Whether a post shows its
		 * city is decided by the post's attribution, so this asks for no viewer.
		 */
		async cityCards(ids: readonly string[]): Promise<ReadonlyMap<string, CityCard>> {
			const { byId } = await directory.knowing((known) => ids.every((id) => known.byId.has(id)));
			return new Map(
				ids.flatMap((id) => {
					const entry = byId.get(id);
					return entry ? [[id, entry.card]] : [];
				})
			);
		},

		/** Cities that say they can help with a theme, as far as this viewer may see them. */
		async offering(actor: Actor, themeKey: string): Promise<CityCard[]> {
			const entries = await visibleEntries(actor);
			return entries.filter(({ row }) => row.profile.offerThemes.includes(themeKey)).map(({ card }) => card);
		},

		async regions(): Promise<RegionView[]> {
			return (await directory.current()).regions.map(presentRegion);
		},

		async countries(): Promise<CountryView[]> {
			return (await directory.current()).countries.map(presentCountry);
		},

		/** Call after places were written: the next question reads them again. */
		invalidate: directory.invalidate
	};
}
