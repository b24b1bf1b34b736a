import { beforeAll, describe, expect, it } from 'vitest';
import { DEMO_NETWORK } from '../../server/demo/content/index.ts';
import { demoPlaces } from '../../server/demo/places.ts';
import {
	createCityModel,
	createCountryModel,
	createRegionModel
} from '../../server/features/cities/cities.model.ts';
import {
	createCitiesRepository,
	type CitiesRepository
} from '../../server/features/cities/cities.repository.ts';
import { createCitiesService, type CitiesService } from '../../server/features/cities/cities.service.ts';
import { createThemeModel } from '../../server/features/themes/themes.model.ts';
import { createThemesRepository } from '../../server/features/themes/themes.repository.ts';
import { createThemesService, type ThemesService } from '../../server/features/themes/themes.service.ts';
import { GUEST, type Actor } from '../../server/kernel/actor.ts';
import { ensureIndexes } from '../../server/platform/mongo/indexes.ts';
import { freshDatabase } from '../support/mongo.ts';

let repository: CitiesRepository;
let cities: CitiesService;
let themes: ThemesService;
let idOf: Map<string, string>;
let time = Date.parse('2026-11-21T09:00:00Z');

beforeAll(async () => {
	const { connection } = await freshDatabase();
	const themeRepository = createThemesRepository(createThemeModel(connection));
	repository = createCitiesRepository({
		regions: createRegionModel(connection),
		countries: createCountryModel(connection),
		cities: createCityModel(connection)
	});
	await ensureIndexes(connection);
	const places = demoPlaces(DEMO_NETWORK);
	await repository.addRegions(places.regions);
	await repository.addCountries(places.countries);
	idOf = await repository.addCities(places.cities);
	await themeRepository.add(places.themes);
	themes = createThemesService({ repository: themeRepository });
	cities = createCitiesService({ repository, themes, clock: { now: () => new Date(time) } });
});

const person = (cityId: string): Actor => ({
	kind: 'person',
	personId: 'f'.repeat(24),
	sessionId: 's',
	locale: 'ar',
	grants: [{ role: 'member', scope: { kind: 'city', id: cityId } }]
});
const EN = { locale: 'en' } as const;
const slugs = (page: { cities: { slug: string }[] }) => page.cities.map(({ slug }) => slug);

describe('the list of cities', () => {
	it('shows a guest all of them, with the regions that have some', async () => {
		const page = await cities.list(GUEST, EN);
		expect(page.cities).toHaveLength(DEMO_NETWORK.cities.length);
		expect(page.regions.map(({ key }) => key)).toContain('mena');
		expect(page.regions.reduce((sum, { count }) => sum + count, 0)).toBe(page.cities.length);
	});

	it('is in the order of the reader’s alphabet', async () => {
		const english = slugs(await cities.list(GUEST, EN));
		const arabic = slugs(await cities.list(GUEST, { locale: 'ar' }));
		expect([english.at(0), english.at(-1)]).toEqual(['aarhus', 'vilvoorde']);
		// آرهوس, سكوبي, ولاية كانو
		expect(arabic.indexOf('aarhus')).toBeLessThan(arabic.indexOf('skopje'));
		expect(arabic.indexOf('skopje')).toBeLessThan(arabic.indexOf('kano-state'));
	});

	it('is narrowed to a region', async () => {
		const page = await cities.list(GUEST, { ...EN, regionKey: 'western-balkans' });
		expect(slugs(page)).toEqual(['cair', 'elbasan', 'gostivar', 'kumanovo', 'skopje', 'tisovgrad']);
		expect(page.regionKey).toBe('western-balkans');
		expect(page.regions.length).toBeGreaterThan(3);
	});

	it.each([
		['مرسي الياسمين', 'marsa-yasmin'],
		['أرجوانه', 'marsa-yasmin'],
		['MONTREAL', 'montreal'],
		['cair', 'cair'],
		['سكوبي', 'skopje'],
		['etat victoria', 'victoria-au']
	])('finds «%s»', async (q, slug) => {
		expect(slugs(await cities.list(GUEST, { ...EN, q }))).toContain(slug);
	});

	it.each(['(', '$where', '.*', 'ـــ', '\u202e', 'x'.repeat(100_000)])(
		'takes hostile words for what they are (%#)',
		async (q) => {
			const page = await cities.list(GUEST, { ...EN, q, regionKey: '__proto__' });
			expect(page.regionKey).toBeNull();
			expect(page.query.length).toBeLessThanOrEqual(100);
			expect(page.query).not.toMatch(/[\u202a-\u202e]/);
		}
	);
});

