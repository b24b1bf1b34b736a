import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { StampedPresence } from '$lib/shared/plans/wire';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { syncOf } from './binding';
import { takeDomSelection } from './dom-selection';
import { placeOf, positionOf } from './places';

export interface CaretOptions {
	awareness: Awareness | null;
	/** How a person is called at their caret. */
	label: (user: StampedPresence['user']) => string;
}

/** Milliseconds between two words about where one's own caret is. */
const TELL_EVERY = 80;

/** Somebody else's caret, and what they have selected, in positions of this editor. */
interface Caret {
	client: number;
	anchor: number;
	head: number;
	/** 0…7 in the palette. */
	color: number;
	label: string;
}
interface Carets {
	/** What is drawn, so that nothing is drawn twice. */
	signature: string;
	drawn: DecorationSet;
}

const KEY = new PluginKey<Carets>('carets');

/**
 * Carets and selections of the others, with person and city. They are drawn by classes and by CSS content:
 * nothing of them enters the text, what is copied, or what a screen reader reads.
 */
export const RemoteCarets = Extension.create<CaretOptions>({
	name: 'remoteCarets',
	addOptions: () => ({ awareness: null, label: () => '' }),
	addProseMirrorPlugins() {
		const { awareness, label } = this.options;
		return awareness ? [caretPlugin(awareness, label)] : [];
	}
});

function caretPlugin(awareness: Awareness, label: CaretOptions['label']): Plugin<Carets> {
	const look = (state: EditorState) => drawn(state, caretsIn(state, awareness, label));
	return new Plugin<Carets>({
		key: KEY,
		state: {
			init: () => ({ signature: '', drawn: DecorationSet.empty }),
			apply: (tr, carets, _before, state) => {
				// Places are told against the document, which a local change has not reached yet.
				if (tr.getMeta(KEY) || syncOf(state).isChangeOrigin) return look(state);
				return tr.docChanged ? { ...carets, drawn: carets.drawn.map(tr.mapping, tr.doc) } : carets;
			}
		},
		props: { decorations: (state) => KEY.getState(state)?.drawn },
		view: (view) => {
			const stopWatching = watchOthers(view, awareness, look);
			const teller = tellOthers(view, awareness);
			return {
				update: teller.changed,
				destroy: () => {
					stopWatching();
					teller.stop();
				}
			};
		}
	});
}

function watchOthers(
	view: EditorView,
	awareness: Awareness,
	look: (state: EditorState) => Carets
): () => void {
	let waiting: ReturnType<typeof setTimeout> | null = null;
	const draw = () => {
		waiting = null;
		if (view.isDestroyed || look(view.state).signature === KEY.getState(view.state)?.signature) return;
		takeDomSelection(view);
		view.dispatch(view.state.tr.setMeta(KEY, true).setMeta('addToHistory', false));
	};
	const changed = () => (waiting ??= setTimeout(draw));
	awareness.on('change', changed);
	changed();
	return () => {
		awareness.off('change', changed);
		if (waiting) clearTimeout(waiting);
	};
}

/** Says where this person's caret is while the editor has the focus, as y-prosemirror does: field `cursor`. */
function tellOthers(view: EditorView, awareness: Awareness) {
	let waiting: ReturnType<typeof setTimeout> | null = null;
	let told: string | null = null;
	const tell = () => {
		waiting = null;
		if (view.isDestroyed) return;
		const place = view.hasFocus() && view.editable ? placeOf(syncOf(view.state).binding, view.state) : null;
		const cursor = place && {
			anchor: Y.relativePositionToJSON(place.anchor),
			head: Y.relativePositionToJSON(place.head)
		};
		const next = JSON.stringify(cursor);
		// Another section may have taken the caret over: only one's own is taken away.
		const mine = told !== null && JSON.stringify(awareness.getLocalState()?.cursor ?? null) === told;
		if (next === told || (!cursor && !mine)) return;
		told = cursor ? next : null;
		if (awareness.getLocalState()) awareness.setLocalStateField('cursor', cursor);
	};
	const changed = () => {
		waiting ??= setTimeout(tell, TELL_EVERY);
	};
	view.dom.addEventListener('focus', changed);
	view.dom.addEventListener('blur', changed);
	return {
		changed,
		stop: () => {
			view.dom.removeEventListener('focus', changed);
			view.dom.removeEventListener('blur', changed);
			if (waiting) clearTimeout(waiting);
			const local = awareness.getLocalState();
			if (local && told !== null && JSON.stringify(local.cursor ?? null) === told)
				awareness.setLocalStateField('cursor', null);
		}
	};
}

function caretsIn(state: EditorState, awareness: Awareness, label: CaretOptions['label']): Caret[] {
	const { binding } = syncOf(state);
	const carets: Caret[] = [];
	for (const [client, other] of awareness.getStates() as Map<number, Partial<StampedPresence>>) {
		if (client === awareness.clientID || !other.cursor || !other.user) continue;
		const anchor = positionAt(binding, other.cursor.anchor);
		const head = positionAt(binding, other.cursor.head);
		if (anchor === null || head === null) continue;
		const end = state.doc.content.size;
		carets.push({
			client,
			anchor: Math.min(anchor, end),
			head: Math.min(head, end),
			color: Number.isInteger(other.user.color) ? Math.abs(other.user.color) % 8 : 0,
			label: label(other.user)
		});
	}
	return carets;
}

/** Whatever a client says about its caret: a position, or nothing. */
function positionAt(binding: ReturnType<typeof syncOf>['binding'], told: unknown): number | null {
	try {
		return positionOf(binding, Y.createRelativePositionFromJSON(told));
	} catch {
		return null;
	}
}

function drawn(state: EditorState, carets: Caret[]): Carets {
	const decorations = carets.flatMap((caret) => {
		const { client, anchor, head, color, label } = caret;
		const flag = Decoration.widget(head, () => flagOf(caret), {
			// Its place is part of the key: where it moved, the label shows anew for a moment.
			key: `${client} ${head} ${color} ${label}`,
			side: 10,
			ignoreSelection: true
		});
		if (anchor === head) return [flag];
		const [from, to] = anchor < head ? [anchor, head] : [head, anchor];
		return [flag, Decoration.inline(from, to, { class: `caret-selection caret-${color}` })];
	});
	return { signature: JSON.stringify(carets), drawn: DecorationSet.create(state.doc, decorations) };
}

function flagOf({ color, label }: Caret): HTMLElement {
	const flag = document.createElement('span');
	flag.className = `caret-flag caret-${color}`;
	flag.dataset.label = label;
	flag.setAttribute('aria-hidden', 'true');
	// The label is the interface's, not the paragraph's.
	flag.dir = document.dir;
	// It opens towards the middle of the text, so that it is not cut off.
	requestAnimationFrame(() => {
		const text = flag.closest('.section-text')?.getBoundingClientRect();
		const right = text && flag.getBoundingClientRect().left > text.left + text.width / 2;
		flag.classList.toggle('caret-flag-end', right === (flag.dir !== 'rtl'));
	});
	return flag;
}
