import { TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import type { Locale } from '../shared/locale.ts';
import { AREAS } from './areas.ts';
import { compileCatalogue } from './build/catalogues.ts';
import { branchesOf } from './build/elements.ts';
import { FSI, PDI } from './isolate.ts';
import { NAMES } from './names.ts';
import type { CompiledMessage } from './translator.ts';

/** A piece of interface text as a page shows it, and where (`main > p`, `button[aria-label]`). */
export interface ShownText {
	text: string;
	where: string;
}
export interface Untranslated extends ShownText {
	why: string;
}

const ADDRESS = /(?:https?:\/\/|www\.)\S+|[^\s@]+@[^\s@]+\.[a-z]+/giu;
const ISOLATED = new RegExp(`${FSI}[^${PDI}]*${PDI}`, 'gu');
const KEY = new RegExp(`\\b(?:${AREAS.join('|')})\\.[a-z][\\w.]*[a-z]\\b`, 'u');

/**
 * Which of the texts on a page are not in its language. What people wrote must be left out by the
 * caller; what was put into a sentence as an argument is known by its isolates and left out here.
 * @param allowed further words that may stand in any language
 */
export function untranslated(
	texts: readonly ShownText[],
	locale: Locale,
	allowed: readonly string[] = []
): Untranslated[] {
	const names = new Set([...NAMES, ...allowed]);
	return texts.flatMap((shown) => {
		const own = normal(shown.text.replace(ISOLATED, ' ').replace(ADDRESS, ' '));
		const why = KEY.test(own)
			? 'a key instead of its text'
			: (foreignLetters(own, locale, names) ?? foreignText(own, locale, names));
		return why ? [{ ...shown, why }] : [];
	});
}

function foreignLetters(text: string, locale: Locale, names: ReadonlySet<string>): string | undefined {
	const foreign = locale === 'ar' ? /\p{Script=Latin}[\p{Script=Latin}’'-]+/gu : /\p{Script=Arabic}+/gu;
	const word = text.match(foreign)?.find((found) => !names.has(found));
	return word && `"${word}" is in another script`;
}

/** English and French share letters: a text is foreign when it is one of the other's and none of one's own. */
function foreignText(text: string, locale: Locale, names: ReadonlySet<string>): string | undefined {
	if (locale === 'ar' || names.has(text)) return undefined;
	const other = locale === 'fr' ? 'en' : 'fr';
	const says = (language: Locale) => sentences(language).some((sentence) => sentence.test(text));
	return says(other) && !says(locale) ? `this is "${other}"` : undefined;
}

const known = new Map<Locale, RegExp[]>();

/** Every text of a language as a pattern, with any value in the place of each argument. */
function sentences(locale: Locale): RegExp[] {
	let patterns = known.get(locale);
	if (!patterns) {
		patterns = Object.values(compileCatalogue(locale, AREAS)).flatMap(patternsOf);
		known.set(locale, patterns);
	}
	return patterns;
}

function patternsOf(message: CompiledMessage): RegExp[] {
	return wordings(message)
		.filter((pattern) => /\p{L}{2}/u.test(pattern))
		.map((pattern) => new RegExp(`^${pattern}$`, 'u'));
}

/** What stands for an argument: digits, or nothing, since texts are isolated and left out before. */
const NUMBER = '[\\p{N}\\s.,%]*';
const NOTHING = '\\s*';

/** Each way of saying a message (one per branch), as the source of a pattern. */
function wordings(message: CompiledMessage): string[] {
	if (typeof message === 'string') return [literal(normal(message))];
	return message.reduce<string[]>(
		(said, element) => said.flatMap((start) => waysOf(element).map((end) => start + end)),
		['']
	);
}

function waysOf(element: MessageFormatElement): string[] {
	if (element.type === TYPE.literal) return [literal(element.value)];
	const branches = Object.values(branchesOf(element));
	if (branches.length > 0) return branches.flatMap((branch) => wordings(branch.value));
	return [element.type === TYPE.argument ? NOTHING : NUMBER];
}

function literal(text: string): string {
	return text
		.replace(new RegExp(`[${FSI}${PDI}]`, 'gu'), '')
		.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')
		.replace(/\s+/gu, '\\s*');
}

function normal(text: string): string {
	return text.replace(/\s+/gu, ' ').trim();
}
