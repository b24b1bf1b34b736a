import type { Trilingual } from '../../../src/lib/shared/locale.ts';

/** What every network begins with, before it has a city or a person. */
export interface BaseNetwork {
	/** In the order in which lists show them. */
	regions: readonly BaseRegion[];
	themes: readonly BaseTheme[];
}

export interface BaseRegion {
	key: string;
	name: Trilingual;
	/** The network runs a regional hub there. */
	hub: boolean;
}

/** A theme and its forum, which have one key, one name and one place in lists. */
export interface BaseTheme {
	key: string;
	order: number;
	name: Trilingual;
	/** One sentence: what the theme is about. */
	description: Trilingual;
	/** One sentence: what its forum is for. */
	purpose: Trilingual;
}
