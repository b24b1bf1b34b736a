import { BASE_NETWORK } from '../../network/base/index.ts';
import { CITIES } from './cities/index.ts';
import { COUNTRIES } from './countries.ts';
import { FORUMS } from './forums.ts';
import { PEOPLE } from './people.ts';
import type { DemoNetwork } from './shape.ts';
import { THREADS } from './threads/index.ts';

export type * from './shape.ts';

/** A small network that looks lived in: see `shape.ts` for what its parts mean. */
export const DEMO_NETWORK: DemoNetwork = {
	...BASE_NETWORK,
	countries: COUNTRIES,
	cities: CITIES,
	forums: FORUMS,
	people: PEOPLE,
	threads: THREADS
};
