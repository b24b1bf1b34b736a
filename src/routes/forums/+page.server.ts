import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	forums: await locals.services.forum.list(locals.actor)
});
