/** The parts of the interface that keep their own catalogue file, `messages/<locale>/<area>.json`. */
export const AREAS = [
	'common',
	'errors',
	'accounts',
	'forum',
	'cities',
	'moderation',
	'search',
	'live',
	'demo',
	'mail'
] as const;
export type Area = (typeof AREAS)[number];

/** Areas whose texts only the server speaks; browsers never download them. */
export const SERVER_AREAS: readonly Area[] = ['mail'];

/** Areas that pages may use. */
export const PAGE_AREAS: readonly Area[] = AREAS.filter((area) => !SERVER_AREAS.includes(area));
