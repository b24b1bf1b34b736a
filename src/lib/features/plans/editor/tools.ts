import type { Editor } from '@tiptap/core';
import type { MessageKey } from '$lib/i18n';
import { insertTable, TABLE_ACTS, tableAct } from './tables';

/** What the toolbar offers: how it looks, what it does, when it is on and when it can be used. */
export interface Tool {
	key: string;
	/** Its name, and the words beside it where there is room for words. */
	name: MessageKey;
	icon: string;
	/** Drawn for left-to-right reading, and turned round where reading starts at the right. */
	points?: boolean;
	/** With the letters of the person's own language instead of an icon. */
	letter?: MessageKey;
	/** In ARIA's words; `Control` is the Command key on a Mac. */
	shortcut?: string;
	run: (editor: Editor) => void;
	on?: (editor: Editor) => boolean;
	can?: (editor: Editor) => boolean;
}

export type ToolGroup = { key: string; name: MessageKey; tools: Tool[] };

const LINES = 'M9 6h11M9 12h11M9 18h11';
const TABLE = 'M3.5 5h17v14h-17zM3.5 10h17M9 10v9M15 10v9';

const mark = (key: 'bold' | 'italic', icon: string, shortcut: string): Tool => ({
	key,
	name: `planedit.tool.${key}`,
	letter: `planedit.tool.${key}_letter`,
	icon,
	shortcut,
	run: (editor) => editor.chain().toggleMark(key).run(),
	on: (editor) => editor.isActive(key)
});

const heading = (level: 3 | 4): Tool => ({
	key: `heading${level}`,
	name: `planedit.tool.heading${level}`,
	letter: 'planedit.tool.heading_letter',
	icon: '',
	shortcut: `Control+Alt+${level}`,
	run: (editor) => editor.chain().toggleNode('heading', 'paragraph', { level }).run(),
	on: (editor) => editor.isActive('heading', { level }),
	can: (editor) => editor.can().toggleNode('heading', 'paragraph', { level })
});

/** Stored with the block; pressed again, its first letter decides. */
const direction = (dir: 'ltr' | 'rtl', icon: string): Tool => ({
	key: dir,
	name: `planedit.tool.${dir}`,
	icon,
	run: (editor) => {
		const next = blockDirection(editor) === dir ? null : dir;
		editor
			.chain()
			.updateAttributes('paragraph', { dir: next })
			.updateAttributes('heading', { dir: next })
			.run();
	},
	on: (editor) => blockDirection(editor) === dir
});

/** Of the first paragraph that is selected. */
function blockDirection({ state }: Editor): unknown {
	const { from, to } = state.selection;
	let found: unknown;
	state.doc.nodesBetween(from, to, (node) => {
		if (node.isTextblock) found ??= node.attrs.dir ?? 'auto';
		return found === undefined;
	});
	return found;
}

const inTable = (key: string, icon: string, act: keyof typeof TABLE_ACTS, points = false): Tool => ({
	key,
	name: `planedit.tool.${key}` as MessageKey,
	icon,
	points,
	run: (editor) => tableAct(editor, TABLE_ACTS[act])
});

/** What needs the desk: a dialog, or steps that outlive the editor. */
export interface ToolActs {
	link: () => void;
	undo: () => void;
	redo: () => void;
	canUndo: () => boolean;
	canRedo: () => boolean;
}

