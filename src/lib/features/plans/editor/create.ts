import { Editor, Extension } from '@tiptap/core';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { syncPlugin } from './binding';
import { RemoteCarets, type CaretOptions } from './carets';
import { ContainerDirection } from './containers';
import { takeDomSelection } from './dom-selection';
import { Pasting, type PastingOptions } from './pasting';
import { SCHEMA } from './schema';
import { Undo } from './undo';

export interface SectionEditorOptions {
	element: HTMLElement;
	fragment: Y.XmlFragment;
	/** Own steps in this section; they outlive the editor. */
	steps: Y.UndoManager;
	awareness: Awareness;
	/** Names the text for people who do not see it. */
	name: string;
	editable: boolean;
	caretLabel: CaretOptions['label'];
	onPasteRefused: PastingOptions['onRefused'];
}

const Section = Extension.create<{ fragment: Y.XmlFragment | null }>({
	name: 'section',
	priority: 1000,
	addOptions: () => ({ fragment: null }),
	addProseMirrorPlugins() {
		return this.options.fragment ? [syncPlugin(this.options.fragment)] : [];
	}
});

/** One section's editor, bound to the document. `destroy` it. */
export function createSectionEditor(options: SectionEditorOptions): Editor {
	const { fragment, steps, awareness, caretLabel, onPasteRefused } = options;
	const editor = new Editor({
		element: options.element,
		editable: options.editable,
		// Its style sheet would need a nonce, and takes Arabic letters apart.
		injectCSS: false,
		enableInputRules: true,
		enablePasteRules: false,
		extensions: [
			...SCHEMA,
			Section.configure({ fragment }),
			Undo.configure({ steps }),
			RemoteCarets.configure({ awareness, label: caretLabel }),
			ContainerDirection,
			Pasting.configure({ onRefused: onPasteRefused })
		],
		editorProps: {
			// What lies over the text: where it is stored and the tools above, a phone's tools below.
			scrollThreshold: { top: 120, bottom: 72, left: 0, right: 0 },
			scrollMargin: { top: 132, bottom: 84, left: 0, right: 0 },
			attributes: {
				class: 'user-text section-text',
				role: 'textbox',
				'aria-multiline': 'true',
				'aria-label': options.name
			},
			handleDOMEvents: {
				// Between a press and its release others may write: the editor looks again.
				mouseup: (view) => {
					takeDomSelection(view);
					return false;
				}
			}
		}
	});
	return editor;
}
