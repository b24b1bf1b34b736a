import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText, renderMarkdown } from './markdown.ts';

const REL = 'rel="nofollow noopener noreferrer ugc"';

describe('what people write', () => {
	test.each([
		['a paragraph', 'hello', '<p dir="auto">hello</p>'],
		['a line break is kept', 'a\nb', '<p dir="auto">a<br />\nb</p>'],
		[
			'headings come below those of the page',
			'# a\n\n###### b',
			'<h3 dir="auto">a</h3>\n<h6 dir="auto">b</h6>'
		],
		['dashes under a line make no heading', 'Regards\n---', '<p dir="auto">Regards</p>\n<hr />'],
		['indented prose is prose', '    نص', '<p dir="auto">نص</p>'],
		[
			'code reads left to right',
			'```js\na<b\n```',
			'<pre dir="ltr" tabindex="0"><code>a&lt;b\n</code></pre>'
		],
		['a short code', '`x`', '<p dir="auto"><code dir="auto">x</code></p>'],
		[
			'a link',
			'[a](https://example.org/)',
			`<p dir="auto"><a href="https://example.org/" dir="auto" ${REL}>a</a></p>`
		],
		['raw HTML is text', '<b onclick="x()">a</b>', '<p dir="auto">&lt;b onclick="x()"&gt;a&lt;/b&gt;</p>']
	])('%s', (_, source, html) => {
		expect(renderMarkdown(source).trim()).toBe(html);
	});

	test('a bare address becomes a link', () => {
		expect(renderMarkdown('see https://example.org/x')).toContain(
			`<a href="https://example.org/x" dir="auto" ${REL}>`
		);
	});

	test('a picture becomes a link, also inside a link', () => {
		const html = renderMarkdown(
			'![map](https://x.org/a.png) ![](https://x.org/b.png) [![in](https://y.org)](https://z.org)'
		);
		expect(html).not.toContain('<img');
		expect(html).toContain('>map</a>');
		expect(html).toContain('>https://x.org/b.png</a>');
		expect(html).toContain(`<a href="https://z.org" dir="auto" ${REL}>in</a>`);
		expect(html).not.toContain('y.org');
	});

	test('a table scrolls in a box that is named by its head', () => {
		const html = renderMarkdown('| المدينة | "n" |\n|:-:|--:|\n| كومانوفو | 5 |');
		expect(html).toContain(
			'<div class="table-scroll" dir="rtl" tabindex="0" role="region" aria-label="المدينة · &quot;n&quot;"><table>'
		);
		expect(html).toContain('<th class="cell-center" dir="auto">المدينة</th>');
		expect(html).toContain('<td class="cell-end" dir="auto">5</td>');
		expect(html).not.toContain('style');
		expect(renderMarkdown('| | |\n|-|-|\n| a | b |')).toContain(
			'<div class="table-scroll" dir="auto" tabindex="0"><table>'
		);
	});
});

describe('direction per block', () => {
	test.each([
		['- واحد', '<ul dir="rtl">\n<li dir="auto">واحد</li>'],
		['- one', '<ul dir="auto">\n<li dir="auto">one</li>'],
		['> اقتباس', '<blockquote dir="rtl">\n<p dir="auto">اقتباس</p>'],
		['1. أول\n\n   ثان', '<ol dir="rtl">\n<li dir="rtl">\n<p dir="auto">أول</p>'],
		['P/CVE في المدن العربية', '<p dir="rtl">'],
		['`منع` is the word', '<p dir="auto">'],
		['[اقرأ المزيد](https://example.org)', '<p dir="rtl">'],
		['https://example.org/a/long/address شرح', '<p dir="auto">'],
		['12', '<p dir="auto">']
	])('%s', (source, html) => {
		expect(renderMarkdown(source)).toContain(html);
	});

	test('each block has its own', () => {
		expect(renderMarkdown('مرحبا\n\nhello').match(/<p dir="auto">/g)).toHaveLength(2);
	});
});

