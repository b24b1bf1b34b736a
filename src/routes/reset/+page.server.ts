import { originOf, textsOf } from '$lib/features/accounts/form';
import { refusal } from '$lib/forms/refusal';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const { email } = await textsOf(event, 'email');
		try {
			await event.locals.services.accounts.requestReset({ email }, originOf(event));
		} catch (error) {
			return refusal(event, error, { email });
		}
		return { sentTo: email.trim() };
	}
};
