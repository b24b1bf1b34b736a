import { redirect } from '@sveltejs/kit';
import { refusal } from '$lib/forms/refusal';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { services, actor }, params }) => {
	const [plan, kept, themes] = await Promise.all([
		services.plans.view(actor, params.id),
		services.plans.version(actor, params.id, Number(params.n)),
		services.themes.list()
	]);
	return {
		plan,
		...kept,
		themes: themes.map(({ key, name }) => ({ key, name })),
		mayRestore: plan.rights.manages && !plan.archived
	};
};

export const actions: Actions = {
	restore: async (event) => {
		const { locals, params } = event;
		try {
			await locals.services.plans.restore(locals.actor, { planId: params.id, number: params.n });
		} catch (error) {
			return refusal(event, error, {});
		}
		redirect(303, `/plans/${params.id}/versions?done=restored`);
	}
};
