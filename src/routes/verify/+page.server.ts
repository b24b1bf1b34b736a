import { redirect } from '@sveltejs/kit';
import { originOf, textsOf } from '$lib/features/accounts/form';
import { welcome } from '$lib/features/accounts/welcome';
import { refusal } from '$lib/forms/refusal';
import type { Actions, PageServerLoad } from './$types';

/** Opening a mailed link changes nothing by itself: mail programs open links to look at them. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const token = url.searchParams.get('token');
	return { token, good: token !== null && (await locals.services.accounts.canVerify(token)) };
};

export const actions: Actions = {
	confirm: async (event) => {
		const { password } = await textsOf(event, 'password');
		const token = event.url.searchParams.get('token') ?? '';
		try {
			await welcome(
				event,
				await event.locals.services.accounts.verifyEmail({ token, password }, originOf(event))
			);
		} catch (error) {
			return refusal(event, error, {});
		}
		redirect(303, '/account');
	},

	again: async (event) => {
		const { email } = await textsOf(event, 'email');
		try {
			await event.locals.services.accounts.resendVerification({ email }, originOf(event));
		} catch (error) {
			return refusal(event, error, { email });
		}
		return { sentTo: email.trim() };
	}
};
