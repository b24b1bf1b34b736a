import type { BaseTheme } from '../shape.ts';
import { THEMES_1_TO_8 } from './first.ts';
import { THEMES_9_TO_16 } from './second.ts';

/** The sixteen themes found in the seed documents, in their order. */
export const THEMES: readonly BaseTheme[] = [...THEMES_1_TO_8, ...THEMES_9_TO_16];
