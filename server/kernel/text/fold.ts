/** Marks that never change which word is meant: Latin accents, Arabic tashkeel and Quranic signs, selectors. */
const MARKS = /(?=\p{Mn})[\p{Script=Inherited}\p{Script=Arabic}]/gu;

/** Bidi controls, zero-width characters, soft hyphen and tatweel: seen by nobody, so matched by nobody. */
const UNSEEN = /[\p{Cf}\u0640]/gu;

const LETTERS: Record<string, string> = {
	ٱ: 'ا',
	ى: 'ي',
	ی: 'ي',
	ې: 'ي',
	ک: 'ك',
	ة: 'ه',
	ہ: 'ه',
	ە: 'ه',
	œ: 'oe',
	æ: 'ae',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	ħ: 'h',
	ı: 'i',
	þ: 'th',
	ß: 'ss',
	ς: 'σ',
	'’': "'",
	ʼ: "'",
	'‘': "'"
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/**
 * A hamza on the line that ends a word is often left out («كربلا»). Short words keep it: «ماء» is not «ما».
 * Looked for from its first only: tried from each of a long row, it would take the square of its length.
 */
const FINAL_HAMZA = /(?<=\p{L}{3})(?<!ء)ء+(?!\p{L})/gu;

/**
 * The form in which words are compared: compatibility-decomposed, lower case, without Latin accents,
 * tashkeel, tatweel and invisible characters; one alef, one yeh, ه for ة, Western digits. Idempotent.
 */
export function fold(text: string): string {
	// NFKD also parts أ إ آ ؤ ئ into letter and hamza, which is then dropped as a mark.
	return text
		.normalize('NFKD')
		.toLowerCase()
		.normalize('NFKD')
		.replace(UNSEEN, '')
		.replace(MARKS, '')
		.replace(LETTER, (letter) => LETTERS[letter] ?? letter)
		.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
		.replace(FINAL_HAMZA, '')
		.normalize('NFC');
}
