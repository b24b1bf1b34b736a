import type { DemoCity } from '../shape.ts';
import { ARJUWANA_CITIES } from './arjuwana.ts';
import { INVENTED_EUROPEAN_CITIES } from './invented-europe.ts';
import { INVENTED_FARTHER_CITIES } from './invented-farther.ts';
import { REAL_CITIES_A } from './real-a.ts';
import { REAL_CITIES_B } from './real-b.ts';

export const CITIES: readonly DemoCity[] = [
	...ARJUWANA_CITIES,
	...INVENTED_EUROPEAN_CITIES,
	...INVENTED_FARTHER_CITIES,
	...REAL_CITIES_A,
	...REAL_CITIES_B
];
