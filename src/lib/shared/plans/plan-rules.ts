/** Lengths in Unicode code points after cleaning; forms and server use the same. */
export const PLAN_TITLE = { min: 3, max: 160 } as const;
export const VERSION_LABEL = { min: 2, max: 120 } as const;
/** Partner cities that one plan may have beside its owner. */
export const PARTNER_LIMIT = 20;

/** What a new plan begins with: empty sections, or also the activity lines that reintegration needs. */
export const PLAN_TEMPLATES = ['standard', 'reintegration'] as const;
export type PlanTemplate = (typeof PLAN_TEMPLATES)[number];
