import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) =>
	locals.services.cities.list(locals.actor, {
		regionKey: url.searchParams.get('region'),
		q: url.searchParams.get('q'),
		locale: locals.locale
	});
