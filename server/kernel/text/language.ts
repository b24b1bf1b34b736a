import type { Locale } from '../../../src/lib/shared/locale.ts';

/** Letters that Arabic does not have: Persian, Kurdish and Urdu are written in its script too. */
const OTHER_ARABIC_SCRIPT = /[پچژگڤکیےۆۇێەڕڵںھہ]/g;
/** The beginning is enough to tell. */
const READ = 4_000;
/** A little of another script's letters may be a name; more is another language. */
const TOLERATED = 0.03;

const ENGLISH =
	set(`the and of to is are was were be been have has had do does did with for that this these those it
	we you they our your their from by about which who what how when where why can could should would will not but
	an any some there here at as its us if my please thanks`);
const FRENCH =
	set(`le les des du une et est sont dans pour avec que qui nous vous ils elles au aux ce cette ces sur
	par pas ne plus ou où mais notre nos votre vos leur leurs comment quand pourquoi quel quelle quels quelles être
	avoir été fait chez entre sans sous très bonjour merci il elle je`);
/** Said in both, or in their neighbours: they decide nothing alone. */
const SHARED_LETTERS = /[éèêëàâîïôûùçœ]/;

/**
 * The language in which a text seems to be written, from its script and its most frequent words; null
 * when it cannot be told. A default for the writer to change, never a decision.
 */
export function guessLanguage(text: string): Locale | null {
	const start = text.slice(0, READ).normalize('NFC');
	const letters = start.match(/\p{L}/gu)?.length ?? 0;
	if (letters === 0) return null;
	const arabic = start.match(/\p{Script=Arabic}/gu)?.length ?? 0;
	// Acronyms and names in Latin letters are common in Arabic sentences, hardly the other way round.
	if (arabic / letters >= 0.4) {
		const foreign = start.match(OTHER_ARABIC_SCRIPT)?.length ?? 0;
		return foreign / arabic > TOLERATED ? null : 'ar';
	}
	return englishOrFrench(start);
}

function englishOrFrench(text: string): Locale | null {
	let english = 0;
	let french = 0;
	for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
		if (ENGLISH.has(word)) english++;
		if (FRENCH.has(word)) french++;
		else if (SHARED_LETTERS.test(word)) french += 0.5;
	}
	if (english === french) return null;
	return english > french ? 'en' : 'fr';
}

function set(words: string): ReadonlySet<string> {
	return new Set(words.trim().split(/\s+/));
}
