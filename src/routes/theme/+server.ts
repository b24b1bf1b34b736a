import { redirect } from '@sveltejs/kit';
import { safeBack } from '$lib/forms/back';
import { readFields } from '$lib/forms/fields';
import type { RequestHandler } from './$types';

const YEAR = 365 * 24 * 3600;

/** Remembers light, dark or "as the system says" in this browser. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
	const { theme, back } = await readFields(request);
	const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' } as const;
	if (theme === 'light' || theme === 'dark')
		cookies.set('multaqa_theme', theme, { ...options, maxAge: YEAR });
	else cookies.delete('multaqa_theme', options);
	redirect(303, safeBack(back));
};
