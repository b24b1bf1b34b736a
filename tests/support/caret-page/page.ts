import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { createSectionEditor } from '../../../src/lib/features/plans/editor/create.ts';
import { SCHEMA } from '../../../src/lib/features/plans/editor/schema.ts';
import { ownSteps } from '../../../src/lib/features/plans/editor/undo.ts';
import type { CaretPage } from './shape.ts';

const mine = new Y.Doc();
const theirs = new Y.Doc();
const awareness = new Awareness(mine);
const other = new Awareness(theirs);
const line = new MessageChannel();
let editor: Editor | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let letters = 0;

line.port1.onmessage = ({ data }) => {
	if (data.update) Y.applyUpdate(mine, data.update, 'line');
	else applyAwarenessUpdate(awareness, data.awareness, 'line');
};
line.port2.onmessage = ({ data }) => Y.applyUpdate(theirs, data.update, 'line');
theirs.on('update', (update, origin) => origin !== 'line' && line.port2.postMessage({ update }));
mine.on('update', (update, origin) => origin !== 'line' && line.port1.postMessage({ update }));
other.on('update', () =>
	line.port2.postMessage({ awareness: encodeAwarenessUpdate(other, [other.clientID]) })
);

const section = () => theirs.getXmlFragment('section:need');
const paragraphAt = (index: number) => section().get(index) as Y.XmlElement;
const textAt = (index: number) => paragraphAt(index).get(0) as Y.XmlText;

function caretAt(text: Y.XmlText, index: number): void {
	const place = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index, -1));
	other.setLocalStateField('cursor', { anchor: place, head: place });
}

function find(word: string): { node: Node; at: number } {
	const walker = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const at = node.textContent!.indexOf(word);
		if (at >= 0) return { node, at };
	}
	throw new Error(`no ${word}`);
}

const page: CaretPage = {
	open(paragraphs, stock) {
		section().insert(
			0,
			paragraphs.map((words) => {
				const paragraph = new Y.XmlElement('paragraph');
				paragraph.insert(0, [new Y.XmlText(words)]);
				return paragraph;
			})
		);
		Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs), 'line');
		other.setLocalState({ user: { name: 'Sara', city: null, role: 'editor', color: stock ? '#aa0000' : 3 } });
		const fragment = mine.getXmlFragment('section:need');
		const element = document.querySelector<HTMLElement>('main')!;
		editor = stock
			? new Editor({
					element,
					injectCSS: false,
					extensions: [
						...SCHEMA,
						Collaboration.configure({ document: mine, fragment }),
						CollaborationCaret.configure({ provider: { awareness }, user: { name: 'Me', color: '#00aa00' } })
					]
				})
			: createSectionEditor({
					element,
					fragment,
					steps: ownSteps(fragment),
					awareness,
					name: 'Need',
					editable: true,
					caretLabel: ({ name }) => name ?? '',
					onPasteRefused: () => undefined
				});
	},
	type(paragraph, where, [least, most]) {
		const next = () => {
			const text = textAt(paragraph);
			const at = where === 'start' ? 0 : text.length;
			text.insert(at, letters++ % 7 === 6 ? ' ' : 'o');
			caretAt(text, at + 1);
			timer = setTimeout(next, least + Math.random() * (most - least));
		};
		next();
	},
	async rest() {
		clearTimeout(timer);
		await new Promise((resolve) => setTimeout(resolve, 200));
	},
	splitParagraph(index, at) {
		theirs.transact(() => {
			const text = textAt(index);
			const rest = text.toString().slice(at);
			text.delete(at, rest.length);
			const paragraph = new Y.XmlElement('paragraph');
			paragraph.insert(0, [new Y.XmlText(rest)]);
			section().insert(index + 1, [paragraph]);
		});
	},
	makeHeading(index) {
		theirs.transact(() => {
			const words = textAt(index).toString();
			section().delete(index, 1);
			const heading = new Y.XmlElement('heading');
			heading.setAttribute('level', 3 as never);
			heading.insert(0, [new Y.XmlText(words)]);
			section().insert(index, [heading]);
		});
	},
	async moveAndHear(word) {
		editor!.view.focus();
		await new Promise((resolve) => setTimeout(resolve, 100));
		const { node, at } = find(word);
		getSelection()!.collapse(node, at);
		theirs.transact(() => textAt(2).insert(0, 'o'), 'line');
		Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs, Y.encodeStateVector(mine)), 'line');
		await new Promise((resolve) => setTimeout(resolve, 100));
		const { doc, selection } = editor!.state;
		return doc.textBetween(selection.head, Math.min(selection.head + word.length, doc.content.size));
	},
	placeOf(word) {
		const { node, at } = find(word);
		const range = document.createRange();
		range.setStart(node, at);
		range.setEnd(node, at + 1);
		const { left, top, height } = range.getBoundingClientRect();
		return { x: left + 1, y: top + height / 2 };
	},
	text: () => editor!.state.doc.textBetween(0, editor!.state.doc.content.size, '\n'),
	selection: () => {
		const { from, to } = editor!.state.selection;
		return editor!.state.doc.textBetween(from, to);
	},
	typed: () => letters,
	undo: () => void editor!.view.dom.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true })),
	editor: () => editor!
};

(window as unknown as { plan: CaretPage }).plan = page;
