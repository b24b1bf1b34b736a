import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	if (!locals.session) redirect(303, `/sign-in?back=${encodeURIComponent(url.pathname)}`);
	return locals.services.audit.list(locals.actor, { before: url.searchParams.get('before') });
};
