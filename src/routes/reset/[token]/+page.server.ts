import { redirect } from '@sveltejs/kit';
import { originOf, textsOf } from '$lib/features/accounts/form';
import { refusal } from '$lib/forms/refusal';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	good: await locals.services.accounts.canReset(params.token)
});

export const actions: Actions = {
	default: async (event) => {
		const { password } = await textsOf(event, 'password');
		try {
			await event.locals.services.accounts.resetPassword(
				{ token: event.params.token, password },
				originOf(event)
			);
		} catch (error) {
			return refusal(event, error, {});
		}
		redirect(303, '/sign-in?reset');
	}
};
