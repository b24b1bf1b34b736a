import fc from 'fast-check';
import type { Fields } from './http-client.ts';

/** Stands in hostile HTML: an answer that holds it as a tag would have run it. */
export const MARK = '<x-evil';
const HOSTILE = [
	`${MARK} onclick="alert(1)">`,
	`"><script>${MARK}></script><img src=x onerror=alert(1)>${MARK}>`,
	`</textarea></title></script>${MARK}>`,
	`[a](javascript:alert(1)) ![a](data:text/html,${MARK}>) <${'a '.repeat(400)}>`,
	`{{constructor.constructor('return process')()}} \${process.exit(1)} {@html "${MARK}>"}`,
	`${'>'.repeat(3000)} deep`,
	`${'['.repeat(5000)}a](b)`,
	`${'*a_ '.repeat(4000)}`,
	`${'- '.repeat(2000)}x`,
	`${'`'.repeat(5000)}a${'`'.repeat(4999)}`,
	`| ${'a |'.repeat(900)}\n| ${'- |'.repeat(900)}\n| b`,
	'&#x202e;&lt;&nbsp;&#0;&#xD800;'
];
const SIZES = ['', ' ', '\n', 'a', 'é'.repeat(7), 'ش'.repeat(161), 'a'.repeat(20_001), '😀'.repeat(20_000)];
const HUGE = [
	'x'.repeat(100_000),
	'سؤال '.repeat(20_000),
	'\u0301'.repeat(100_000),
	'\u200f'.repeat(100_000)
];
const ODD = [
	'\u202etxt.exe\u202c \u2066\u2067\u2068 no end',
	'\u2069\u2069\u2069\u061c\u200e\u200f',
	'👨‍👩‍👧‍👦🏳️‍🌈👩🏽‍🚒🇲🇦🏴󠁧󠁢󠁥󠁮󠁧󠁿'.repeat(40),
	'a\u200b\u200c\u200d\ufeff\u00ad\u2060b',
	'\u0000',
	'a\u0000b\u0007\u001b[31m\u007f\u0085\u2028\u2029\ufffe\uffff',
	'\ud800 \udfff lone',
	'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞'
];
const NAMES = [
	'__proto__',
	'constructor',
	'prototype',
	'toString',
	'hasOwnProperty',
	'then',
	'$where',
	'$gt',
	'a.b'
];
const DATABASE = [
	'{"$gt":""}',
	'{"$where":"sleep(9000)"}',
	'[object Object]',
	'$ne',
	'true; return 1',
	'.*',
	'(a+)+$'
];
const PATHS = [
	'../../../../etc/passwd',
	'..%2f..%2fetc%2fpasswd',
	'%00',
	'%',
	'%zz',
	'//evil.example',
	'\\\\evil',
	'/\\evil'
];
const NUMBERS = [
	'1e309',
	'-1',
	'0',
	'-0',
	'9'.repeat(400),
	'NaN',
	'Infinity',
	'0x10',
	'1.5',
	'8640000000000001'
];
const TYPES = ['null', 'undefined', 'true', '[]', '{}', '[object Object]', '""'];
/** Well formed, and nobody's. */
const UNKNOWN_ID = 'f'.repeat(24);
const IDS = [UNKNOWN_ID, 'F'.repeat(24), 'f'.repeat(23), 'f'.repeat(25), 'ask:youth', `reply:${UNKNOWN_ID}`];

/** One hostile text. The largest are rare: they cost as much as a hundred others. */
export const hostile: fc.Arbitrary<string> = fc.oneof(
	{ weight: 20, arbitrary: fc.constantFrom(...HOSTILE) },
	{ weight: 20, arbitrary: fc.constantFrom(...SIZES) },
	{ weight: 2, arbitrary: fc.constantFrom(...HUGE) },
	{ weight: 20, arbitrary: fc.constantFrom(...ODD) },
	{ weight: 40, arbitrary: fc.constantFrom(...NAMES, ...DATABASE, ...PATHS, ...NUMBERS, ...TYPES, ...IDS) },
	{ weight: 20, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
	{ weight: 10, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) }
);

/** What is done to one field of a form that would be right. `field` is a number taken modulo the fields. */
type Change =
	| { do: 'set'; field: number; value: string }
	| { do: 'add'; name: string; value: string }
	| { do: 'drop'; field: number }
	| { do: 'double'; field: number; value: string }
	| { do: 'rename'; field: number; suffix: string }
	| { do: 'file'; field: number; value: string };

