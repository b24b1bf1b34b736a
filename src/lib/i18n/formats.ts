/**
 * `Intl` objects are slow to make and never change: each is made once per language tag, zone and
 * shape, and kept.
 */
const made = new Map<string, unknown>();

function once<T>(kind: string, tag: string, options: object, make: () => T): T {
	const key = `${kind} ${tag} ${JSON.stringify(options)}`;
	const known = made.get(key);
	if (known) return known as T;
	const format = make();
	made.set(key, format);
	return format;
}

export function numberFormat(tag: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
	return once('number', tag, options, () => new Intl.NumberFormat(tag, options));
}

export function dateTimeFormat(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	return once('date', tag, options, () => new Intl.DateTimeFormat(tag, options));
}

export function pluralRules(tag: string, options: Intl.PluralRulesOptions = {}): Intl.PluralRules {
	return once('plural', tag, options, () => new Intl.PluralRules(tag, options));
}

export function relativeTimeFormat(tag: string): Intl.RelativeTimeFormat {
	// `always`: "yesterday" would be said of things that are 24 hours old and two calendar days away.
	return once('relative', tag, {}, () => new Intl.RelativeTimeFormat(tag, { numeric: 'always' }));
}

export function listFormat(tag: string, type: Intl.ListFormatType): Intl.ListFormat {
	return once('list', tag, { type }, () => new Intl.ListFormat(tag, { type }));
}

/** True for a zone that this machine can compute (`Asia/Baghdad`); anything else makes `Intl` throw. */
export function isTimeZone(value: unknown): value is string {
	if (typeof value !== 'string' || value.length > 64) return false;
	try {
		dateTimeFormat('en', { timeZone: value });
		return true;
	} catch {
		return false;
	}
}