export function toolGroups(acts: ToolActs): ToolGroup[] {
	return [
		{
			key: 'marks',
			name: 'planedit.tool.group_marks',
			tools: [
				mark('bold', '', 'Control+B'),
				mark('italic', '', 'Control+I'),
				{
					key: 'link',
					name: 'planedit.tool.link',
					icon: 'M10 14a4.5 4.5 0 0 0 6.4 0l3-3A4.5 4.5 0 0 0 13 4.6L11.6 6M14 10a4.5 4.5 0 0 0-6.4 0l-3 3a4.5 4.5 0 0 0 6.4 6.4l1.4-1.4',
					shortcut: 'Control+K',
					run: acts.link,
					on: (editor) => editor.isActive('link')
				}
			]
		},
		{
			key: 'blocks',
			name: 'planedit.tool.group_blocks',
			tools: [
				heading(3),
				heading(4),
				{
					key: 'bullets',
					name: 'planedit.tool.bullets',
					icon: `${LINES}M4.5 6h.01M4.5 12h.01M4.5 18h.01`,
					points: true,
					shortcut: 'Control+Shift+8',
					run: (editor) => editor.chain().toggleList('bulletList', 'listItem').run(),
					on: (editor) => editor.isActive('bulletList')
				},
				{
					key: 'numbers',
					name: 'planedit.tool.numbers',
					icon: `${LINES}M3.5 5 5 4v4M3.5 10.5c2-1 2.5 1 0 3.5h2.5M3.5 16.5h2l-1 1.5c2 0 1.5 2.5-1 1.8`,
					points: true,
					shortcut: 'Control+Shift+7',
					run: (editor) => editor.chain().toggleList('orderedList', 'listItem').run(),
					on: (editor) => editor.isActive('orderedList')
				},
				{
					key: 'quote',
					name: 'planedit.tool.quote',
					icon: 'M4.5 5v14M9 7h11M9 12h11M9 17h7',
					points: true,
					shortcut: 'Control+Shift+B',
					run: (editor) => editor.chain().toggleWrap('blockquote').run(),
					on: (editor) => editor.isActive('blockquote'),
					can: (editor) => editor.can().toggleWrap('blockquote')
				},
				{
					key: 'table',
					name: 'planedit.tool.table',
					icon: TABLE,
					run: (editor) => insertTable(editor),
					can: (editor) => !editor.isActive('table')
				}
			]
		},
		{
			key: 'direction',
			name: 'planedit.tool.group_direction',
			tools: [
				direction('rtl', 'M20 4H10.5a3.5 3.5 0 0 0 0 7H13M13 4v11M17 4v11M20 19H5m3-2.5L5 19l3 2.5'),
				direction('ltr', 'M20 4H10.5a3.5 3.5 0 0 0 0 7H13M13 4v11M17 4v11M4 19h15m-3-2.5 3 2.5-3 2.5')
			]
		},
		{
			key: 'steps',
			name: 'planedit.tool.group_steps',
			tools: [
				{
					key: 'undo',
					name: 'planedit.tool.undo',
					icon: 'M8.5 5 4 9.5 8.5 14M4 9.5h10a5.5 5.5 0 0 1 0 11H11',
					points: true,
					shortcut: 'Control+Z',
					run: acts.undo,
					can: acts.canUndo
				},
				{
					key: 'redo',
					name: 'planedit.tool.redo',
					icon: 'm15.5 5 4.5 4.5-4.5 4.5M20 9.5H10a5.5 5.5 0 0 0 0 11h3',
					points: true,
					shortcut: 'Control+Shift+Z',
					run: acts.redo,
					can: acts.canRedo
				}
			]
		}
	];
}

/** Only while the caret is in a table. */
export const TABLE_TOOLS: ToolGroup = {
	key: 'table',
	name: 'planedit.tool.group_table',
	tools: [
		inTable('row_before', 'M3.5 13h17v7h-17zM12 13v7M12 3v6M9 6h6', 'rowBefore'),
		inTable('row_after', 'M3.5 4h17v7h-17zM12 4v7M12 15v6M9 18h6', 'rowAfter'),
		inTable('row_delete', 'M3.5 4h17v7h-17zM12 4v7M9 15l6 6M15 15l-6 6', 'rowDelete'),
		inTable('column_before', 'M13 3.5h7v17h-7zM13 12h7M3 12h6M6 9v6', 'columnBefore', true),
		inTable('column_after', 'M4 3.5h7v17H4zM4 12h7M15 12h6M18 9v6', 'columnAfter', true),
		inTable('column_delete', 'M4 3.5h7v17H4zM4 12h7M15 9l6 6M21 9l-6 6', 'columnDelete', true),
		{
			...inTable('header_row', 'M3.5 5h17v14h-17zM3.5 10h17M9 10v9M15 10v9M5 6.5h14M5 8.5h14', 'headerRow'),
			on: (editor) => editor.isActive('tableHeader')
		},
		inTable(
			'header_column',
			'M3.5 5h17v14h-17zM9 5v14M9 12h11.5M5.2 6.5v11M7.2 6.5v11',
			'headerColumn',
			true
		),
		inTable('table_delete', 'M3.5 5h17v8M3.5 5v14h8M3.5 10h17M9 10v9M15 15l6 6M21 15l-6 6', 'tableDelete')
	]
};
