import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	city: await locals.services.cities.bySlug(locals.actor, params.slug)
});