const field = fc.nat(20);
const change: fc.Arbitrary<Change> = fc.oneof(
	{ weight: 8, arbitrary: fc.record({ do: fc.constant('set' as const), field, value: hostile }) },
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('add' as const),
			name: fc.constantFrom(...NAMES, 'role', 'authorId', 'personId', '_id', 'hidden', ''),
			value: hostile
		})
	},
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('drop' as const), field }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('double' as const), field, value: hostile }) },
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constant('rename' as const),
			field,
			suffix: fc.constantFrom('[]', '[$gt]', '.__proto__', '[0]', '\u0000', '[constructor]')
		})
	},
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('file' as const), field, value: hostile }) }
);

/** How the form is written into the request. */
const ENCODINGS = ['urlencoded', 'multipart', 'bytes', 'torn', 'json', 'text', 'nothing'] as const;

export const WHO = ['guest', 'member', 'moderator'] as const;
export type Who = (typeof WHO)[number];

export interface FormInput {
	who: Who;
	changes: readonly Change[];
	encoding: (typeof ENCODINGS)[number];
	/** Takes the place of an id in the path. */
	instead: string | null;
	/** Sent as the page's script does, else as a plain form. */
	scripted: boolean;
}

export const formInput: fc.Arbitrary<FormInput> = fc.record({
	who: fc.constantFrom(...WHO, 'member' as const),
	changes: fc.oneof(
		{ weight: 1, arbitrary: fc.constant<Change[]>([]) },
		{ weight: 19, arbitrary: fc.array(change, { minLength: 1, maxLength: 4 }) }
	),
	encoding: fc.oneof(
		{ weight: 12, arbitrary: fc.constantFrom('urlencoded' as const, 'multipart' as const) },
		{ weight: 3, arbitrary: fc.constantFrom(...ENCODINGS) }
	),
	instead: fc.option(hostile, { freq: 8 }),
	scripted: fc.oneof(
		{ weight: 9, arbitrary: fc.constant(true) },
		{ weight: 1, arbitrary: fc.constant(false) }
	)
});

interface Entry {
	name: string;
	value: string;
	file: boolean;
}

function changed(right: Fields, changes: readonly Change[]): Entry[] {
	const entries = Object.entries(right).map(([name, value]): Entry => ({ name, value, file: false }));
	for (const made of changes) {
		if (made.do === 'add') {
			entries.push({ name: made.name, value: made.value, file: false });
			continue;
		}
		const at = made.field % Math.max(1, entries.length);
		const entry = entries[at];
		if (!entry) continue;
		if (made.do === 'set') entry.value = made.value;
		else if (made.do === 'drop') entries.splice(at, 1);
		else if (made.do === 'double') entries.push({ ...entry, value: made.value });
		else if (made.do === 'rename') entry.name += made.suffix;
		else Object.assign(entry, { value: made.value, file: true });
	}
	return entries;
}

/** The request body that an input stands for. */
export function bodyOf(
	right: Fields,
	{ changes, encoding }: FormInput
): { body: RequestInit['body']; type?: string } {
	const entries = changed(right, changes);
	const pairs = entries.map(({ name, value }) => [name, value.toWellFormed()]);
	const urlencoded = new URLSearchParams(pairs).toString();
	const form = 'application/x-www-form-urlencoded';
	switch (encoding) {
		case 'bytes':
			// No UTF-8, broken escapes, and a name without a value.
			return { body: `${urlencoded}&body=%ff%fe%ed%a0%80&title=%zz%&=&&body[$gt]=&%00`, type: form };
		case 'torn':
			return {
				body: '--here\r\nContent-Disposition: form-data; name="body"',
				type: 'multipart/form-data; boundary=here'
			};
		case 'json':
			return { body: JSON.stringify(Object.fromEntries(pairs)), type: 'application/json' };
		case 'text':
			return { body: urlencoded, type: 'text/plain' };
		case 'nothing':
			return { body: '', type: form };
		case 'multipart':
			return { body: multipart(entries) };
		case 'urlencoded':
			// A file cannot be sent this way.
			return entries.some(({ file }) => file)
				? { body: multipart(entries) }
				: { body: urlencoded, type: form };
	}
}

function multipart(entries: readonly Entry[]): FormData {
	const form = new FormData();
	for (const { name, value, file } of entries)
		if (file) form.append(name, new Blob([value]), `${value.slice(0, 40)}.html`);
		else form.append(name, value);
	return form;
}
