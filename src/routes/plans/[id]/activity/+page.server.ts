import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { services, actor }, params, url }) => {
	const [plan, activity] = await Promise.all([
		services.plans.view(actor, params.id),
		services.plans.activity(actor, params.id, { before: url.searchParams.get('before') })
	]);
	return { plan, ...activity };
};
