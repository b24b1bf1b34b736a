import { redirect } from '@sveltejs/kit';
import { readFields } from '$lib/forms/fields';
import { refusal } from '$lib/forms/refusal';
import type { Actions, PageServerLoad } from './$types';

/** What the page says after an act; its address names it. */
const DONE = ['kept', 'restored'] as const;

export const load: PageServerLoad = async ({ locals: { services, actor }, params, url }) => {
	const before = url.searchParams.get('before');
	const [plan, versions] = await Promise.all([
		services.plans.view(actor, params.id),
		services.plans.versions(actor, params.id, { before: before ? Number(before) : null })
	]);
	return { plan, ...versions, done: DONE.find((done) => done === url.searchParams.get('done')) ?? null };
};

export const actions: Actions = {
	keep: async (event) => {
		const { locals, params } = event;
		const values = await readFields(event.request);
		try {
			await locals.services.plans.keepVersion(locals.actor, { ...values, planId: params.id });
		} catch (error) {
			return refusal(event, error, values);
		}
		redirect(303, `/plans/${params.id}/versions?done=kept`);
	}
};