const HOSTILE = [
	'<script>alert(1)</script>',
	'<img src=x onerror=alert(1)>',
	'[a](javascript:alert(1))',
	'[a](JaVaScRiPt:alert(1))',
	'[a](&#106;avascript:alert(1))',
	'[a](java\nscript:alert(1))',
	'<javascript:alert(1)>',
	'[a](data:text/html,<script>)',
	'![a](data:image/svg+xml;base64,AAAA)',
	'[a]: vbscript:x\n[a]',
	'[a](//evil.example)',
	'[a](/relative)',
	'[a](https://x.org/"onmouseover="alert(1))',
	'[a](https://x.org "t" onclick=x)',
	'`<svg onload=x>`',
	'| a" onclick="x | b |\n|-|-|\n| <style>*{}</style> | c |',
	'<p style="position:fixed">',
	'```"><script>\nx\n```',
	'&lt;script&gt;',
	'# <iframe src="https://x.org">'
];

/** Every tag must be one of these, with nothing but these attributes and values. */
const TAG = new RegExp(
	'^</?(?:p|h[3-6]|blockquote|pre|ul|ol|li|th|td|a|code|table|thead|tbody|tr|div|hr|br|strong|em|s)' +
		'(?: dir="(?:auto|ltr|rtl)"| tabindex="0"| role="region"| aria-label="[^"<>]*"| start="\\d+"' +
		'| class="(?:table-scroll|cell-center|cell-end)"| rel="nofollow noopener noreferrer ugc"' +
		'| href="(?:https?://|mailto:)[^"<>\\s]*")*(?: /)?>$'
);

function expectSafe(html: string): void {
	for (const [tag] of html.matchAll(/<[^>]*>?/g)) expect(tag).toMatch(TAG);
}

describe('hostile input', () => {
	test.each(HOSTILE)('%j gives only harmless tags', (source) => {
		expectSafe(renderMarkdown(source));
	});

	test('any mixture of hostile pieces gives only harmless tags', () => {
		const piece = fc.oneof(
			fc.constantFrom(...HOSTILE),
			fc.constantFrom(
				'> ',
				'- ',
				'1. ',
				'\n',
				'\n\n',
				'|',
				'|-|-|\n',
				'**',
				'`',
				'[',
				'](',
				')',
				'<',
				'"',
				"'",
				'&'
			),
			fc.string({ unit: 'binary', maxLength: 8 })
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 20 }), (parts) => {
				expectSafe(renderMarkdown(parts.join('')));
			}),
			{ numRuns: 500 }
		);
	});

	test('short rows of a wide table stay short', () => {
		const wide = `${'|a'.repeat(500)}|\n${'|-'.repeat(500)}|\n${'|\n'.repeat(9_000)}`;
		expect(renderMarkdown(wide).length).toBeLessThan(10 * wide.length);
		const rows = renderMarkdown('|a|b|c|\n|-|-|-|\n|1|\n||2|\n||||').match(/<td.*?<\/td>|<\/tr>/g)!;
		expect(rows.join('').replaceAll(' dir="auto"', '')).toBe(
			'</tr><td>1</td></tr><td></td><td>2</td></tr><td></td></tr>'
		);
	});

	// The time is the runner's generous limit: what is guarded is that these end at all.
	test.each([
		'[',
		'![',
		'> ',
		'*',
		'_',
		'`a',
		'<',
		'[a](',
		'[a](<b',
		'| a ',
		'a|b\n',
		'- ',
		'1. ',
		'*a_',
		'[a]: a\n',
		'&#'
	])('100,000 characters of %j end', (piece) => {
		const source = `a|b\n-|-\n${piece.repeat(100_000 / piece.length)}`;
		expect(renderMarkdown(source).length).toBeGreaterThan(0);
		expect(plainText(source, 200).length).toBeLessThanOrEqual(200);
	});
});

describe('plainText', () => {
	test.each([
		['# Hi **there** [link](http://x.y)\n- a\n- `b`', Infinity, 'Hi there link a b'],
		['a\nb\n\n```\nc d\n```', Infinity, 'a b c d'],
		['![map](https://x.org/a.png) ![](https://x.org/b.png)', Infinity, 'map https://x.org/b.png'],
		['one two three four', 12, 'one two…'],
		['\u2067واحد اثنان ثلاثة', 12, '\u2067واحد\u2069…']
	])('%j at most %s', (source, max, text) => {
		expect(plainText(source, max)).toBe(text);
	});

	test('is never longer than asked for and never cuts a character in two', () => {
		const family = '👩‍👩‍👧';
		for (let max = 30; max < 60; max++) {
			const text = plainText(family.repeat(40), max);
			expect(text.length).toBeLessThanOrEqual(max);
			expect(text.slice(0, -1).replaceAll(family, '')).toBe('');
		}
	});
});
