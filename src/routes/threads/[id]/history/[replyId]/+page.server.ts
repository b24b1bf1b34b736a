import type { PageServerLoad } from './$types';

/** Former texts of a reply: for its author and the forum's moderators. */
export const load: PageServerLoad = async ({ locals, params }) => ({
	threadId: params.id,
	history: await locals.services.forum.history(locals.actor, 'reply', params.replyId)
});
