import type { Node } from '@tiptap/pm/model';
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';
import {
	absolutePositionToRelativePosition,
	relativePositionToAbsolutePosition,
	type ProsemirrorBinding
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';

/** Where a person's selection stands, said so that other people's edits do not move it. */
export interface Place {
	anchor: Y.RelativePosition;
	head: Y.RelativePosition;
}

/** Null where no place can be named. */
export function placeOf(binding: ProsemirrorBinding, { selection }: EditorState): Place | null {
	const at = (position: number) =>
		absolutePositionToRelativePosition(position, binding.type, binding.mapping) as Y.RelativePosition;
	try {
		return { anchor: at(selection.anchor), head: at(selection.head) };
	} catch {
		return null;
	}
}

/** The position in the editor; null when it is not in this section, or no more. */
export function positionOf(binding: ProsemirrorBinding, place: Y.RelativePosition): number | null {
	try {
		return relativePositionToAbsolutePosition(binding.doc, binding.type, place, binding.mapping);
	} catch {
		return null;
	}
}

/**
 * Puts a new document into a transaction as the one stretch that changed. What stands around it keeps its
 * place by itself: selections of cells, other people's carets, words that are being composed.
 */
export function replaceChanged(tr: Transaction, next: Node): void {
	const start = tr.doc.content.findDiffStart(next.content);
	const end = tr.doc.content.findDiffEnd(next.content);
	if (start === null || !end) return;
	const overlap = Math.max(0, start - Math.min(end.a, end.b));
	const before = tr.doc;
	try {
		const step = new ReplaceStep(start, end.a + overlap, next.slice(start, end.b + overlap));
		if (!tr.maybeStep(step).failed && tr.doc.eq(next)) return;
	} catch {
		// The two ends stand at different depths: the whole is replaced.
	}
	tr.replaceWith(0, (tr.doc === before ? before : tr.doc).content.size, next.content);
}

/**
 * Lets a text selection stand where the person put it after somebody else's edit: beside the same letters
 * while they are there, and where they went when they were taken out and put in again (a paragraph that was
 * split, or made a heading).
 */
export function keepSelection(
	tr: Transaction,
	binding: ProsemirrorBinding,
	before: EditorState,
	place: Place | null
): void {
	if (!(before.selection instanceof TextSelection)) return;
	const { anchor, head } = before.selection;
	const at = (position: number, relative: Y.RelativePosition | undefined) =>
		(relative && stands(binding.doc, relative) ? positionOf(binding, relative) : null) ??
		movedWithItsBlock(tr, before.doc, position) ??
		tr.mapping.map(position, -1);
	const [from, to] = [at(anchor, place?.anchor), at(head, place?.head)].map((position) =>
		tr.doc.resolve(Math.min(position, tr.doc.content.size))
	);
	tr.setSelection(TextSelection.between(from!, to!));
}

/** The letter (or block) that a place leans on has not been deleted. */
function stands(doc: Y.Doc, place: Y.RelativePosition): boolean {
	// An empty paragraph has no letter to lean on, and Yjs says: behind whatever will stand there.
	if (!place.item && place.assoc >= 0) return false;
	const id = place.item ?? place.type;
	if (!id) return true;
	try {
		const item: unknown = Y.getItem(doc.store, id);
		return item instanceof Y.Item && !item.deleted;
	} catch {
		return false;
	}
}

/** In the stretch that was replaced, the one block with the very same words. */
function movedWithItsBlock(tr: Transaction, before: Node, position: number): number | null {
	const $before = before.resolve(position);
	const words = $before.parent.textContent;
	if (!$before.parent.isTextblock || words === '') return null;
	const found: number[] = [];
	for (const map of tr.mapping.maps) {
		map.forEach((from, to, newFrom, newTo) => {
			if (position < from || position > to) return;
			tr.doc.nodesBetween(newFrom, Math.min(newTo, tr.doc.content.size), (node, at) => {
				if (node.isTextblock && node.textContent === words) found.push(at + 1);
			});
		});
	}
	return found.length === 1 ? found[0]! + $before.parentOffset : null;
}
