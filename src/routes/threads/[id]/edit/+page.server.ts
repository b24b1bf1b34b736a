import { redirect } from '@sveltejs/kit';
import { readFields } from '$lib/forms/fields';
import { refusal } from '$lib/forms/refusal';
import type { Actions, PageServerLoad } from './$types';

/** One's own thread, to be changed: the text as it stands and, if there is one, the draft of the change. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { forum, drafts } = locals.services;
	return {
		...(await forum.editThreadPage(locals.actor, params.id)),
		draft: await drafts.get(locals.actor, `edit-thread:${params.id}`)
	};
};

export const actions: Actions = {
	save: async (event) => {
		const { locals, params } = event;
		const values = await readFields(event.request);
		try {
			await locals.services.forum.editThread(locals.actor, { ...values, threadId: params.id });
		} catch (error) {
			return refusal(event, error, values, `edit-thread:${params.id}`);
		}
		redirect(303, `/threads/${params.id}`);
	},

	preview: async (event) => {
		const values = await readFields(event.request);
		try {
			const { html } = await event.locals.services.forum.preview(event.locals.actor, values);
			return { preview: html, values };
		} catch (error) {
			return refusal(event, error, values, `edit-thread:${event.params.id}`);
		}
	}
};
