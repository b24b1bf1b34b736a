import { redirect } from '@sveltejs/kit';
import { originOf, textsOf } from '$lib/features/accounts/form';
import { refusal } from '$lib/forms/refusal';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (locals.session) redirect(303, '/account');
};

export const actions: Actions = {
	default: async (event) => {
		const { name, email, password } = await textsOf(event, 'name', 'email', 'password');
		const { locale, services } = event.locals;
		try {
			await services.accounts.register({ name, email, password, locale }, originOf(event));
		} catch (error) {
			return refusal(event, error, { name, email });
		}
		return { sentTo: email.trim() };
	}
};
