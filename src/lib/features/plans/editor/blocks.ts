import { Mark, Node, wrappingInputRule } from '@tiptap/core';

/*
 * The plain parts of a text, under the names that every Tiptap gives them. Ours know nothing of Markdown and
 * of style sheets, which a plan does not use and a phone would have to fetch.
 */

export const Paragraph = Node.create({
	name: 'paragraph',
	priority: 1000,
	group: 'block',
	content: 'inline*',
	parseHTML: () => [{ tag: 'p' }],
	renderHTML: ({ HTMLAttributes }) => ['p', HTMLAttributes, 0],
	addKeyboardShortcuts() {
		return { 'Mod-Alt-0': () => this.editor.commands.setNode('paragraph') };
	}
});

/** The headings of a page are its own: what comes from elsewhere begins one level below a section's name. */
export const Heading = Node.create({
	name: 'heading',
	group: 'block',
	content: 'inline*',
	defining: true,
	addAttributes: () => ({ level: { default: 3, rendered: false } }),
	parseHTML: () =>
		[1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: level > 3 ? 4 : 3 } })),
	renderHTML: ({ node, HTMLAttributes }) => [node.attrs.level >= 4 ? 'h4' : 'h3', HTMLAttributes, 0],
	addKeyboardShortcuts() {
		const toggle = (level: number) => () =>
			this.editor.commands.toggleNode('heading', 'paragraph', { level });
		return { 'Mod-Alt-3': toggle(3), 'Mod-Alt-4': toggle(4) };
	}
});

export const Blockquote = Node.create({
	name: 'blockquote',
	group: 'block',
	content: 'block+',
	defining: true,
	parseHTML: () => [{ tag: 'blockquote' }],
	renderHTML: () => ['blockquote', 0],
	addKeyboardShortcuts() {
		return { 'Mod-Shift-b': () => this.editor.commands.toggleWrap('blockquote') };
	},
	addInputRules() {
		return [wrappingInputRule({ find: /^\s*>\s$/, type: this.type })];
	}
});

export const HardBreak = Node.create({
	name: 'hardBreak',
	group: 'inline',
	inline: true,
	selectable: false,
	linebreakReplacement: true,
	parseHTML: () => [{ tag: 'br' }],
	renderHTML: () => ['br'],
	renderText: () => '\n',
	addKeyboardShortcuts() {
		const set = () => this.editor.commands.insertContent({ type: 'hardBreak' });
		return { 'Shift-Enter': set, 'Mod-Enter': set };
	}
});

/** What a mark is called in HTML, and what a style must say or not say of it; `pasting.ts` keeps styles in `data-style`. */
interface Looks {
	tags: [string, string];
	is: RegExp;
	isNot: RegExp;
	keys: string;
}

const mark = (name: 'bold' | 'italic', { tags, is, isNot, keys }: Looks) => {
	const styleOf = (element: HTMLElement) => element.dataset.style ?? '';
	return Mark.create({
		name,
		parseHTML: () => [
			...tags.map((tag) => ({
				tag,
				getAttrs: (element: HTMLElement) => (isNot.test(styleOf(element)) ? (false as const) : null)
			})),
			{
				tag: 'span[data-style]',
				consuming: false,
				getAttrs: (element: HTMLElement) => (is.test(styleOf(element)) ? null : (false as const))
			}
		],
		renderHTML: () => [tags[0], 0],
		addKeyboardShortcuts() {
			return { [keys]: () => this.editor.commands.toggleMark(name) };
		}
	});
};

export const Bold = mark('bold', {
	tags: ['strong', 'b'],
	is: /font-weight:\s*(?:bold|[6-9]00)/,
	isNot: /font-weight:\s*(?:normal|[1-4]00)/,
	keys: 'Mod-b'
});
export const Italic = mark('italic', {
	tags: ['em', 'i'],
	is: /font-style:\s*italic/,
	isNot: /font-style:\s*normal/,
	keys: 'Mod-i'
});
