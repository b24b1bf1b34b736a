import type { MonthStyle } from '../../../src/lib/shared/places.ts';
import type { DemoCountry } from './shape.ts';

const SATURDAY_SUNDAY = [6, 0];
const FRIDAY_SATURDAY = [5, 6];

function real(
	iso2: string,
	[ar, en, fr]: [string, string, string],
	weekendDays: number[],
	monthStyle?: MonthStyle
): DemoCountry {
	const country: DemoCountry = { iso2, name: { ar, en, fr }, weekendDays, fictional: false };
	return monthStyle ? { ...country, monthStyle } : country;
}

function invented(...[iso2, names, weekendDays, monthStyle]: Parameters<typeof real>): DemoCountry {
	return { ...real(iso2, names, weekendDays, monthStyle), fictional: true };
}

/** Countries of the real places in the seed documents, and five that exist only here. */
export const COUNTRIES: readonly DemoCountry[] = [
	real('IQ', ['العراق', 'Iraq', 'Irak'], FRIDAY_SATURDAY, 'levant_iraq'),
	real('US', ['الولايات المتحدة', 'United States', 'États-Unis'], SATURDAY_SUNDAY),
	real('MA', ['المغرب', 'Morocco', 'Maroc'], SATURDAY_SUNDAY, 'maghreb'),
	real('PK', ['باكستان', 'Pakistan', 'Pakistan'], SATURDAY_SUNDAY),
	real('GB', ['المملكة المتحدة', 'United Kingdom', 'Royaume-Uni'], SATURDAY_SUNDAY),
	real('NO', ['النرويج', 'Norway', 'Norvège'], SATURDAY_SUNDAY),
	real('KE', ['كينيا', 'Kenya', 'Kenya'], SATURDAY_SUNDAY),
	real('CA', ['كندا', 'Canada', 'Canada'], SATURDAY_SUNDAY),
	real('SN', ['السنغال', 'Senegal', 'Sénégal'], SATURDAY_SUNDAY),
	real('MK', ['مقدونيا الشمالية', 'North Macedonia', 'Macédoine du Nord'], SATURDAY_SUNDAY),
	real('AL', ['ألبانيا', 'Albania', 'Albanie'], SATURDAY_SUNDAY),
	real('DK', ['الدنمارك', 'Denmark', 'Danemark'], SATURDAY_SUNDAY),
	real('BE', ['بلجيكا', 'Belgium', 'Belgique'], SATURDAY_SUNDAY),
	real('AU', ['أستراليا', 'Australia', 'Australie'], SATURDAY_SUNDAY),
	real('NG', ['نيجيريا', 'Nigeria', 'Nigéria'], SATURDAY_SUNDAY),
	invented('XA', ['أرجوانة', 'Arjuwana', 'Arjouana'], FRIDAY_SATURDAY, 'levant_iraq'),
	invented('XB', ['لورفانيا', 'Lorvania', 'Lorvanie'], SATURDAY_SUNDAY),
	invented('XC', ['كالدرمير', 'Caldermere', 'Caldermère'], SATURDAY_SUNDAY),
	invented('XD', ['تافوريا', 'Tavoria', 'Tavorie'], SATURDAY_SUNDAY),
	invented('XE', ['سانوديا', 'Sanoudia', 'Sanoudie'], SATURDAY_SUNDAY)
];
