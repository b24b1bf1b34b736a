import { error } from '@sveltejs/kit';
import { shownMails } from '../mails';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const mail = await shownMails(locals).byId(params.id);
	if (!mail) error(404, { code: 'not_found', message: 'no such mail' });
	return { mail };
};
