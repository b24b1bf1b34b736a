import type { CityCard } from '../../../src/lib/shared/city-views.ts';
import { fold } from '../../kernel/text/fold.ts';
import type { Clock } from '../../platform/clock.ts';
import type { CityRow, CountryRow, RegionRow } from './cities.model.ts';
import { presentCityCard } from './cities.presenter.ts';
import type { PlaceRows } from './cities.repository.ts';

export interface Entry {
	row: CityRow;
	card: CityCard;
	/** Its names and its country's in all languages, folded, to find it by. */
	words: string;
}

/** All places as they were at one moment. */
export interface Directory {
	/** When reading them began, in milliseconds. */
	readAt: number;
	regions: readonly RegionRow[];
	countries: readonly CountryRow[];
	entries: readonly Entry[];
	byId: ReadonlyMap<string, Entry>;
	bySlug: ReadonlyMap<string, Entry>;
}

/** Another node's change is seen after this long. */
const TTL_MS = 30_000;
/** A place we do not know may be new, so we look again; but not more often than this. */
const UNKNOWN_MS = 1_000;

/**
 * Keeps all places in memory: every thread names some, and they seldom change. One reading serves all
 * who wait for it; a reading that fails, or that began before `invalidate`, is not kept.
 */
export function createDirectory(read: () => Promise<PlaceRows>, clock: Clock) {
	let kept: Directory | null = null;
	let reading: Promise<Directory> | null = null;

	async function readAgain(): Promise<Directory> {
		const readAt = clock.now().getTime();
		return arrange(await read(), readAt);
	}

	function fresh(): Promise<Directory> {
		if (reading) return reading;
		const mine: Promise<Directory> = readAgain()
			.then((directory) => {
				if (reading === mine) kept = directory;
				return directory;
			})
			.finally(() => {
				if (reading === mine) reading = null;
			});
		reading = mine;
		return mine;
	}

	function age(directory: Directory): number {
		return clock.now().getTime() - directory.readAt;
	}

	async function current(): Promise<Directory> {
		return kept && age(kept) < TTL_MS ? kept : fresh();
	}

	return {
		current,

		/** The directory, read again when `knows` says that it lacks something. */
		async knowing(knows: (directory: Directory) => boolean): Promise<Directory> {
			const directory = await current();
			return knows(directory) || age(directory) < UNKNOWN_MS ? directory : fresh();
		},

		/** Call after a place has changed. */
		invalidate(): void {
			kept = null;
			reading = null;
		}
	};
}

function arrange({ regions, countries, cities }: PlaceRows, readAt: number): Directory {
	const countryOf = new Map(countries.map((country) => [country.iso2, country]));
	const entries = cities.map((row): Entry => {
		const card = presentCityCard(row, countryOf.get(row.countryIso2));
		const names = [...Object.values(card.name), ...Object.values(card.countryName)];
		return { row, card, words: names.map(fold).join('\n') };
	});
	return {
		readAt,
		regions,
		countries,
		entries,
		byId: new Map(entries.map((entry) => [entry.card.id, entry])),
		bySlug: new Map(entries.map((entry) => [entry.card.slug, entry]))
	};
}
