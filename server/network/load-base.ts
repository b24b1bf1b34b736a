import type { CitiesRepository } from '../features/cities/cities.repository.ts';
import type { ForumRepository } from '../features/forum/forum.repository.ts';
import type { ThemesRepository } from '../features/themes/themes.repository.ts';
import type { InTransaction } from '../platform/mongo/transaction.ts';
import { BASE_NETWORK } from './base/index.ts';
import { forumOf, regionRows, themeRows } from './base-rows.ts';

export interface BaseStore {
	inTransaction: InTransaction;
	citiesRepository: Pick<CitiesRepository, 'regionKeys' | 'addRegions'>;
	themesRepository: Pick<ThemesRepository, 'keys' | 'add'>;
	forums: Pick<ForumRepository, 'keys' | 'add'>;
}

/** How many records were added. */
export interface BaseReport {
	regions: number;
	themes: number;
	forums: number;
}

/**
 * Puts there what a real network begins with: the regions, the themes and one forum for each theme, without
 * a chair city and without moderators. Adds what is missing and changes nothing that is there, so it may run
 * at each start and on several nodes at once. (The demonstration loads the same rows with ids of its own.)
 */
export async function loadBaseNetwork(store: BaseStore): Promise<BaseReport> {
	const { citiesRepository, themesRepository, forums } = store;
	return store.inTransaction(async (tx) => {
		const regions = missing(regionRows(BASE_NETWORK), await citiesRepository.regionKeys(tx));
		const themes = missing(themeRows(BASE_NETWORK), await themesRepository.keys(tx));
		const rooms = missing(BASE_NETWORK.themes.map(forumOf), await forums.keys(tx));
		if (regions.length > 0) await citiesRepository.addRegions(regions, tx);
		if (themes.length > 0) await themesRepository.add(themes, tx);
		if (rooms.length > 0) await forums.add(rooms, tx);
		return { regions: regions.length, themes: themes.length, forums: rooms.length };
	});
}

function missing<Row extends { key: string }>(rows: Row[], known: ReadonlySet<string>): Row[] {
	return rows.filter(({ key }) => !known.has(key));
}
