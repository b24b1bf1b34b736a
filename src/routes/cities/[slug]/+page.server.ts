import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { services, actor }, params }) => {
	const city = await services.cities.bySlug(actor, params.slug);
	return { city, plans: await services.plans.ofCity(actor, city.id) };
};
