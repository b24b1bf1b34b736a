import { redirect } from '@sveltejs/kit';
import { scopeChoices } from '$lib/features/secretariat/scope-choices';
import { scopeName } from '$lib/features/secretariat/scopes';
import { pageNumber } from '$lib/forms/fields';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (!locals.session) redirect(303, `/sign-in?back=${encodeURIComponent(url.pathname)}`);
	const { accounts } = locals.services;
	const asked = { q: url.searchParams.get('q'), page: pageNumber(url) };
	const { people, ...list } = await accounts.members(locals.actor, asked);
	const choices = await scopeChoices(locals.services, locals.actor);
	return {
		...list,
		people: people.map(({ grants, ...person }) => ({
			...person,
			roles: grants.map(({ role, scope }) => ({
				role,
				network: scope.kind === 'network',
				place: scopeName(scope, choices)
			}))
		}))
	};
};
