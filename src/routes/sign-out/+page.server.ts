import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

/** A link cannot sign anybody out: it only asks. */
export const load: PageServerLoad = ({ locals }) => {
	if (!locals.session && !locals.unavailable) redirect(303, '/');
};

export const actions: Actions = {
	default: async ({ locals, cookies, url }) => {
		const { accounts } = locals.services;
		await accounts.signOut(locals.actor);
		cookies.delete(accounts.cookieName(url), { path: '/', secure: url.protocol === 'https:' });
		redirect(303, '/');
	}
};
