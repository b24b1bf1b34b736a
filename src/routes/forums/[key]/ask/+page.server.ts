import { redirect } from '@sveltejs/kit';
import { draftFields, readFields } from '$lib/forms/fields';
import { refusal } from '$lib/forms/refusal';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { forum, drafts } = locals.services;
	const page = await forum.askPage(locals.actor, params.key);
	if (page.can.askRefusal === 'sign_in_required')
		redirect(303, `/sign-in?back=${encodeURIComponent(url.pathname)}`);
	return {
		...page,
		draft: await drafts.get(locals.actor, `ask:${page.forum.key}`),
		submissionKey: crypto.randomUUID()
	};
};

export const actions: Actions = {
	ask: async (event) => {
		const { locals, params } = event;
		const values = await readFields(event.request);
		let id: string;
		try {
			// An empty choice of language means: recognise it.
			const language = values.language || undefined;
			({ id } = await locals.services.forum.ask(locals.actor, { ...values, language, forumKey: params.key }));
		} catch (error) {
			return refusal(event, error, values, `ask:${params.key}`);
		}
		redirect(303, `/threads/${id}`);
	},

	preview: async (event) => {
		const { locals, params } = event;
		const values = await readFields(event.request);
		try {
			const { html } = await locals.services.forum.preview(locals.actor, values);
			return { preview: html, values };
		} catch (error) {
			return refusal(event, error, values, `ask:${params.key}`);
		}
	},

	draft: async (event) => {
		const { locals, params } = event;
		const values = await readFields(event.request);
		const place = `ask:${params.key}`;
		try {
			const { updatedAt } = await locals.services.drafts.save(locals.actor, draftFields(place, values));
			return { draftSavedAt: updatedAt, values };
		} catch (error) {
			return refusal(event, error, values, place);
		}
	}
};
