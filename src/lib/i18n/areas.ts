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
	'secretariat',
	'plans',
	'planedit',
	'demo',
	'mail'
] as const;
export type Area = (typeof AREAS)[number];

/** Areas whose texts only the server speaks; browsers never download them. */
export const SERVER_AREAS: readonly Area[] = ['mail'];

/** Areas that pages may use. */
export const PAGE_AREAS: readonly Area[] = AREAS.filter((area) => !SERVER_AREAS.includes(area));

/** What every page needs: it is one download, the rest comes with the pages that speak of it. */
export const CORE_AREAS = ['common', 'errors', 'live'] as const satisfies readonly Area[];

/** One download of texts: the core, or one area beyond it. */
export type Bundle = 'core' | Exclude<Area, (typeof CORE_AREAS)[number] | 'mail'>;

export const BUNDLES: readonly Bundle[] = [
	'core',
	...(PAGE_AREAS.filter((area) => !(CORE_AREAS as readonly Area[]).includes(area)) as Bundle[])
];

export function areasOf(bundle: Bundle): readonly Area[] {
	return bundle === 'core' ? CORE_AREAS : [bundle];
}

/** The areas beyond the core that the pages below an address speak of. A test reads the pages and compares. */
const PAGE_BUNDLES: readonly [prefix: string, bundles: readonly Bundle[]][] = [
	['/forums', ['forum']],
	['/threads', ['forum']],
	['/plans', ['plans', 'planedit']],
	['/search', ['forum', 'search', 'plans']],
	['/cities', ['cities', 'plans']],
	['/themes', ['cities', 'forum']],
	['/moderation', ['moderation', 'forum']],
	['/account', ['accounts']],
	['/register', ['accounts']],
	['/reset', ['accounts']],
	['/sign-in', ['accounts', 'demo']],
	['/sign-out', ['accounts']],
	['/verify', ['accounts']],
	['/demo', ['demo']],
	['/secretariat', ['secretariat']],
	['/', ['forum', 'cities']]
];

/** The downloads for a page, by the id of its route; a page that does not exist needs the core only. */
export function bundlesOf(routeId: string | null): readonly Bundle[] {
	if (routeId === null) return ['core'];
	const found = PAGE_BUNDLES.find(
		([prefix]) => routeId === prefix || (prefix !== '/' && routeId.startsWith(`${prefix}/`))
	);
	return ['core', ...(found?.[1] ?? [])];
}
