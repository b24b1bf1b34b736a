/** What a member place is. The network calls all of them "city", whatever their law does. */
export const CITY_KINDS = [
	'city',
	'town',
	'municipality',
	'district',
	'county',
	'governorate',
	'state'
] as const;
export type CityKind = (typeof CITY_KINDS)[number];

/** How many people live there, in steps: enough to find a peer of one's size. */
export const POPULATION_BANDS = ['under_20k', '20k_100k', '100k_500k', '500k_1m', 'over_1m'] as const;
export type PopulationBand = (typeof POPULATION_BANDS)[number];

/** How a country names its months in Arabic (the same month is أيار or مايو or ماي). */
export const MONTH_STYLES = ['levant_iraq', 'egypt_gulf', 'both', 'maghreb'] as const;
export type MonthStyle = (typeof MONTH_STYLES)[number];
