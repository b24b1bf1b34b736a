import { z } from 'zod';
import { LOCALES } from '../locale.ts';
import { PLAN_TEMPLATES } from './plan-rules.ts';
import { PLAN_STATES, PLAN_VISIBILITIES } from './views.ts';
import { PLAN_ROLES, type PlanRole } from './wire.ts';

/**
 * The shapes of what plans accept. Texts are bounded roughly here (UTF-16 units, before cleaning); the
 * feature cleans them and applies the exact rules of `plan-rules.ts`. Only the server runs these.
 */
const id = z.string().regex(/^[0-9a-f]{24}$/, 'bad_id');
const line = z.string('field_required').max(2_000, 'field_too_long');
/** Made by the page that holds the form: sending the same form twice makes one plan. */
const submissionKey = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
/** The record's version as the form knew it. */
const version = z.coerce.number('field_invalid').int('field_invalid').min(1).max(Number.MAX_SAFE_INTEGER);
/** The title, which may be left out in two of the three languages. */
const titles = { titleAr: line.default(''), titleEn: line.default(''), titleFr: line.default('') };
const role = z.enum(PLAN_ROLES as [PlanRole, ...PlanRole[]]);
/** More than any plan has; the exact limit is told with its own words. */
const MANY = 200;

export const createPlanInput = z.object({
	...titles,
	ownerCityId: id,
	partnerCityIds: z.array(id).max(MANY, 'field_too_long').default([]),
	visibility: z.enum(PLAN_VISIBILITIES),
	template: z.enum(PLAN_TEMPLATES).default('standard'),
	/** The language of what the template writes. */
	locale: z.enum(LOCALES),
	submissionKey
});
export type CreatePlanInput = z.input<typeof createPlanInput>;

export const renamePlanInput = z.object({ planId: id, version, ...titles });
export type RenamePlanInput = z.input<typeof renamePlanInput>;

/** All partners as they shall be: who is not in the list is a partner no more. */
export const planCitiesInput = z.object({
	planId: id,
	version,
	partners: z.array(z.object({ cityId: id, role })).max(MANY, 'field_too_long')
});
export type PlanCitiesInput = z.input<typeof planCitiesInput>;

export const planPersonInput = z.object({ planId: id, version, personId: id, role });
export type PlanPersonInput = z.input<typeof planPersonInput>;

export const removePlanPersonInput = z.object({ planId: id, version, personId: id });
export type RemovePlanPersonInput = z.input<typeof removePlanPersonInput>;

export const planStateInput = z.object({ planId: id, version, state: z.enum(PLAN_STATES) });
export type PlanStateInput = z.input<typeof planStateInput>;

export const planVisibilityInput = z.object({ planId: id, version, visibility: z.enum(PLAN_VISIBILITIES) });
export type PlanVisibilityInput = z.input<typeof planVisibilityInput>;

/** Archiving and taking out of the archive. */
export const planInput = z.object({ planId: id, version });
export type PlanInput = z.input<typeof planInput>;

export const keepVersionInput = z.object({ planId: id, label: line });
export type KeepVersionInput = z.input<typeof keepVersionInput>;

/** The number of a version, as a page's address or a form names it. */
const number = z.coerce.number('field_invalid').int('field_invalid').min(1).max(1_000_000_000);
export const restoreVersionInput = z.object({ planId: id, number });
export type RestoreVersionInput = z.input<typeof restoreVersionInput>;
