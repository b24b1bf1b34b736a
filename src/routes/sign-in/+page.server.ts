import { redirect } from '@sveltejs/kit';
import { originOf, textsOf } from '$lib/features/accounts/form';
import { welcome } from '$lib/features/accounts/welcome';
import { safeBack } from '$lib/forms/back';
import { refusal } from '$lib/forms/refusal';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const back = safeBack(url.searchParams.get('back') ?? '/');
	if (locals.session) redirect(303, back);
	return {
		back,
		ended: url.searchParams.has('ended') || locals.endedSession !== null,
		passwordSet: url.searchParams.has('reset'),
		demonstration: await demonstration(locals.services)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { email, password, back } = await textsOf(event, 'email', 'password', 'back');
		try {
			await welcome(event, await event.locals.services.accounts.signIn({ email, password }, originOf(event)));
		} catch (error) {
			return refusal(event, error, { email });
		}
		// A browser has one session: the one that was open here is over.
		await event.locals.services.accounts.signOut(event.locals.actor);
		redirect(303, safeBack(back));
	}
};

/** The demonstration's people, each with a city, for who wants to look around. */
async function demonstration({ accounts, cities }: App.Locals['services']) {
	if (accounts.demoPassword === null) return null;
	const people = await accounts.demoPeople();
	const cards = await cities.cityCards(people.flatMap(({ cityId }) => cityId ?? []));
	return {
		password: accounts.demoPassword,
		people: people.map(({ email, name, jobTitle, cityId, grants }) => ({
			email,
			name,
			jobTitle,
			city: (cityId && cards.get(cityId)?.name) || null,
			roles: [...new Set(grants.map(({ role }) => role))]
		}))
	};
}
