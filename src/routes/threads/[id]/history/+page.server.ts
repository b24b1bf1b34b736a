import type { PageServerLoad } from './$types';

/** Former texts of a thread: for its author and the forum's moderators. */
export const load: PageServerLoad = async ({ locals, params }) => ({
	threadId: params.id,
	history: await locals.services.forum.history(locals.actor, 'thread', params.id)
});
