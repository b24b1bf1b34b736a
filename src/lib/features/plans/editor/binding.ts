import { Plugin, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ProsemirrorBinding, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { takeDomSelection } from './dom-selection';
import { keepSelection, placeOf, replaceChanged, type Place } from './places';
import { renderSection, type Mapping } from './render';

/**
 * Binds a section of the document to its editor. Writing is y-tiptap's; taking over what others wrote is
 * ours, because of P16 (y-tiptap 3.0.9 loses clicks, see `takeDomSelection`; guesses by similar paragraphs
 * where a caret belongs, which moves it while others type before it; keeps the caret of an undo for the
 * next edit of somebody else; replaces the whole document, which ends selections of cells and forgets that
 * the next letter was to be bold).
 */
export class SectionBinding extends ProsemirrorBinding {
	#place: Place | null = null;

	constructor(fragment: Y.XmlFragment) {
		super(fragment);
		this.beforeAllTransactions = () => {
			if (!this.#view) return;
			// Only for what comes from elsewhere: a local edit is made from the editor's own state.
			if (this.doc._transaction?.local === false) takeDomSelection(this.#view);
			this.#place = placeOf(this, this.#view.state);
		};
		this.afterAllTransactions = () => (this.#place = null);
	}

	get #view(): EditorView | null {
		return this.prosemirrorView as EditorView | null;
	}

	get #mapping(): Mapping {
		return this.mapping as Mapping;
	}

	/** The editor's first sight of the section. Writes nothing (P2). */
	override _forceRerender(): void {
		const view = this.#view;
		if (!view) return;
		this.mux(() => {
			const tr = view.state.tr;
			replaceChanged(tr, renderSection(this.type, view.state.schema, this.#mapping));
			view.dispatch(tr.setMeta('addToHistory', false).setMeta(ySyncPluginKey, { isChangeOrigin: true }));
		});
	}

	override _typeChanged(_events: Y.YEvent<never>[], transaction: Y.Transaction): void {
		const view = this.#view;
		if (!view) return;
		this.mux(() => {
			if (view.editable) joinOwnTexts(this.type);
			const before = view.state;
			const tr = before.tr;
			replaceChanged(tr, renderSection(this.type, before.schema, this.#mapping));
			if (tr.docChanged) {
				keepSelection(tr, this, before, this.#place);
				tr.setStoredMarks(before.storedMarks);
			}
			const undone = transaction.origin instanceof Y.UndoManager;
			if (undone) tr.scrollIntoView();
			view.dispatch(tr.setMeta('addToHistory', false).setMeta(ySyncPluginKey, { isChangeOrigin: true }));
		});
	}

	override _prosemirrorChanged(doc: EditorState['doc']): void {
		super._prosemirrorChanged(doc);
		this.beforeTransactionSelection = null!;
	}
}

/**
 * Two people who begin to write in the same empty paragraph make a text each. The one whose text comes
 * second moves it into the first; if both did, the words would stand there twice.
 */
function joinOwnTexts(parent: Y.XmlFragment): void {
	const own = parent.doc?.clientID;
	for (const child of parent.toArray()) {
		if (child instanceof Y.XmlElement) joinOwnTexts(child);
		if (!(child instanceof Y.XmlText)) continue;
		const next = child.nextSibling;
		if (!(next instanceof Y.XmlText) || next._item?.id.client !== own) continue;
		parent.doc?.transact(() => {
			child.applyDelta([{ retain: child.length }, ...(next.toDelta() as object[])]);
			parent.delete(parent.toArray().indexOf(next), 1);
		});
		return joinOwnTexts(parent);
	}
}

export interface SyncState {
	binding: SectionBinding;
	/** The last change came from the document, not from this editor. */
	isChangeOrigin: boolean;
}

/** Keeps an editor and its section one. Under y-tiptap's own key, where its parts look for it. */
export function syncPlugin(fragment: Y.XmlFragment): Plugin<SyncState> {
	const binding = new SectionBinding(fragment);
	return new Plugin<SyncState>({
		key: ySyncPluginKey,
		state: {
			init: () => ({ binding, isChangeOrigin: false }),
			apply: (tr) => ({ binding, isChangeOrigin: Boolean(tr.getMeta(ySyncPluginKey)?.isChangeOrigin) })
		},
		view: (view) => {
			binding.initView(view);
			binding._forceRerender();
			return {
				update: (current, before) => {
					const { isChangeOrigin } = ySyncPluginKey.getState(current.state) as SyncState;
					if (isChangeOrigin || !current.editable || current.state.doc.eq(before.doc)) return;
					binding.mux(() => binding._prosemirrorChanged(current.state.doc));
				},
				destroy: () => binding.destroy()
			};
		}
	});
}

export function syncOf(state: EditorState): SyncState {
	return ySyncPluginKey.getState(state) as SyncState;
}
