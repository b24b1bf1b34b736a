import { CITIES } from './cities/index.ts';
import { COUNTRIES } from './countries.ts';
import { FORUMS } from './forums.ts';
import { PEOPLE } from './people.ts';
import { REGIONS } from './regions.ts';
import type { DemoNetwork } from './shape.ts';
import { THEMES } from './themes/index.ts';
import { THREADS } from './threads/index.ts';

export type * from './shape.ts';

/** A small network that looks lived in: see `shape.ts` for what its parts mean. */
export const DEMO_NETWORK: DemoNetwork = {
	regions: REGIONS,
	countries: COUNTRIES,
	cities: CITIES,
	themes: THEMES,
	forums: FORUMS,
	people: PEOPLE,
	threads: THREADS
};
