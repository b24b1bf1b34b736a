import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { compose } from './compose.ts';
import { directionOf, LOCALES, type Direction, type Locale, type Trilingual } from '../shared/locale.ts';
import { dateTimeFormat, isTimeZone, listFormat, numberFormat, relativeTimeFormat } from './formats.ts';
import { isolate } from './isolate.ts';
import type { MessageKey } from './keys.ts';

/** A text ready to be shown: itself when it takes no argument, else its parsed form. */
export type CompiledMessage = string | MessageFormatElement[];
/** The texts of one language by full key (`forum.ask.title`). */
export type Catalogue = Readonly<Record<string, CompiledMessage>>;
export type MessageArguments = Readonly<Record<string, string | number>>;
/** An instant, as a `Date`, an ISO string or milliseconds since 1970. */
export type Instant = Date | string | number;

/**
 * Speaks one language. Never changes: another language, zone or catalogue is another translator.
 * @template Key the texts it knows
 */
export interface Translator<Key extends string = MessageKey> {
	/** The text of `key`, with its arguments put in. */
	(key: Key, values?: MessageArguments): string;
	readonly locale: Locale;
	readonly dir: Direction;
	/** The zone in which dates and times are told. */
	readonly timeZone: string;
	number(value: number, options?: Intl.NumberFormatOptions): string;
	/** @param share 0.25 is told as 25 % */
	percent(share: number): string;
	/** Day, month and year. */
	date(at: Instant): string;
	/** Day, month, year, hour and minute. */
	dateTime(at: Instant): string;
	/** How long ago ("3 hours ago"); the date itself after 30 days. */
	relative(at: Instant): string;
	/** "a, b and c"; each item is bidi-isolated. */
	list(items: readonly string[], type?: Intl.ListFormatType): string;
	/** A text that the network keeps in three languages, in this one; where it is empty, in another. */
	pick(text: Trilingual): string;
}

export interface TranslatorOptions {
	/** IANA zone of the reader; an unknown one counts as UTC. */
	timeZone?: string;
	/** What "now" is for `relative`. Pages pass the server's, so that both sides render the same words. */
	now?: () => Instant;
	/**
	 * BCP 47 tag for dates, numbers and plurals where a language has regional habits: `ar-IQ-u-nu-latn`
	 * tells the months as تشرين الثاني.
	 */
	tag?: string;
	/**
	 * Told about a text that is missing or lacks an argument; what can be shown is shown then.
	 * Without it such a text throws.
	 */
	onProblem?: (problem: string) => void;
}

/** The digits are named: without that, `ar` means other digits on other machines. */
export const INTL_TAG: Record<Locale, string> = { ar: 'ar-u-nu-latn', en: 'en-GB', fr: 'fr-FR' };

const DATE = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const MINUTES = { ...DATE, minute: '2-digit' } as const;
/** Arabic tells the hour of a twelve-hour clock (2:05 م), the others that of a day (02:05). */
const DATE_TIME = {
	ar: { ...MINUTES, hour: 'numeric' },
	en: { ...MINUTES, hour: '2-digit' },
	fr: { ...MINUTES, hour: '2-digit' }
} as const;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** From the largest down: an age is told in the first that it fills. */
const UNITS = [
	['day', DAY],
	['hour', 60 * MINUTE],
	['minute', MINUTE]
] as const;

/**
 * A translator for `locale` that speaks from `catalogue`.
 * @throws Error from its calls, when a text or an argument is missing and there is no `onProblem`
 */
export function createTranslator<Key extends string = MessageKey>(
	locale: Locale,
	catalogue: Catalogue,
	options: TranslatorOptions = {}
): Translator<Key> {
	const tag = options.tag ?? INTL_TAG[locale];
	const timeZone = isTimeZone(options.timeZone) ? options.timeZone : 'UTC';
	const now = options.now ?? Date.now;
	const report = options.onProblem ?? fail;
	function text(key: Key, values: MessageArguments = {}): string {
		const message = catalogue[key];
		if (message === undefined) {
			report(`no text "${key}" in ${locale}`);
			return key;
		}
		if (typeof message === 'string') return message;
		try {
			return compose(tag, message, values);
		} catch (error) {
			report(`text "${key}" in ${locale}: ${(error as Error).message}`);
			return compose(tag, message, lenient(values));
		}
	}

	function date(at: Instant): string {
		return dateTimeFormat(tag, { ...DATE, timeZone }).format(new Date(at));
	}

	function relative(at: Instant): string {
		const age = new Date(now()).getTime() - new Date(at).getTime();
		if (Math.abs(age) >= 30 * DAY) return date(at);
		const told = UNITS.find(([, size]) => Math.abs(age) >= size);
		// Less than a minute, ago or ahead: two clocks never agree, so it has just happened.
		if (!told) return text('common.just_now' as Key);
		return relativeTimeFormat(tag).format(-Math.trunc(age / told[1]), told[0]);
	}

	return Object.freeze(
		Object.assign(text, {
			locale,
			dir: directionOf(locale),
			timeZone,
			number: (value: number, shape?: Intl.NumberFormatOptions) => numberFormat(tag, shape).format(value),
			percent: (share: number) =>
				numberFormat(tag, { style: 'percent', maximumFractionDigits: 1 }).format(share),
			date,
			dateTime: (at: Instant) => dateTimeFormat(tag, { ...DATE_TIME[locale], timeZone }).format(new Date(at)),
			relative,
			list: (items: readonly string[], type: Intl.ListFormatType = 'conjunction') =>
				listFormat(tag, type).format(items.map(isolate)),
			pick: (three: Trilingual) => three[locale] || LOCALES.map((other) => three[other]).find(Boolean) || ''
		})
	);
}

function fail(problem: string): never {
	throw new Error(problem);
}

/** The values given, and nothing said for those that are missing. */
function lenient(values: MessageArguments): MessageArguments {
	return new Proxy(values, { has: () => true, get: (given, name: string) => given[name] ?? '' });
}
