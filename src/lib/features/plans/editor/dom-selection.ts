import type { EditorView } from '@tiptap/pm/view';

/** The part of ProseMirror's observer that tells whether typed text still waits to be read. */
interface Observer {
	pendingRecords(): MutationRecord[];
	flushSoon(): void;
}

/**
 * P16: takes over where the person has just clicked, before something else redraws the editor.
 *
 * The browser moves its caret at once, but tells of it (`selectionchange`) in a later task. Whatever
 * updates the editor in between, an edit of somebody else or only their caret, redraws it with the caret
 * that the editor still believes in, and so undoes the click. ProseMirror listens to the event on the
 * document: it hears it now, instead of too late.
 */
export function takeDomSelection(view: EditorView): void {
	if (view.isDestroyed || !view.hasFocus()) return;
	const { domObserver } = view as unknown as { domObserver: Observer };
	// Reading text here could put a person's own letters into somebody else's transaction: they are read
	// where they always are, and the selection with them.
	if (domObserver.pendingRecords().length > 0) domObserver.flushSoon();
	else view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'));
}