describe('a city page', () => {
	it('of a real place holds facts and nothing that a city says of itself', async () => {
		const page = await cities.bySlug(GUEST, 'kumanovo');
		expect(page.fictional).toBe(false);
		expect(page.facts.length).toBeGreaterThan(0);
		expect([page.challenges, page.practices, page.offers, page.asks, page.workingLanguages].flat()).toEqual(
			[]
		);
		expect(page.populationBand).toBeNull();
		expect(JSON.parse(JSON.stringify(page))).toEqual(page);
	});

	it('of a demonstration city names its themes and has no place on the map', async () => {
		const page = await cities.bySlug(GUEST, 'marsa-yasmin');
		expect(page).toMatchObject({
			id: idOf.get('marsa-yasmin'),
			fictional: true,
			location: null,
			countryName: { ar: 'أرجوانة' },
			region: { key: 'mena', hub: true }
		});
		expect(page.offerThemes.map(({ key }) => key)).toEqual(['youth', 'faith', 'crisis-response']);
		expect(JSON.parse(JSON.stringify(page))).toEqual(page);
	});

	it('that does not exist and one that is not for this viewer look the same', async () => {
		const [closed] = demoPlaces(DEMO_NETWORK).cities;
		const added = await repository.addCities([{ ...closed!, slug: 'closed-city', visibility: 'city' }]);
		time += 60_000;
		const own = person(added.get('closed-city')!);
		const refusals = await Promise.all(
			['closed-city', 'no-such-city', '../secret', ''].map((slug) =>
				cities.bySlug(GUEST, slug).catch((error: unknown) => error)
			)
		);
		for (const refusal of refusals) expect(refusal).toMatchObject({ code: 'not_found', message: 'city' });
		expect(slugs(await cities.list(GUEST, EN))).not.toContain('closed-city');
		expect(slugs(await cities.list(own, EN))).toContain('closed-city');
		expect((await cities.bySlug(own, 'closed-city')).slug).toBe('closed-city');
	});
});

describe('cards for others', () => {
	it('come by id; what is unknown is left out', async () => {
		const id = idOf.get('port-amberley')!;
		const cards = await cities.cityCards([id, 'f'.repeat(24), 'nonsense']);
		expect([...cards.keys()]).toEqual([id]);
		expect(cards.get(id)).toMatchObject({ slug: 'port-amberley', fictional: true, kind: 'city' });
	});

	it('name who can help with a theme', async () => {
		const offering = await cities.offering(GUEST, 'ppp');
		expect(offering.map(({ slug }) => slug)).toEqual(['port-amberley']);
	});
});

describe('themes', () => {
	it('come in their order, one by key, none by another', async () => {
		const all = await themes.list();
		expect(all.map(({ key }) => key)).toEqual(DEMO_NETWORK.themes.map(({ key }) => key));
		expect(await themes.byKey('nlc')).toMatchObject({ name: { fr: 'Coopération nationale-locale' } });
		expect([...(await themes.cards()).keys()]).toEqual(all.map(({ key }) => key));
		await expect(themes.byKey('constructor')).rejects.toMatchObject({ code: 'not_found' });
	});
});

describe('the database', () => {
	it('takes no second city of one slug, and no field that nobody declared', async () => {
		const [row] = demoPlaces(DEMO_NETWORK).cities;
		await expect(repository.addCities([row!])).rejects.toMatchObject({ code: 11000 });
		const odd = { ...row!, slug: 'odd', mayor: 'Somebody' };
		await expect(repository.addCities([odd])).rejects.toMatchObject({ name: 'StrictModeError' });
	});
});
