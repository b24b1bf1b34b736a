import type { PageServerLoad } from './$types';

const NEWEST = 8;
const CITIES = 14;
const PLANS = 3;

export const load: PageServerLoad = async ({ locals }) => {
	const { forum, cities, plans } = locals.services;
	const [forums, newest, directory, worked] = await Promise.all([
		forum.list(locals.actor),
		forum.newest(locals.actor, NEWEST),
		cities.list(locals.actor, { locale: locals.locale }),
		plans.list(locals.actor)
	]);
	const places = directory.cities.slice(0, CITIES).map(({ slug, name }) => ({ slug, name }));
	return { forums, newest, cities: places, plans: worked.plans.slice(0, PLANS) };
};
