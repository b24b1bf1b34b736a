import type { PageServerLoad } from './$types';

const NEWEST = 8;

export const load: PageServerLoad = async ({ locals }) => {
	const { forum } = locals.services;
	const [forums, newest] = await Promise.all([forum.list(locals.actor), forum.newest(locals.actor, NEWEST)]);
	return { forums, newest };
};
