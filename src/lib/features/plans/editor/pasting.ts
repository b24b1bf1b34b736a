import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { PASTE_LIMIT } from '$lib/shared/plans/wire';

/** Why nothing was put in: too many characters at once, or nothing that is text. */
export type PasteRefusal = { why: 'too_long'; characters: number } | { why: 'no_text' };

export interface PastingOptions {
	onRefused: (refusal: PasteRefusal) => void;
}

/**
 * Refuses what is too much for one paste before anything is made of it: it stays where it was copied from,
 * and the person is told. What is put in, Word's included, keeps only what the schema knows.
 */
export const Pasting = Extension.create<PastingOptions>({
	name: 'pasting',
	// Before anybody else looks at it.
	priority: 2000,
	addOptions: () => ({ onRefused: () => undefined }),
	addProseMirrorPlugins() {
		const { onRefused } = this.options;
		const refuse = (view: EditorView, event: Event, data: DataTransfer | null): boolean => {
			if (!view.editable || !data) return false;
			const refusal = refusalOf(data);
			if (!refusal) return false;
			event.preventDefault();
			onRefused(refusal);
			return true;
		};
		return [
			new Plugin({
				key: new PluginKey('pasting'),
				props: {
					handleDOMEvents: {
						paste: (view, event) => refuse(view, event, event.clipboardData),
						drop: (view, event) => !view.dragging && refuse(view, event, event.dataTransfer)
					},
					transformPastedHTML: cleaned,
					handlePaste: (_view, _event, slice) => {
						// HTML that came without plain text.
						const { size } = slice.content;
						if (size <= PASTE_LIMIT) return false;
						onRefused({ why: 'too_long', characters: size });
						return true;
					}
				}
			})
		];
	}
});

/**
 * HTML from elsewhere before it is parsed: our content policy forbids styles also where nobody sees them, and
 * browsers complain aloud and forget them. What they said of a word is kept beside it for the schema.
 */
export function cleaned(html: string): string {
	return html
		.replaceAll(/<!--[^]*?-->|<(style|script|xml)\b[^]*?<\/\1\s*>/gi, '')
		.replaceAll(/<[a-z][^>]*>/gi, (tag) => tag.replaceAll(/\sstyle\s*=/gi, ' data-style='));
}

function refusalOf(data: DataTransfer): PasteRefusal | null {
	const characters = data.getData('text/plain').length;
	if (characters > PASTE_LIMIT) return { why: 'too_long', characters };
	const html = data.getData('text/html').length;
	// Marks of a word processor weigh more than its words; even so there is an end.
	if (html > PASTE_LIMIT * 40) return { why: 'too_long', characters: html };
	return characters === 0 && html === 0 && data.files.length > 0 ? { why: 'no_text' } : null;
}
