import type { ClientSession, Model } from 'mongoose';
import type { CityProfile, CityRow, CountryRow, RegionRow } from './cities.model.ts';

export interface CityModels {
	regions: Model<RegionRow>;
	countries: Model<CountryRow>;
	cities: Model<CityRow>;
}

/** Every place of the network. */
export interface PlaceRows {
	regions: RegionRow[];
	countries: CountryRow[];
	cities: CityRow[];
}

export type NewRegion = Omit<RegionRow, '_id'>;
export type NewCountry = Omit<CountryRow, '_id'>;
export type NewCity = Omit<CityRow, '_id' | 'profile' | 'visibility'> & {
	profile?: CityProfile;
	visibility?: CityRow['visibility'];
};

/** A city of which only its name and place are known. */
export type NewMember = Pick<CityRow, 'slug' | 'kind' | 'name' | 'countryIso2' | 'regionKey' | 'fictional'>;

export type CitiesRepository = ReturnType<typeof createCitiesRepository>;

export function createCitiesRepository(models: CityModels) {
	return {
		/** All places at once: a network has hundreds of them, and they seldom change. */
		async all(): Promise<PlaceRows> {
			const [regions, countries, cities] = await Promise.all([
				models.regions.find().sort({ order: 1 }).lean<RegionRow[]>(),
				models.countries.find().sort({ iso2: 1 }).lean<CountryRow[]>(),
				models.cities.find().sort({ slug: 1 }).lean<CityRow[]>()
			]);
			return { regions, countries, cities };
		},

		country: (iso2: string, session: ClientSession) =>
			models.countries.findOne({ iso2 }).session(session).lean<CountryRow>(),

		region: (key: string, session: ClientSession) =>
			models.regions.findOne({ key }).session(session).lean<RegionRow>(),

		city: (slug: string, session: ClientSession) =>
			models.cities.findOne({ slug }).session(session).lean<CityRow>(),

		/** Returns the new country's id; `addRegion` and `addCity` do likewise. */
		async addCountry(row: NewCountry, session: ClientSession): Promise<string> {
			const [added] = await models.countries.create([row], { session });
			return String(added?._id);
		},

		async addRegion(row: NewRegion, session: ClientSession): Promise<string> {
			const [added] = await models.regions.create([row], { session });
			return String(added?._id);
		},

		async addCity(row: NewMember, session: ClientSession): Promise<string> {
			const [added] = await models.cities.create([row], { session });
			return String(added?._id);
		},

		async regionKeys(session: ClientSession): Promise<Set<string>> {
			return new Set(await models.regions.distinct('key').session(session));
		},

		async addRegions(rows: readonly NewRegion[], session?: ClientSession): Promise<void> {
			await models.regions.insertMany([...rows], { session });
		},

		async addCountries(rows: readonly NewCountry[], session?: ClientSession): Promise<void> {
			await models.countries.insertMany([...rows], { session });
		},

		/** Returns the new cities' ids by slug. */
		async addCities(rows: readonly NewCity[], session?: ClientSession): Promise<Map<string, string>> {
			const added = await models.cities.insertMany([...rows], { session });
			return new Map(added.map((row) => [row.slug, String(row._id)]));
		}
	};
}
