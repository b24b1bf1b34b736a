import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { themes, cities, forum } = locals.services;
	const theme = await themes.byKey(params.key);
	const [offering, forums] = await Promise.all([
		cities.offering(locals.actor, theme.key),
		forum.list(locals.actor)
	]);
	return { theme, offering, forum: forums.find(({ themeKey }) => themeKey === theme.key) ?? null };
};
