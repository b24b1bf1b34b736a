import { readFileSync } from 'node:fs';
import type { Locale } from '../../src/lib/shared/locale.ts';

const areas = new Map<string, Record<string, string>>();

/** A message of the interface as its catalogue has it: `words('ar', 'forum.ask.send')`. For messages without values. */
export function words(locale: Locale, key: string): string {
	const [area = '', ...rest] = key.split('.');
	const file = `${locale}/${area}.json`;
	if (!areas.has(file)) {
		const url = new URL(`../../src/lib/i18n/messages/${file}`, import.meta.url);
		areas.set(file, JSON.parse(readFileSync(url, 'utf8')) as Record<string, string>);
	}
	const text = areas.get(file)![rest.join('.')];
	if (text === undefined) throw new Error(`${file} has no ${rest.join('.')}`);
	return text;
}
