import type { PageServerLoad } from './$types';

const NEWEST = 8;
const CITIES = 14;

export const load: PageServerLoad = async ({ locals }) => {
	const { forum, cities } = locals.services;
	const [forums, newest, directory] = await Promise.all([
		forum.list(locals.actor),
		forum.newest(locals.actor, NEWEST),
		cities.list(locals.actor, { locale: locals.locale })
	]);
	const places = directory.cities.slice(0, CITIES).map(({ slug, name }) => ({ slug, name }));
	return { forums, newest, cities: places };
};
