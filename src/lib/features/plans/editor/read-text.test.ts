import fc from 'fast-check';
import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { SCHEMA } from './schema.ts';
import { isBlank, plainText, readPlanText, readSection } from '../../../shared/plans/read-text.ts';
import { SECTION_KEYS } from '../../../shared/plans/sections.ts';
import type { Block } from '../../../shared/plans/views.ts';

const schema = getSchema(SCHEMA);

/** A document as the editor leaves it, sent over the wire once. */
function written(content: unknown[]): Y.Doc {
	const doc = new Y.Doc();
	prosemirrorToYXmlFragment(
		Node.fromJSON(schema, { type: 'doc', content }),
		doc.getXmlFragment('section:need')
	);
	return sent(doc);
}

function sent(doc: Y.Doc): Y.Doc {
	const other = new Y.Doc();
	Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
	return other;
}

const text = (words: string, ...marks: unknown[]) => ({ type: 'text', text: words, marks });
const paragraph = (words: string, dir: string | null = null) => ({
	type: 'paragraph',
	attrs: { dir },
	content: [text(words)]
});
const read = (words: string, dir: 'auto' | 'ltr' | 'rtl' = 'auto'): Block => ({
	kind: 'paragraph',
	dir,
	inlines: [{ kind: 'text', text: words }]
});

test('what the editor writes is read as it was written', () => {
	const doc = written([
		{ type: 'heading', attrs: { level: 3, dir: null }, content: [text('الحاجة')] },
		{ type: 'heading', attrs: { level: 4, dir: 'rtl' }, content: [text('CCN')] },
		{
			type: 'paragraph',
			content: [
				text('plain, '),
				text('both', { type: 'bold' }, { type: 'italic' }),
				{ type: 'hardBreak' },
				text('see', { type: 'link', attrs: { href: 'https://example.org/a' } })
			]
		},
		{
			type: 'bulletList',
			content: [
				{
					type: 'listItem',
					content: [
						paragraph('one'),
						{ type: 'orderedList', content: [{ type: 'listItem', content: [paragraph('deeper', 'ltr')] }] }
					]
				},
				{ type: 'listItem', content: [paragraph('two')] }
			]
		},
		{ type: 'blockquote', content: [paragraph('said')] },
		{
			type: 'table',
			content: [
				{
					type: 'tableRow',
					content: [
						{ type: 'tableHeader', attrs: { colspan: 2 }, content: [paragraph('who')] },
						{ type: 'tableHeader', content: [paragraph('what')] }
					]
				},
				{
					type: 'tableRow',
					content: [1, 2, 3].map((n) => ({ type: 'tableCell', content: [paragraph(`${n}`)] }))
				}
			]
		}
	]);

	const cell = (words: string, header = false, colspan = 1) => ({
		header,
		colspan,
		rowspan: 1,
		blocks: [read(words)]
	});
	expect(readSection(doc, 'need')).toEqual([
		{ kind: 'heading', level: 3, dir: 'auto', inlines: [{ kind: 'text', text: 'الحاجة' }] },
		{ kind: 'heading', level: 4, dir: 'rtl', inlines: [{ kind: 'text', text: 'CCN' }] },
		{
			kind: 'paragraph',
			dir: 'auto',
			inlines: [
				{ kind: 'text', text: 'plain, ' },
				{ kind: 'text', text: 'both', bold: true, italic: true },
				{ kind: 'break' },
				{ kind: 'text', text: 'see', href: 'https://example.org/a' }
			]
		},
		{
			kind: 'list',
			ordered: false,
			items: [[read('one'), { kind: 'list', ordered: true, items: [[read('deeper', 'ltr')]] }], [read('two')]]
		},
		{ kind: 'quote', blocks: [read('said')] },
		{
			kind: 'table',
			rows: [
				[cell('who', true, 2), cell('what', true)],
				[cell('1'), cell('2'), cell('3')]
			]
		}
	]);
	expect(plainText(readSection(doc, 'need'))).toBe(
		'الحاجة\nCCN\nplain, both\nsee\none\ndeeper\ntwo\nsaid\nwho\twhat\n1\t2\t3'
	);
});

test('a plan nobody has written in is empty everywhere', () => {
	const read = readPlanText(new Y.Doc(), () => ({ objectives: [], activities: [] }));
	expect(Object.keys(read.sections)).toEqual(SECTION_KEYS);
	expect(Object.values(read.sections).flat()).toEqual([]);
	expect(isBlank(readSection(written([{ type: 'paragraph' }]), 'need'))).toBe(true);
});

