import { redirect } from '@sveltejs/kit';
import { readFields } from '$lib/forms/fields';
import { refusal } from '$lib/forms/refusal';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const page = await locals.services.plans.newPlanPage(locals.actor);
	if (page.can.createRefusal === 'sign_in_required')
		redirect(303, `/sign-in?back=${encodeURIComponent(url.pathname)}`);
	return { ...page, submissionKey: crypto.randomUUID() };
};

export const actions: Actions = {
	create: async (event) => {
		const { locals } = event;
		const values = await readFields(event.request, ['partnerCityIds']);
		let id: string;
		try {
			const partnerCityIds = (values.partnerCityIds ?? '').split(' ').filter(Boolean);
			const input = { ...values, partnerCityIds, locale: locals.locale };
			({ id } = await locals.services.plans.create(locals.actor, input));
		} catch (error) {
			return refusal(event, error, values);
		}
		redirect(303, `/plans/${id}?done=created`);
	}
};
