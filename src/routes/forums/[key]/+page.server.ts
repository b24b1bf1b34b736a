import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) => {
	const asked = url.searchParams;
	return locals.services.forum.forum(locals.actor, params.key, {
		filter: asked.get('filter'),
		before: asked.get('before'),
		after: asked.get('after')
	});
};
