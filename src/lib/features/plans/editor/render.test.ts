import { getSchema } from '@tiptap/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { renderSection } from './render.ts';
import { SCHEMA } from './schema.ts';

const schema = getSchema(SCHEMA);

const NAMES = (
	'paragraph heading bulletList orderedList listItem blockquote table tableRow tableCell tableHeader ' +
	'hardBreak doc text unknown constructor'
).split(' ');
interface Tree {
	name: string;
	words: string;
	marks: Record<string, unknown>;
	children: Tree[];
}
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
	tree: fc.record({
		name: fc.constantFrom(...NAMES),
		words: fc.string(),
		marks: fc.dictionary(
			fc.constantFrom('bold', 'link', 'unknown'),
			fc.constantFrom<unknown>({}, true, { href: 'javascript:x' }, null),
			{ noNullPrototype: true }
		),
		children: fc.oneof({ maxDepth: 4 }, fc.constant<Tree[]>([]), fc.array(tie('tree'), { maxLength: 3 }))
	})
}));

function grown({ name, words, marks, children }: Tree): (Y.XmlElement | Y.XmlText)[] {
	const element = new Y.XmlElement(name);
	element.insert(0, children.flatMap(grown));
	const text = new Y.XmlText();
	text.applyDelta([{ insert: words, attributes: marks }]);
	return [element, text];
}

test('whatever stands in a section can be edited, and showing it takes nothing out of the document', () => {
	fc.assert(
		fc.property(fc.array(tree, { maxLength: 4 }), (trees) => {
			const doc = new Y.Doc();
			const fragment = doc.getXmlFragment('section:need');
			fragment.insert(0, trees.flatMap(grown));
			const before = Y.encodeStateVector(doc);
			const shown = renderSection(fragment, schema, new Map());
			shown.check();
			const wordsOf = (one: Tree): string => one.words + one.children.map(wordsOf).join('');
			const letters = (value: string) => [...value.replaceAll(/\s/g, '')].sort().join('');
			expect(letters(shown.textContent)).toBe(letters(trees.map(wordsOf).join('')));
			expect(Y.encodeStateVector(doc)).toEqual(before);
		}),
		{ numRuns: 200 }
	);
});

test('an empty section is shown as one empty paragraph, which is not written (P2)', () => {
	const doc = new Y.Doc();
	const shown = renderSection(doc.getXmlFragment('section:need'), schema, new Map());
	expect(shown.childCount).toBe(1);
	expect(doc.store.clients.size).toBe(0);
});
