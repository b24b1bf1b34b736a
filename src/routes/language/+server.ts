import { redirect } from '@sveltejs/kit';
import { safeBack } from '$lib/forms/back';
import { readFields } from '$lib/forms/fields';
import { isLocale } from '$lib/shared/locale';
import type { RequestHandler } from './$types';

const YEAR = 365 * 24 * 3600;

/** Remembers the reader's language in this browser and returns to the page they were on. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
	const { locale, back } = await readFields(request);
	if (isLocale(locale))
		cookies.set('multaqa_locale', locale, {
			path: '/',
			httpOnly: true,
			sameSite: 'lax',
			secure: url.protocol === 'https:',
			maxAge: YEAR
		});
	redirect(303, safeBack(back));
};
