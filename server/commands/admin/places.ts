import { SYSTEM } from '../../features/accounts/accounts.policy.ts';
import type { PlaceOutcome } from '../../features/cities/places.ts';
import { isDomainError } from '../../kernel/errors.ts';
import { CITY_KINDS, MONTH_STYLES } from '../../../src/lib/shared/places.ts';
import { must, oneOf, Refused, type Desk, type Given, type Verb } from './verb.ts';

const NAMES = { ar: '<Arabic name>', en: '<English name>', fr: '<French name>' };
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const names = ({ ar, en, fr }: Given) => ({ ar, en, fr });

export const addCountry: Verb = {
	summary: 'Adds a country; its weekend days are no working days.',
	needs: { iso2: '<code, such as IQ>', ...NAMES, weekend: 'fri,sat' },
	may: { months: MONTH_STYLES.join('|') },
	async run(desk, given) {
		const iso2 = must(given, 'iso2').toUpperCase();
		const days = must(given, 'weekend').split(',');
		const weekendDays = days.map((day) => DAYS.indexOf(oneOf('weekend', day.trim().toLowerCase(), DAYS)));
		const monthStyle = given.months ? oneOf('months', given.months, MONTH_STYLES) : null;
		const country = { iso2, ...names(given), weekendDays, monthStyle };
		await tell(desk, `country ${iso2}`, desk.services.places.addCountry(SYSTEM, country));
	}
};

export const addRegion: Verb = {
	summary: 'Adds a region. (Eight are there from the beginning.)',
	needs: { key: '<key>', ...NAMES },
	may: { hub: '' },
	async run(desk, given) {
		const key = must(given, 'key');
		const region = { key, ...names(given), hub: given.hub !== undefined };
		await tell(desk, `region ${key}`, desk.services.places.addRegion(SYSTEM, region));
	}
};

export const addCity: Verb = {
	summary: 'Adds a member city.',
	needs: {
		slug: '<word in the address>',
		kind: CITY_KINDS.join('|'),
		country: '<code>',
		region: '<key>',
		...NAMES
	},
	async run(desk, given) {
		const kind = oneOf('kind', must(given, 'kind'), CITY_KINDS);
		const slug = must(given, 'slug');
		const countryIso2 = must(given, 'country').toUpperCase();
		const regionKey = must(given, 'region');
		await assertThere(desk, countryIso2, regionKey);
		const city = { slug, kind, countryIso2, regionKey, ...names(given) };
		await tell(desk, `city ${slug}`, desk.services.places.addCity(SYSTEM, city));
	}
};

async function assertThere({ services }: Desk, iso2: string, regionKey: string): Promise<void> {
	const { country, region } = await services.places.all(SYSTEM);
	if (!country.some(({ key }) => key === iso2))
		throw new Refused(`There is no country ${iso2} yet: add it first, with add-country.`);
	if (!region.some(({ key }) => key === regionKey))
		throw new Refused(
			`There is no region "${regionKey}". There are: ${region.map(({ key }) => key).join(', ')}.`
		);
}

async function tell({ say }: Desk, what: string, adding: Promise<PlaceOutcome>): Promise<void> {
	const outcome = await adding.catch((error: unknown) => {
		if (!isDomainError(error) || error.code !== 'conflict') throw error;
		throw new Refused(`The ${what} is there already, with other facts. Nothing was changed.`);
	});
	if (outcome === 'already') say(`The ${what} was there already.`);
	else say(`Added the ${what}. A running Multaqa shows it within half a minute.`);
}
