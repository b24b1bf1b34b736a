import { pageNumber } from '$lib/forms/fields';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	locals.services.search.search(locals.actor, url.searchParams.get('q'), locals.clientIp, pageNumber(url));
