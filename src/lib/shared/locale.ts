/** The languages of the interface, Arabic first. Each is an equal: no text exists in only one of them. */
export const LOCALES = ['ar', 'en', 'fr'] as const;
export type Locale = (typeof LOCALES)[number];

/** A name or short text that the network keeps in its three languages. */
export type Trilingual = Record<Locale, string>;

export type Direction = 'rtl' | 'ltr';

export function isLocale(value: unknown): value is Locale {
	return typeof value === 'string' && (LOCALES as readonly string[]).includes(value);
}

export function directionOf(locale: Locale): Direction {
	return locale === 'ar' ? 'rtl' : 'ltr';
}

/**
 * The first of the reader's languages that we speak, from an `Accept-Language` header.
 * Quality values are honoured; regional tags count as their language (`ar-IQ` is Arabic).
 */
export function negotiateLocale(acceptLanguage: string | null | undefined, fallback: Locale): Locale {
	const wanted = (acceptLanguage ?? '')
		.slice(0, 512)
		.split(',')
		.map((part) => {
			const [tag = '', ...parameters] = part.trim().split(';');
			const quality = parameters.map((p) => /^\s*q=([0-9.]+)\s*$/.exec(p)?.[1]).find(Boolean);
			return { language: tag.toLowerCase().split('-')[0], quality: quality ? Number(quality) : 1 };
		})
		.filter((entry) => entry.quality > 0)
		.sort((a, b) => b.quality - a.quality);
	for (const { language } of wanted) if (isLocale(language)) return language;
	return fallback;
}
