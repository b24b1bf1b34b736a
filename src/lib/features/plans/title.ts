import { LOCALES, type Locale } from '$lib/shared/locale';
import type { PlanTitle } from '$lib/shared/plans/views';

/** What forms call the three titles. */
export const TITLE_FIELD = { ar: 'titleAr', en: 'titleEn', fr: 'titleFr' } as const satisfies Record<
	Locale,
	string
>;

/**
 * A plan's title for a reader: in their language, or in the first in which somebody has written it.
 * @returns the words and the language they are in
 */
export function titleFor(title: PlanTitle, locale: Locale): { text: string; lang: Locale } {
	const lang = [locale, ...LOCALES].find((one) => title[one]) ?? locale;
	return { text: title[lang] ?? '', lang };
}
