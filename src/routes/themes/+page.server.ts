import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ themes: await locals.services.themes.list() });
