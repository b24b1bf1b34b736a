import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, TextSelection, type EditorState } from '@tiptap/pm/state';
import { defaultDeleteFilter, defaultProtectedNodes, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { syncOf } from './binding';
import { placeOf, positionOf, type Place } from './places';

/**
 * A person's own steps in one section, and nobody else's. It outlives the editor: whoever goes to another
 * section and comes back can still take back what they did here.
 */
export function ownSteps(fragment: Y.XmlFragment): Y.UndoManager {
	return new Y.UndoManager(fragment, {
		trackedOrigins: new Set([ySyncPluginKey]),
		// A paragraph in which somebody else has written meanwhile stays.
		deleteFilter: (item) => defaultDeleteFilter(item, defaultProtectedNodes)
	});
}

/** Undo and redo of one's own, with the caret back where it was. */
export const Undo = Extension.create<{ steps: Y.UndoManager | null }>({
	name: 'undo',
	addOptions: () => ({ steps: null }),
	addKeyboardShortcuts() {
		const run = (step: 'undo' | 'redo') => () => {
			this.options.steps?.[step]();
			// Also when there is nothing left: the browser's own undo knows nothing of the document.
			return true;
		};
		return { 'Mod-z': run('undo'), 'Mod-y': run('redo'), 'Shift-Mod-z': run('redo') };
	},
	addProseMirrorPlugins() {
		const { steps } = this.options;
		return steps ? [caretsOfSteps(steps)] : [];
	}
});

type StackEvent = { stackItem: { meta: Map<unknown, unknown> } };
const BEFORE = 'caret before';

function caretsOfSteps(steps: Y.UndoManager): Plugin {
	// The state before the last change: where the caret stood when a step began.
	const key = new PluginKey<EditorState | null>('own-steps');
	return new Plugin({
		key,
		state: {
			init: (): Place | null => null,
			apply: (_tr, _value, before) => placeOf(syncOf(before).binding, before)
		},
		view: (view) => {
			const added = ({ stackItem }: StackEvent) => {
				if (!stackItem.meta.has(BEFORE)) stackItem.meta.set(BEFORE, key.getState(view.state));
			};
			const popped = ({ stackItem }: StackEvent) => {
				const place = stackItem.meta.get(BEFORE) as Place | null | undefined;
				const { binding } = syncOf(view.state);
				const anchor = place ? positionOf(binding, place.anchor) : null;
				const head = place ? positionOf(binding, place.head) : null;
				if (anchor === null || head === null) return;
				const { doc, tr } = view.state;
				const inside = (position: number) => doc.resolve(Math.min(position, doc.content.size));
				view.dispatch(tr.setSelection(TextSelection.between(inside(anchor), inside(head))).scrollIntoView());
			};
			steps.on('stack-item-added', added as never);
			steps.on('stack-item-popped', popped as never);
			// What is typed after coming back is a step of its own.
			steps.stopCapturing();
			return {
				destroy: () => {
					steps.off('stack-item-added', added as never);
					steps.off('stack-item-popped', popped as never);
				}
			};
		}
	});
}
