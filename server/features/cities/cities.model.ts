import { Schema, type Connection, type Model, type Types } from 'mongoose';
import { LOCALES, type Locale, type Trilingual } from '../../../src/lib/shared/locale.ts';
import {
	CITY_KINDS,
	MONTH_STYLES,
	POPULATION_BANDS,
	type CityKind,
	type MonthStyle,
	type PopulationBand
} from '../../../src/lib/shared/places.ts';
import { VISIBILITIES, type Visibility } from '../../../src/lib/shared/visibility.ts';

export interface RegionRow {
	_id: Types.ObjectId;
	key: string;
	name: Trilingual;
	hub: boolean;
	order: number;
}

export interface CountryRow {
	_id: Types.ObjectId;
	/** ISO 3166-1 alpha-2; XA to XZ for invented countries. */
	iso2: string;
	name: Trilingual;
	/** 0 = Sunday … 6 = Saturday: working-day clocks skip these. */
	weekendDays: number[];
	monthStyle: MonthStyle | null;
	fictional: boolean;
}

export interface CityProfile {
	populationBand: PopulationBand | null;
	workingLanguages: Locale[];
	challenges: Trilingual[];
	practices: Trilingual[];
	offers: Trilingual[];
	/** Keys of the themes in which this city can help others. */
	offerThemes: string[];
	asks: Trilingual[];
}

export interface CityRow {
	_id: Types.ObjectId;
	slug: string;
	kind: CityKind;
	name: Trilingual;
	countryIso2: string;
	regionKey: string;
	/** City level, never finer (domain 2.1, rule 5). */
	location: { lat: number; lon: number } | null;
	fictional: boolean;
	/** Documents in which the facts were published. */
	sources: string[];
	facts: Trilingual[];
	profile: CityProfile;
	visibility: Visibility;
}

const OPTIONS = { strict: 'throw', strictQuery: 'throw', autoIndex: false, versionKey: false } as const;

const trilingual = {
	ar: { type: String, required: true },
	en: { type: String, required: true },
	fr: { type: String, required: true }
};
const trilingualList = { type: [new Schema<Trilingual>(trilingual, { _id: false })], default: [] };
const day = { type: Number, min: 0, max: 6 };

export function createRegionModel(connection: Connection): Model<RegionRow> {
	const schema = new Schema<RegionRow>(
		{
			key: { type: String, required: true },
			name: trilingual,
			hub: { type: Boolean, required: true },
			order: { type: Number, required: true }
		},
		{ ...OPTIONS, collection: 'regions' }
	);
	schema.index({ key: 1 }, { unique: true });
	return connection.model<RegionRow>('Region', schema);
}

export function createCountryModel(connection: Connection): Model<CountryRow> {
	const schema = new Schema<CountryRow>(
		{
			iso2: { type: String, required: true, match: /^[A-Z]{2}$/ },
			name: trilingual,
			weekendDays: { type: [day], required: true },
			monthStyle: { type: String, enum: [...MONTH_STYLES, null], default: null },
			fictional: { type: Boolean, default: false }
		},
		{ ...OPTIONS, collection: 'countries' }
	);
	schema.index({ iso2: 1 }, { unique: true });
	return connection.model<CountryRow>('Country', schema);
}

export function createCityModel(connection: Connection): Model<CityRow> {
	const location = new Schema(
		{
			lat: { type: Number, required: true, min: -90, max: 90 },
			lon: { type: Number, required: true, min: -180, max: 180 }
		},
		{ _id: false }
	);
	const schema = new Schema<CityRow>(
		{
			slug: { type: String, required: true, match: /^[a-z0-9]+(-[a-z0-9]+)*$/ },
			kind: { type: String, enum: CITY_KINDS, required: true },
			name: trilingual,
			countryIso2: { type: String, required: true },
			regionKey: { type: String, required: true },
			location: { type: location, default: null },
			fictional: { type: Boolean, default: false },
			sources: { type: [String], default: [] },
			facts: trilingualList,
			profile: {
				populationBand: { type: String, enum: [...POPULATION_BANDS, null], default: null },
				workingLanguages: { type: [{ type: String, enum: LOCALES }], default: [] },
				challenges: trilingualList,
				practices: trilingualList,
				offers: trilingualList,
				offerThemes: { type: [String], default: [] },
				asks: trilingualList
			},
			visibility: { type: String, enum: VISIBILITIES, default: 'public' }
		},
		{ ...OPTIONS, collection: 'cities' }
	);
	schema.index({ slug: 1 }, { unique: true });
	return connection.model<CityRow>('City', schema);
}
