import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Only the demonstration keeps its mails; elsewhere there is no such page. */
export const load: PageServerLoad = async ({ locals: { services } }) => {
	if (!services.sentMails) error(404, { code: 'not_found', message: 'no demonstration' });
	return { mails: await services.sentMails.list() };
};
