// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- the package has no types; other compilations reach this file too
/// <reference path="./snowball-stemmers.d.ts" />
import snowball from 'snowball-stemmers';
import { fold } from './fold.ts';

const stemmers = {
	ar: snowball.newStemmer('arabic'),
	en: snowball.newStemmer('english'),
	fr: snowball.newStemmer('french')
};

/** Shorter stems join words that have nothing to do with each other. */
const SHORTEST_STEM = 3;
const LONGEST_STEMMED = 40;

const ARABIC = /^[\u0620-\u064a\u0671-\u06d3]+$/;
const LATIN = /^[a-z]+$/;

/**
 * Every form under which a word of a record is indexed: the folded word, its Arabic forms without
 * attached article, conjunction or preposition, and its stems. `written` is the word before folding,
 * because French stems need the accents; `folded` is the same word folded.
 */
export function indexForms(written: string, folded: string): readonly string[] {
	return remember(indexed, written, () => formsOf(written, folded, arabicBareForms));
}

/**
 * The forms under which a word of a query is looked for. Narrower than `indexForms`: a single letter
 * that may belong to the word is left on it, else «بلدية» (municipality) would find every «لديه» (he has).
 */
export function queryForms(written: string, folded: string): readonly string[] {
	return remember(queried, written, () => formsOf(written, folded, arabicSafeForms));
}

// Stemming costs some 30 µs a word and texts repeat their words; the result depends on nothing else.
const REMEMBERED = 20_000;
const indexed = new Map<string, readonly string[]>();
const queried = new Map<string, readonly string[]>();

function remember(memory: Map<string, readonly string[]>, key: string, make: () => readonly string[]) {
	const known = memory.get(key);
	if (known) return known;
	const made = make();
	if (key.length > 2 * LONGEST_STEMMED) return made;
	if (memory.size >= REMEMBERED) memory.clear();
	memory.set(key, made);
	return made;
}

function formsOf(written: string, folded: string, bareForms: (word: string) => string[]): string[] {
	if (folded.length > LONGEST_STEMMED) return [folded];
	if (ARABIC.test(folded)) {
		const bare = bareForms(folded);
		return distinct([...bare, ...bare.map(lightStem), ...bare.map((word) => stemmers.ar.stem(word))], folded);
	}
	if (LATIN.test(folded)) return distinct(latinForms(written, folded), folded);
	return [folded];
}

function distinct(forms: string[], folded: string): string[] {
	return [...new Set([folded, ...forms.map(fold).filter((form) => form.length >= SHORTEST_STEM)])];
}

/** Both English and French stems: names, titles and acronyms travel between the two, and a guess can be wrong. */
function latinForms(written: string, folded: string): string[] {
	const forms = [stemmers.en.stem(folded), stemmers.fr.stem(folded)];
	const lower = written.normalize('NFC').toLowerCase();
	// «intégrée» and «intégré» meet only in the stem of the accented form.
	if (lower !== folded) forms.push(stemmers.fr.stem(lower));
	const british = folded.replace(/iz(?=(?:e|ed|es|er|ers|ing|ation|ations)$)/, 'is');
	if (british !== folded) forms.push(british, stemmers.en.stem(british));
	return forms;
}

/** و and ف, then ب ك ل or the article with what leans on it, each with enough word left behind to be one. */
function arabicBareForms(word: string): string[] {
	const whole = [word];
	if (/^و.{3}/.test(word) || /^ف.{4}/.test(word)) whole.push(word.slice(1));
	return whole.flatMap((form) => [
		form,
		...withoutArticle(form),
		...(/^(?:[بل].{3}|ك.{4})/.test(form) ? [form.slice(1)] : [])
	]);
}

/** Only what cannot well be part of the word itself: the article with what leans on it, and و before a long word. */
function arabicSafeForms(word: string): string[] {
	const forms = [word, ...withoutArticle(word)];
	if (!word.startsWith('و')) return forms;
	const rest = word.slice(1);
	// «ومدن» is «و» and «مدن», but a query word as short as that is more likely whole: «وقاية».
	return [...forms, ...withoutArticle(rest), ...(rest.length >= 4 ? [rest] : [])];
}

/** «للجنة» can be «ل + لجنة» or «ل + الجنة». */
function withoutArticle(word: string): string[] {
	const [, article, rest] = /^([بكف]?ال|لل)(.{3,})$/.exec(word) ?? [];
	if (!rest) return [];
	return article === 'لل' ? [rest, `ل${rest}`] : [rest];
}

/** Endings in the order in which they are taken off, longest first; the first four rows are pronouns on a ة. */
const ENDINGS = [
	'تهما',
	'تهم',
	'تها',
	'تنا',
	'ته',
	'هما',
	'هم',
	'ها',
	'نا',
	'ان',
	'ات',
	'ون',
	'ين',
	'يه',
	'ه',
	'ي'
];

/**
 * Takes Arabic endings off (after the "light" stemmers of Larkey and others, with pronouns added).
 * Snowball alone takes the ب of «بلديات» for a preposition and no longer meets «بلدية».
 */
function lightStem(word: string): string {
	let stem = word;
	for (const ending of ENDINGS)
		if (stem.endsWith(ending) && stem.length - ending.length >= SHORTEST_STEM)
			stem = stem.slice(0, -ending.length);
	return stem;
}
