import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { textsOf } from '$lib/features/accounts/form';
import { refusal } from '$lib/forms/refusal';
import { isLocale } from '$lib/shared/locale';
import type { Actions, PageServerLoad } from './$types';

const YEAR = 365 * 24 * 3600;

export const load: PageServerLoad = async ({ locals, url }) => {
	if (locals.unavailable) error(503, { code: 'unavailable', message: 'database away' });
	if (!locals.session) redirect(303, `/sign-in?back=/account${locals.endedSession ? '&ended' : ''}`);
	const { accounts, cities, forum } = locals.services;
	const [account, sessions, forums] = await Promise.all([
		accounts.account(locals.actor),
		accounts.listSessions(locals.actor),
		forum.list(locals.actor)
	]);
	const cityCards = await cities.cityCards(
		account.grants.flatMap(({ scope }) => (scope.kind === 'city' ? scope.id : []))
	);
	return {
		account,
		sessions,
		saved: url.searchParams.has('saved'),
		roles: account.grants.map(({ role, scope, until }) => ({
			role,
			until,
			place:
				scope.kind === 'city'
					? (cityCards.get(scope.id)?.name ?? null)
					: scope.kind === 'forum'
						? (forums.find(({ id }) => id === scope.id)?.name ?? null)
						: null
		}))
	};
};

export const actions: Actions = {
	profile: async (event) => {
		const typed = await textsOf(event, 'name', 'jobTitle', 'sector', 'locale', 'sharePresence');
		const profile = {
			...typed,
			sector: typed.sector === '' ? null : typed.sector,
			sharePresence: typed.sharePresence === 'yes'
		};
		try {
			await event.locals.services.accounts.updateProfile(event.locals.actor, profile);
		} catch (error) {
			return refusal(event, error, { ...typed, form: 'profile' });
		}
		if (isLocale(typed.locale)) remember(event, typed.locale);
		redirect(303, '/account?saved');
	},

	password: async (event) => {
		const typed = await textsOf(event, 'current', 'password');
		try {
			await event.locals.services.accounts.changePassword(event.locals.actor, typed);
		} catch (error) {
			return refusal(event, error, { form: 'password' });
		}
		return { done: 'password' };
	},

	end: async (event) => {
		const { sessionId } = await textsOf(event, 'sessionId');
		try {
			await event.locals.services.accounts.endSession(event.locals.actor, sessionId);
		} catch (error) {
			return refusal(event, error, { form: 'sessions' });
		}
		return { done: 'session' };
	},

	endOthers: async (event) => {
		try {
			const ended = await event.locals.services.accounts.endOtherSessions(event.locals.actor);
			return { done: 'others', ended };
		} catch (error) {
			return refusal(event, error, { form: 'sessions' });
		}
	}
};

/** The language chosen here counts from now on in this browser too. */
function remember({ cookies, url }: RequestEvent, locale: string): void {
	cookies.set('multaqa_locale', locale, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
		maxAge: YEAR
	});
}
