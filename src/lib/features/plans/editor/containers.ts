import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { directionOfBlocks } from '../read/direction';

const KEY = new PluginKey<DecorationSet>('container-direction');
const CONTAINERS: ReadonlySet<string> = new Set(['bulletList', 'orderedList', 'blockquote', 'table']);

/**
 * Lists, quotations and tables stand on the side of their first words, as they do when they are read.
 * `dir="auto"` cannot say it: browsers pass over paragraphs that have a direction of their own.
 */
export const ContainerDirection = Extension.create({
	name: 'containerDirection',
	addProseMirrorPlugins() {
		return [
			new Plugin<DecorationSet>({
				key: KEY,
				state: {
					init: (_config, state) => directions(state.doc),
					apply: (tr, found) => (tr.docChanged ? directions(tr.doc) : found)
				},
				props: { decorations: (state) => KEY.getState(state) }
			})
		];
	}
});

function directions(doc: Node): DecorationSet {
	const found: Decoration[] = [];
	doc.descendants((node, position) => {
		if (node.isTextblock) return false;
		const dir = CONTAINERS.has(node.type.name) ? directionOf(node) : null;
		if (dir) found.push(Decoration.node(position, position + node.nodeSize, { dir }));
		return true;
	});
	return DecorationSet.create(doc, found);
}

function directionOf(container: Node): 'ltr' | 'rtl' | null {
	let found: 'ltr' | 'rtl' | null = null;
	container.descendants((node) => {
		if (found || !node.isTextblock) return !found;
		const { dir } = node.attrs;
		found = directionOfBlocks([
			{
				kind: 'paragraph',
				dir: dir === 'ltr' || dir === 'rtl' ? dir : 'auto',
				inlines: [{ kind: 'text', text: node.textContent }]
			}
		]);
		return false;
	});
	return found;
}
