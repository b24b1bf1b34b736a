import { dateTimeFormat } from '$lib/i18n/formats';
import type { Translator } from '$lib/i18n';
import { INTL_TAG } from '$lib/i18n/translator';

const SHAPE = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;

/** A calendar day (`YYYY-MM-DD`) in words. It is the same day wherever it is read: no zone moves it. */
export function dayText(t: Pick<Translator, 'locale'>, day: string): string {
	return dateTimeFormat(INTL_TAG[t.locale], SHAPE).format(new Date(`${day}T00:00:00Z`));
}

/** The hour and minute of a moment, in the reader's zone; for lists whose headings name the day. */
export function timeText(t: Pick<Translator, 'locale' | 'timeZone'>, at: number): string {
	const hour = t.locale === 'ar' ? 'numeric' : '2-digit';
	const shape = { hour, minute: '2-digit', timeZone: t.timeZone } as const;
	return dateTimeFormat(INTL_TAG[t.locale], shape).format(at);
}
