import { REGIONS } from './regions.ts';
import type { BaseNetwork } from './shape.ts';
import { THEMES } from './themes/index.ts';

export type * from './shape.ts';

/** The regions and themes of the seed documents, in words of our own. */
export const BASE_NETWORK: BaseNetwork = { regions: REGIONS, themes: THEMES };
