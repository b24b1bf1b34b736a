/**
 * What pages see of places and themes: plain JSON, ids as 24-digit hex strings. Made by the presenters
 * in `server/features/cities` and `server/features/themes` only.
 */
import type { Locale, Trilingual } from './locale.ts';
import type { CityKind, PopulationBand } from './places.ts';

/** What is shown of a city wherever it is named. */
export interface CityCard {
	id: string;
	slug: string;
	name: Trilingual;
	kind: CityKind;
	countryName: Trilingual;
	regionKey: string;
	/** Invented for the demonstration: the page says so. */
	fictional: boolean;
}

export interface RegionView {
	key: string;
	name: Trilingual;
	/** The network runs a regional hub there. */
	hub: boolean;
}

export interface CountryView {
	iso2: string;
	name: Trilingual;
	/** 0 = Sunday … 6 = Saturday. */
	weekendDays: number[];
	fictional: boolean;
}

export interface CityListPage {
	cities: CityCard[];
	/** Regions that have cities this viewer may see, with how many, whatever the filter says. */
	regions: (RegionView & { count: number })[];
	/** The filter as it was understood; null and '' when there is none. */
	regionKey: string | null;
	query: string;
}

export interface CityPage extends CityCard {
	region: RegionView | null;
	/** City level, never finer. Null for invented places. */
	location: { lat: number; lon: number } | null;
	populationBand: PopulationBand | null;
	workingLanguages: Locale[];
	/** What published reports say of the place. */
	facts: Trilingual[];
	challenges: Trilingual[];
	practices: Trilingual[];
	/** "Can help with". */
	offers: Trilingual[];
	offerThemes: ThemeCard[];
	/** "Looking for". */
	asks: Trilingual[];
}

/** What is shown of a theme wherever it is named. */
export interface ThemeCard {
	key: string;
	name: Trilingual;
}

export interface ThemeView extends ThemeCard {
	id: string;
	description: Trilingual;
}
