import type {
	CityCard,
	CityPage,
	CountryView,
	RegionView,
	ThemeCard
} from '../../../src/lib/shared/city-views.ts';
import type { CityRow, CountryRow, RegionRow } from './cities.model.ts';

/** Shown of a city whose country is missing: the code itself, in every language. */
function codeAsName(iso2: string): CountryRow['name'] {
	return { ar: iso2, en: iso2, fr: iso2 };
}

export function presentCityCard(row: CityRow, country: CountryRow | undefined): CityCard {
	return {
		id: String(row._id),
		slug: row.slug,
		name: row.name,
		kind: row.kind,
		countryName: country?.name ?? codeAsName(row.countryIso2),
		regionKey: row.regionKey,
		fictional: row.fictional
	};
}

export function presentCityPage(
	row: CityRow,
	card: CityCard,
	region: RegionRow | undefined,
	themes: ReadonlyMap<string, ThemeCard>
): CityPage {
	const { populationBand, workingLanguages, challenges, practices, offers, offerThemes, asks } = row.profile;
	return {
		...card,
		region: region ? presentRegion(region) : null,
		location: row.location && { lat: row.location.lat, lon: row.location.lon },
		populationBand,
		workingLanguages,
		facts: row.facts,
		challenges,
		practices,
		offers,
		offerThemes: offerThemes.flatMap((key) => themes.get(key) ?? []),
		asks
	};
}

export function presentRegion(row: RegionRow): RegionView {
	return { key: row.key, name: row.name, hub: row.hub };
}

export function presentCountry(row: CountryRow): CountryView {
	return { iso2: row.iso2, name: row.name, weekendDays: row.weekendDays, fictional: row.fictional };
}
