import { redirect } from '@sveltejs/kit';
import { readFields } from '$lib/forms/fields';
import { refusal } from '$lib/forms/refusal';
import type { Actions, PageServerLoad } from './$types';

const DRAFT = 'new-plan';

export const load: PageServerLoad = async ({ locals, url }) => {
	const page = await locals.services.plans.newPlanPage(locals.actor);
	if (page.can.createRefusal === 'sign_in_required')
		redirect(303, `/sign-in?back=${encodeURIComponent(url.pathname)}`);
	const draft = await locals.services.drafts.get(locals.actor, DRAFT);
	return { ...page, draft, submissionKey: crypto.randomUUID() };
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
			// What somebody had typed when their session ran out stands here again once they are back.
			const title = values.titleAr || values.titleEn || values.titleFr || '';
			return refusal(event, error, { ...values, title }, DRAFT);
		}
		await locals.services.drafts.remove(locals.actor, DRAFT).catch(() => undefined);
		redirect(303, `/plans/${id}?done=created`);
	}
};
