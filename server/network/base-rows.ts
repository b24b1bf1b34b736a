import type { NewRegion } from '../features/cities/cities.repository.ts';
import type { NewForum } from '../features/forum/forum.repository.ts';
import type { ThemeRow } from '../features/themes/themes.model.ts';
import type { BaseNetwork, BaseTheme } from './base/index.ts';

/** The regions as rows, in the order in which lists show them. */
export function regionRows({ regions }: BaseNetwork): NewRegion[] {
	return regions.map((region, order) => ({ ...region, order }));
}

export function themeRows({ themes }: BaseNetwork): Omit<ThemeRow, '_id'>[] {
	return themes.map(({ key, name, description, order }) => ({ key, name, description, order }));
}

/** A theme's forum, open to everybody. */
export function forumOf({ key, name, purpose, order }: BaseTheme): NewForum {
	return { key, themeKey: key, name, purpose, order, visibility: 'public' };
}
