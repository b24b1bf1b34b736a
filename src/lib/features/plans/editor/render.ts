import { Fragment, type Node, type Schema } from '@tiptap/pm/model';
import { attributesToMarks } from './marks';
import * as Y from 'yjs';

/** Which node of the editor shows which type of the document. */
export type Mapping = Map<Y.AbstractType<unknown>, Node | Node[]>;

/**
 * The document of a section as the editor shows it. The binding that we build on deletes from everybody's
 * document what its schema does not know; here that becomes a paragraph of its words, and stays in the
 * document until somebody edits at that place.
 */
export function renderSection(fragment: Y.XmlFragment, schema: Schema, mapping: Mapping): Node {
	mapping.clear();
	const { contentMatch } = schema.topNodeType;
	const blocks = fragment.toArray().flatMap((content) => {
		const nodes = blockOf(content, schema, mapping);
		// A row without its table fits nowhere: its words do.
		return nodes.every(({ type }) => contentMatch.matchType(type))
			? nodes
			: paragraphOf(wordsIn(content), schema);
	});
	const doc = schema.topNodeType.createAndFill(null, Fragment.fromArray(blocks));
	return doc ?? schema.topNodeType.createAndFill()!;
}

function blockOf(content: unknown, schema: Schema, mapping: Mapping): Node[] {
	const node = content instanceof Y.XmlElement ? nodeOf(content, schema, mapping) : null;
	return node ? [node] : paragraphOf(wordsIn(content), schema);
}

function nodeOf(element: Y.XmlElement, schema: Schema, mapping: Mapping): Node | null {
	const type = Object.hasOwn(schema.nodes, element.nodeName) ? schema.nodes[element.nodeName]! : null;
	if (!type || type === schema.topNodeType || type.isText) return null;
	try {
		const inside = type.inlineContent
			? element.toArray().flatMap((content) => inlineOf(content, schema, mapping))
			: element.toArray().flatMap((content) => blockOf(content, schema, mapping));
		const node = type.createChecked(element.getAttributes(), inside);
		mapping.set(element as unknown as Y.AbstractType<unknown>, node);
		return node;
	} catch {
		// Its parts do not fit together, for example because two people changed a list at once.
		return null;
	}
}

function inlineOf(content: unknown, schema: Schema, mapping: Mapping): Node[] {
	if (content instanceof Y.XmlText) return textOf(content, schema);
	const node = content instanceof Y.XmlElement ? nodeOf(content, schema, mapping) : null;
	if (node?.isInline) return [node];
	const words = wordsIn(content);
	return words ? [schema.text(words)] : [];
}

function textOf(text: Y.XmlText, schema: Schema): Node[] {
	const runs = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[];
	return runs.flatMap(({ insert, attributes }) =>
		typeof insert === 'string' && insert !== ''
			? [schema.text(insert, attributesToMarks(schema, attributes))]
			: []
	);
}

function paragraphOf(words: string, schema: Schema): Node[] {
	return words ? [schema.nodes.paragraph!.create(null, schema.text(words))] : [];
}

function wordsIn(content: unknown): string {
	if (typeof content === 'string') return content;
	if (content instanceof Y.Text) {
		const runs = content.toDelta() as { insert: unknown }[];
		return runs.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
	}
	if (!(content instanceof Y.XmlFragment)) return '';
	return content.toArray().map(wordsIn).filter(Boolean).join(' ');
}
