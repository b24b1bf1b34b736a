import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { services }, params }) => {
	const mail = await services.sentMails?.byId(params.id);
	if (!mail) error(404, { code: 'not_found', message: 'no such mail' });
	return { mail };
};
