const LINE_BREAK = /\r\n|[\r\u0085\u2028\u2029]/g;
/** C0 and C1 controls except newline and tab, and code points that are not characters or only annotate. */
// eslint-disable-next-line no-control-regex -- taking control characters out is what this is for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff]/g;
/** Embeddings and overrides: they reach past the end of a text and can make it read as something else. */
const OVERRIDE = /[\u202a-\u202e]/g;
/** Tag characters are seen by nobody, except where they make a regional flag. */
const TAGS = /(\u{1f3f4}[\u{e0020}-\u{e007e}]{1,16}\u{e007f})|[\u{e0000}-\u{e007f}]/gu;
/** No language puts more than a few marks on one letter; towers of them cover other people's lines. */
const TOWER = /(\p{Mn}{6})\p{Mn}+/gu;

const OPENS_ISOLATE = /[\u2066-\u2068]/;
const POP_ISOLATE = '\u2069';

/**
 * A text of several lines as it is stored: NFC, lines ended by \n, without control characters (tab
 * aside), bidi overrides, hidden tags and towers of marks; isolates closed on the line that opened them.
 * Joiners, emoji sequences and LRM, RLM, ALM stay. Idempotent. Blanks at the ends are the caller's matter.
 */
export function cleanText(input: string): string {
	return compose(strip(input).split('\n').map(balanceIsolates).join('\n'));
}

/** The same for one line, a title or a name: line breaks, tabs and runs of blanks become one space; trimmed. */
export function cleanLine(input: string): string {
	return compose(balanceIsolates(strip(input)).replace(/\s+/gu, ' ').trim());
}

/** True when nothing in the text can be seen: blanks, marks of direction, joiners. */
export function isBlank(text: string): boolean {
	return !/[^\s\p{Cf}\p{Cc}\p{Mn}\u115f\u1160\u2800\u3164\uffa0]/u.test(text);
}

/** Drops what closes an isolate that this line never opened, and closes what it left open. */
export function balanceIsolates(line: string): string {
	let open = 0;
	let balanced = '';
	for (const character of line) {
		if (OPENS_ISOLATE.test(character)) open++;
		else if (character === POP_ISOLATE && open-- === 0) {
			open = 0;
			continue;
		}
		balanced += character;
	}
	return balanced + POP_ISOLATE.repeat(open);
}

function strip(input: string): string {
	return input
		.toWellFormed()
		.replace(LINE_BREAK, '\n')
		.replace(CONTROL, '')
		.replace(OVERRIDE, '')
		.replace(TAGS, (_, flag: string | undefined) => flag ?? '');
}

/** Last, because what was taken out may have kept a letter from its mark. */
function compose(text: string): string {
	return text.normalize('NFC').replace(TOWER, '$1');
}
