import { DEMO_NETWORK } from '../../server/demo/content/index.ts';
import { DEMO_PASSWORD } from '../../server/demo/password.ts';
import type { Locale } from '../../src/lib/shared/locale.ts';
import { HttpClient } from './http-client.ts';

export { DEMO_PASSWORD };

/** The e-mail address of somebody of the demonstration network. */
export function emailOf(slug: string): string {
	return personOf(slug).email;
}

/** The language in which they read, unless they choose another. */
export function localeOf(slug: string): Locale {
	return personOf(slug).locale;
}

function personOf(slug: string) {
	const person = DEMO_NETWORK.people.find((one) => one.slug === slug);
	if (!person) throw new Error(`nobody in the demonstration is called ${slug}`);
	return person;
}

/** Signs somebody of the demonstration network in. */
export function signedIn(url: string, slug: string, locale = 'en'): Promise<HttpClient> {
	return new HttpClient(url, locale).signIn(emailOf(slug), DEMO_PASSWORD);
}
