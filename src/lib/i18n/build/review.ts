import { TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { LOCALES, type Locale } from '../../shared/locale.ts';
import { FSI, PDI } from '../isolate.ts';
import { NAMES } from '../names.ts';
import { INTL_TAG, type Catalogue, type CompiledMessage } from '../translator.ts';
import { branchesOf, everyElement } from './elements.ts';

/** The same texts in every language, as `compileCatalogue` returns them. */
export type Catalogues = Record<Locale, Catalogue>;

const FOREIGN_WORDS: ReadonlySet<string> = new Set(NAMES);

/** What is wrong with the catalogues, one sentence each, with language and key. Empty when all is well. */
export function reviewCatalogues(catalogues: Catalogues): string[] {
	const keys = new Set(LOCALES.flatMap((locale) => Object.keys(catalogues[locale])));
	return [...keys].flatMap((key) => {
		const missing = LOCALES.filter((locale) => !(key in catalogues[locale]));
		if (missing.length > 0) return [`${key}: missing in ${missing.join(', ')}`];
		return [
			...reviewArguments(key, catalogues),
			...LOCALES.flatMap((locale) =>
				reviewText(locale, catalogues[locale][key]!).map((p) => `${locale} ${key}: ${p}`)
			),
			...reviewTranslation(key, catalogues)
		];
	});
}

/** What a message takes: the names of its arguments, and the branches of its selects. */
function argumentsOf(message: CompiledMessage): string {
	const taken = everyElement(message)
		.filter((element) => element.type !== TYPE.literal && element.type !== TYPE.pound)
		.map((element) => {
			const choices = element.type === TYPE.select ? Object.keys(element.options).sort().join('|') : '';
			return `{${element.value}${choices && `: ${choices}`}}`;
		});
	return [...new Set(taken)].sort().join(' ');
}

function reviewArguments(key: string, catalogues: Catalogues): string[] {
	const [first, ...others] = LOCALES.map((locale) => argumentsOf(catalogues[locale][key]!));
	return others.every((other) => other === first)
		? []
		: [`${key}: other arguments: ${[first, ...others].join(' / ')}`];
}

function reviewTranslation(key: string, catalogues: Catalogues): string[] {
	const [arabic, english] = [wordsOf(catalogues.ar[key]!), wordsOf(catalogues.en[key]!)];
	const untranslated = arabic === english && /\p{L}/u.test(english) && !FOREIGN_WORDS.has(english.trim());
	return untranslated ? [`ar ${key}: the same as in English`] : [];
}

/** All words of a message, without its arguments. */
function wordsOf(message: CompiledMessage): string {
	return literalsOf(message).join(' ');
}

function literalsOf(message: CompiledMessage): string[] {
	return everyElement(message).flatMap((element) => (element.type === TYPE.literal ? [element.value] : []));
}

function reviewText(locale: Locale, message: CompiledMessage): string[] {
	const literals = literalsOf(message);
	if (everyElement(message).length === 0) return ['empty'];
	return [
		...everyElement(message).flatMap((element) => reviewPlural(locale, element)),
		...literals.flatMap((literal) => reviewLetters(locale, literal)),
		...literals.flatMap((literal) => (locale === 'fr' ? reviewFrench(literal) : [])),
		...literals.flatMap((literal) => (locale === 'ar' ? reviewArabic(literal) : [])),
		...literals.flatMap(reviewMarks)
	];
}

/** A plural answers for exactly the categories of its language; `=0` and its like may come on top. */
function reviewPlural(locale: Locale, element: MessageFormatElement): string[] {
	if (element.type !== TYPE.plural) return [];
	const wanted = new Intl.PluralRules(INTL_TAG[locale], {
		type: element.pluralType ?? 'cardinal'
	}).resolvedOptions();
	const given = Object.keys(branchesOf(element)).filter((name) => !name.startsWith('='));
	const missing = wanted.pluralCategories.filter((name) => !given.includes(name));
	const surplus = given.filter((name) => !(wanted.pluralCategories as string[]).includes(name));
	return [
		...missing.map((name) => `plural {${element.value}} lacks "${name}"`),
		...surplus.map((name) => `plural {${element.value}}: the language has no "${name}"`)
	];
}

function reviewLetters(locale: Locale, literal: string): string[] {
	const foreign =
		locale === 'ar'
			? /[\p{Script=Latin}][\p{Script=Latin}\w@.’-]*\p{Script=Latin}/gu
			: /\p{Script=Arabic}+/gu;
	return (literal.match(foreign) ?? [])
		.filter((word) => !FOREIGN_WORDS.has(word))
		.map((word) => `"${word}" is in another script`);
}

function reviewFrench(literal: string): string[] {
	const problems: string[] = [];
	if (/[^\u202f\u00a0](?:[;!?»]|:(?!\/\/|\d))/u.test(literal) || /«[^\u202f\u00a0]/u.test(literal))
		problems.push(`a no-break space is wanted at ; : ! ? « »: "${literal}"`);
	if (literal.includes("'")) problems.push(`’ is wanted, not ': "${literal}"`);
	if (literal.includes('"')) problems.push(`« » are wanted, not "": ${literal}`);
	return problems;
}

function reviewArabic(literal: string): string[] {
	return /\p{Script=Arabic}\s*[,;?]/u.test(literal)
		? [`Arabic punctuation is wanted (، ؛ ؟): "${literal}"`]
		: [];
}

const HAND_MADE_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066\u2067]/u;

function reviewMarks(literal: string): string[] {
	const problems: string[] = [];
	if (HAND_MADE_MARKS.test(literal)) problems.push(`no direction marks by hand: "${literal}"`);
	if (literal.replaceAll(FSI, '').replaceAll(PDI, '').includes('  '))
		problems.push(`two spaces: "${literal}"`);
	return problems;
}
