import { redirect } from '@sveltejs/kit';
import { readFields } from '$lib/forms/fields';
import { refusal } from '$lib/forms/refusal';
import type { Actions, PageServerLoad } from './$types';

/** One's own reply, to be changed. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { forum, drafts } = locals.services;
	return {
		...(await forum.editReplyPage(locals.actor, params.replyId)),
		draft: await drafts.get(locals.actor, `edit-reply:${params.replyId}`)
	};
};

export const actions: Actions = {
	save: async (event) => {
		const { locals, params } = event;
		const { forum } = locals.services;
		const values = await readFields(event.request);
		let back: string;
		try {
			const { id } = await forum.editReply(locals.actor, { ...values, replyId: params.replyId });
			const { threadId, page } = await forum.whereIs(locals.actor, id);
			back = `/threads/${threadId}${page > 1 ? `?page=${page}` : ''}#reply-${id}`;
		} catch (error) {
			return refusal(event, error, values, `edit-reply:${params.replyId}`);
		}
		redirect(303, back);
	},

	preview: async (event) => {
		const values = await readFields(event.request);
		try {
			const { html } = await event.locals.services.forum.preview(event.locals.actor, values);
			return { preview: html, values };
		} catch (error) {
			return refusal(event, error, values, `edit-reply:${event.params.replyId}`);
		}
	}
};