test.each([
	['javascript:alert(1)'],
	[' java\nscript:alert(1)'],
	['data:text/html,<b>'],
	['/admin'],
	['//evil.example'],
	['https://exa mple.org'],
	[`https://example.org/${'a'.repeat(3000)}`],
	[42],
	[{ toString: () => 'https://example.org' }]
])('a forbidden address (%#) is read as words', (href) => {
	const doc = new Y.Doc();
	const block = new Y.XmlElement('paragraph');
	const words = new Y.XmlText();
	words.applyDelta([{ insert: 'click', attributes: { link: { href } } }]);
	block.insert(0, [words]);
	doc.getXmlFragment('section:need').insert(0, [block]);
	expect(readSection(doc, 'need')).toEqual([read('click')]);
});

test('what the editor does not know is read as a paragraph of its words', () => {
	const doc = new Y.Doc();
	const section = doc.getXmlFragment('section:need');
	const box = new Y.XmlElement('fancyBox');
	const inner = new Y.XmlElement('paragraph');
	inner.insert(0, [new Y.XmlText('kept')]);
	box.insert(0, [inner, new Y.XmlText('words')]);
	section.insert(0, [
		box,
		new Y.XmlText('alone'),
		new Y.XmlHook('hook') as never,
		new Y.XmlElement('constructor')
	]);
	expect(readSection(sent(doc), 'need')).toEqual([read('kept words'), read('alone')]);
});

test('a root that is no text is read as an empty section', () => {
	const doc = new Y.Doc();
	doc.getMap('section:need').set('a', 1);
	doc.getArray('section:mandate').push(['x', 5, { a: 1 }, new Y.Map(), new Y.XmlText('y')]);
	expect(readSection(doc, 'need')).toEqual([]);
	expect(plainText(readSection(sent(doc), 'mandate'))).toBe('x\ny');
});

test('depth and number are bounded, and no word is lost', () => {
	const doc = new Y.Doc();
	const section = doc.getXmlFragment('section:need');
	const deep = (levels: number): Y.XmlElement => {
		const quote = new Y.XmlElement('blockquote');
		quote.insert(0, [levels > 0 ? deep(levels - 1) : new Y.XmlText('bottom')]);
		return quote;
	};
	section.insert(0, [deep(500)]);
	section.insert(
		1,
		Array.from({ length: 25_000 }, () => new Y.XmlElement('paragraph'))
	);
	section.insert(25_001, [new Y.XmlText('last')]);
	const blocks = readSection(doc, 'need');
	expect(blocks.length).toBeLessThan(20_100);
	expect(plainText(blocks)).toMatch(/bottom[^]*last/);
	expect(JSON.stringify(blocks[0]).match(/quote/g)).toHaveLength(16);
});

/** Any tree at all, of the names we know and others. */
interface Tree {
	name: string;
	attributes: Record<string, unknown>;
	words: string;
	marks: Record<string, unknown>;
	children: Tree[];
}
const NAMES = [
	'paragraph heading bulletList orderedList listItem blockquote table tableRow tableCell tableHeader',
	'hardBreak unknown __proto__ toString'
].flatMap((names) => names.split(' '));
const anything = fc.oneof(
	fc.string(),
	fc.integer(),
	fc.boolean(),
	fc.constant(null),
	fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true })
);
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
	tree: fc.record({
		name: fc.constantFrom(...NAMES),
		attributes: fc.dictionary(fc.constantFrom('dir', 'level', 'colspan', 'rowspan', 'x'), anything),
		words: fc.string({ unit: 'binary' }),
		marks: fc.dictionary(fc.constantFrom('bold', 'italic', 'link', 'link--Ab12+/=9', 'z'), anything),
		children: fc.oneof({ maxDepth: 5 }, fc.constant<Tree[]>([]), fc.array(tie('tree'), { maxLength: 4 }))
	})
}));

function grown(seed: Tree): (Y.XmlElement | Y.XmlText)[] {
	const element = new Y.XmlElement(seed.name);
	for (const [key, value] of Object.entries(seed.attributes)) element.setAttribute(key, value as string);
	element.insert(0, seed.children.flatMap(grown));
	const words = new Y.XmlText();
	words.applyDelta([
		{ insert: seed.words, attributes: seed.marks },
		...(seed.words.length % 3 ? [] : [{ insert: { image: 1 } }])
	]);
	return [element, words];
}

test('whatever stands in a section is read: nothing thrown, no word lost, only shapes that a page knows', () => {
	fc.assert(
		fc.property(fc.array(tree, { maxLength: 5 }), (trees) => {
			const doc = new Y.Doc();
			doc.getXmlFragment('section:need').insert(0, trees.flatMap(grown));
			const blocks = readSection(sent(doc), 'need');
			const wordsOf = ({ words, children }: Tree): string => words + children.map(wordsOf).join('');
			const letters = (value: string) => [...value.toWellFormed().replaceAll(/\s/g, '')].sort().join('');
			expect(letters(plainText(blocks))).toBe(letters(trees.map(wordsOf).join('')));
			expect(JSON.stringify(blocks)).not.toMatch(/"href":"(?!https?:|mailto:)/);
		}),
		{ numRuns: 300 }
	);
});
