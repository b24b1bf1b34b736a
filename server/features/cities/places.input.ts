import { z } from 'zod';
import { CITY_KINDS, MONTH_STYLES } from '../../../src/lib/shared/places.ts';
import { cleanLine } from '../../kernel/text/clean.ts';

const NAME_MAX = 120;
const KEY_MAX = 60;

const name = z
	.string('field_required')
	.max(NAME_MAX * 4, 'field_too_long')
	.transform(cleanLine)
	.pipe(z.string().min(1, 'field_required').max(NAME_MAX, 'field_too_long'));
/** Whoever mixes up the languages is told here, not by a reader of the Arabic pages. */
const arabic = name.refine((text) => /\p{Script=Arabic}/u.test(text), 'field_invalid');
const latin = name.refine((text) => !/\p{Script=Arabic}/u.test(text), 'field_invalid');
const names = { ar: arabic, en: latin, fr: latin };

const key = z
	.string('field_required')
	.max(KEY_MAX, 'field_too_long')
	.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'field_invalid');
const iso2 = z.string('field_required').regex(/^[A-Z]{2}$/, 'field_invalid');

export const countrySchema = z.object({
	iso2,
	...names,
	/** 0 = Sunday … 6 = Saturday. */
	weekendDays: z.array(z.number().int().min(0).max(6)).min(1, 'field_required').max(3, 'field_invalid'),
	monthStyle: z.enum(MONTH_STYLES, 'field_invalid').nullable().default(null)
});

export const regionSchema = z.object({ key, ...names, hub: z.boolean().default(false) });

export const citySchema = z.object({
	slug: key,
	kind: z.enum(CITY_KINDS, 'field_invalid'),
	countryIso2: iso2,
	regionKey: key,
	...names
});
