import type { Editor } from '@tiptap/core';

/**
 * One person's section in a page, and somebody else who types in it from their own document. Updates and
 * carets travel as encoded messages in tasks of their own, as they do through a socket.
 */
export interface CaretPage {
	/** @param stock Tiptap's own collaboration instead of ours, to show what it does */
	open(paragraphs: string[], stock: boolean): void;
	/** The other person types: at the end of this paragraph, in random pauses, until `rest`. */
	type(paragraph: number, where: 'start' | 'end', pause: [least: number, most: number]): void;
	rest(): Promise<void>;
	/** The other person does one thing at once. */
	splitParagraph(paragraph: number, at: number): void;
	makeHeading(paragraph: number): void;
	/**
	 * The browser's caret goes to this word, and in the same task, before `selectionchange`, an edit of the
	 * other person arrives.
	 * @returns what stands behind the editor's caret afterwards
	 */
	moveAndHear(word: string): Promise<string>;
	/** Where this word stands on the screen: its first letter. */
	placeOf(word: string): { x: number; y: number };
	text(): string;
	selection(): string;
	typed(): number;
	undo(): void;
	editor(): Editor;
}
