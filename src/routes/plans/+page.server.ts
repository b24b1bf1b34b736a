import type { PageServerLoad } from './$types';

/** `?show=mine` or `?show=archived`, `?state=…`, and the place in the list. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const asked = url.searchParams;
	const show = asked.get('show');
	return locals.services.plans.list(locals.actor, {
		mine: show === 'mine',
		archived: show === 'archived',
		state: asked.get('state'),
		before: asked.get('before'),
		after: asked.get('after')
	});
};
