import { Types } from 'mongoose';
import { describe, expect, it } from 'vitest';
import type { CityRow } from './cities.model.ts';
import type { PlaceRows } from './cities.repository.ts';
import { createDirectory } from './directory.ts';

function city(slug: string): CityRow {
	return {
		_id: new Types.ObjectId(),
		slug,
		kind: 'city',
		name: { ar: 'بئر الكلمات', en: 'Bir Kalimat', fr: 'Bir Kalimat' },
		countryIso2: 'XZ',
		regionKey: 'nowhere',
		location: null,
		fictional: true,
		sources: [],
		facts: [],
		profile: {
			populationBand: null,
			workingLanguages: [],
			challenges: [],
			practices: [],
			offers: [],
			offerThemes: [],
			asks: []
		},
		visibility: 'public'
	};
}

/** A directory over places that a test changes, with a clock that a test moves. */
function setUp() {
	const world = { now: 1_000_000, cities: [city('first')], readings: 0, fail: false };
	let gate: Promise<void> = Promise.resolve();
	async function read(): Promise<PlaceRows> {
		world.readings += 1;
		const cities = [...world.cities];
		await gate;
		if (world.fail) throw new Error('the database is away');
		return { regions: [], countries: [], cities };
	}
	const directory = createDirectory(read, { now: () => new Date(world.now) });
	const slugs = async () => [...(await directory.current()).bySlug.keys()];
	return {
		world,
		directory,
		slugs,
		hold(): () => void {
			const { promise, resolve } = Promise.withResolvers<void>();
			gate = promise;
			return resolve;
		}
	};
}

describe('the directory of places', () => {
	it('is read once for all who ask at the same time, and again after its time', async () => {
		const { world, slugs } = setUp();
		await Promise.all([slugs(), slugs(), slugs()]);
		expect(world.readings).toBe(1);
		world.cities.push(city('second'));
		expect(await slugs()).toEqual(['first']);
		world.now += 31_000;
		expect(await slugs()).toEqual(['first', 'second']);
		expect(world.readings).toBe(2);
	});

	it('finds a place that came after the last reading, without reading for every unknown name', async () => {
		const { world, directory, slugs } = setUp();
		await slugs();
		world.cities.push(city('new'));
		world.now += 5_000;
		const known = await directory.knowing((one) => one.bySlug.has('new'));
		expect(known.bySlug.has('new')).toBe(true);
		for (let i = 0; i < 20; i += 1) await directory.knowing((one) => one.bySlug.has('nobody'));
		expect(world.readings).toBe(2);
	});

	it('forgets at once when told that a place has changed, even in the middle of a reading', async () => {
		const { world, directory, slugs, hold } = setUp();
		const release = hold();
		const early = slugs();
		world.cities.push(city('second'));
		directory.invalidate();
		const late = slugs();
		release();
		expect(await late).toEqual(['first', 'second']);
		expect(await early).toEqual(['first']);
		expect(await slugs(), 'the reading that began too early was not kept').toEqual(['first', 'second']);
	});

	it('keeps no failure: the next one who asks gets an answer', async () => {
		const { world, slugs } = setUp();
		world.fail = true;
		await expect(slugs()).rejects.toThrow('away');
		world.fail = false;
		expect(await slugs()).toEqual(['first']);
	});
});
