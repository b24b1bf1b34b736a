import type { NewCity, NewCountry, NewRegion } from '../features/cities/cities.repository.ts';
import type { ThemeRow } from '../features/themes/themes.model.ts';
import { regionRows, themeRows } from '../network/base-rows.ts';
import type { Trilingual } from '../../src/lib/shared/locale.ts';
import type { DemoCity, DemoNetwork } from './content/shape.ts';

export interface DemoPlaces {
	regions: NewRegion[];
	countries: NewCountry[];
	cities: NewCity[];
	themes: Omit<ThemeRow, '_id'>[];
}

/** The demo's places and themes as rows, in the order in which lists show them. */
export function demoPlaces(network: DemoNetwork): DemoPlaces {
	return {
		regions: regionRows(network),
		countries: network.countries.map((country) => ({
			...country,
			weekendDays: [...country.weekendDays],
			monthStyle: country.monthStyle ?? null
		})),
		cities: network.cities.map(cityRow),
		themes: themeRows(network)
	};
}

function cityRow(city: DemoCity): NewCity {
	const { slug, kind, name, countryIso2, regionKey, location, fictional } = city;
	const place = { slug, kind, name, countryIso2, regionKey, location, fictional };
	if (!city.fictional) return { ...place, sources: [...city.seeds], facts: [...city.facts] };
	const { profile } = city;
	const lists = (texts: readonly Trilingual[]) => [...texts];
	return {
		...place,
		sources: [],
		facts: [],
		profile: {
			populationBand: profile.populationBand,
			workingLanguages: [...profile.workingLanguages],
			challenges: lists(profile.challenges),
			practices: lists(profile.practices),
			offers: lists(profile.offers),
			offerThemes: [...profile.offerThemes],
			asks: lists(profile.asks)
		}
	};
}
