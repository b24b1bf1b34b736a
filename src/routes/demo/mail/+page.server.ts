import type { PageServerLoad } from './$types';
import { shownMails } from './mails';

export const load: PageServerLoad = async ({ locals }) => ({ mails: await shownMails(locals).list() });
