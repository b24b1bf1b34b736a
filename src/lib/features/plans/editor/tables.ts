import { Node, type Editor } from '@tiptap/core';
import { TextSelection, type Command } from '@tiptap/pm/state';
import * as tables from '@tiptap/pm/tables';

/** What each node is to a table, in prosemirror-tables' words. */
const ROLES: Record<string, string> = {
	table: 'table',
	tableRow: 'row',
	tableCell: 'cell',
	tableHeader: 'header_cell'
};
/** Columns or rows that one cell may cover. */
const SPAN_LIMIT = 100;

/** Without widths: they are `style` attributes, and columns that fit one screen break another. */
export const Table = Node.create({
	name: 'table',
	group: 'block',
	content: 'tableRow+',
	isolating: true,
	extendNodeSchema: ({ name }) => (Object.hasOwn(ROLES, name) ? { tableRole: ROLES[name] } : {}),
	parseHTML: () => [{ tag: 'table' }],
	renderHTML: () => ['div', { class: 'table-scroll' }, ['table', ['tbody', 0]]],
	addKeyboardShortcuts() {
		const { editor } = this;
		return {
			Tab: () => {
				if (!editor.isActive('table')) return false;
				// Behind the last cell comes a new row.
				if (tableAct(editor, tables.goToNextCell(1))) return true;
				return tableAct(editor, tables.addRowAfter) && tableAct(editor, tables.goToNextCell(1));
			},
			'Shift-Tab': () => tableAct(editor, tables.goToNextCell(-1))
		};
	},
	addProseMirrorPlugins: () => [tables.tableEditing()]
});

export const TableRow = Node.create({
	name: 'tableRow',
	content: '(tableCell | tableHeader)*',
	parseHTML: () => [{ tag: 'tr' }],
	renderHTML: () => ['tr', 0]
});

const cell = (name: 'tableCell' | 'tableHeader', tag: 'td' | 'th') =>
	Node.create({
		name,
		content: 'block+',
		isolating: true,
		addAttributes: () => ({
			colspan: span('colspan'),
			rowspan: span('rowspan'),
			// Known, because prosemirror-tables counts on it, and never set.
			colwidth: { default: null, rendered: false }
		}),
		parseHTML: () => [{ tag }],
		renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0]
	});

export const TableCell = cell('tableCell', 'td');
export const TableHeader = cell('tableHeader', 'th');

function span(name: 'colspan' | 'rowspan') {
	return {
		default: 1,
		parseHTML: (element: HTMLElement) => {
			const value = Number(element.getAttribute(name));
			return Number.isInteger(value) && value > 1 ? Math.min(value, SPAN_LIMIT) : 1;
		}
	};
}

/** Does one thing to the table that the caret is in. @returns whether it could be done */
export function tableAct(editor: Editor, act: Command): boolean {
	return act(editor.state, editor.view.dispatch);
}

export const TABLE_ACTS = {
	rowBefore: tables.addRowBefore,
	rowAfter: tables.addRowAfter,
	rowDelete: tables.deleteRow,
	columnBefore: tables.addColumnBefore,
	columnAfter: tables.addColumnAfter,
	columnDelete: tables.deleteColumn,
	headerRow: tables.toggleHeader('row'),
	headerColumn: tables.toggleHeader('column'),
	tableDelete: tables.deleteTable
} satisfies Record<string, Command>;

/** A table with a header row, and the caret in its first cell. */
export function insertTable(editor: Editor, rows = 3, columns = 3): void {
	const { table, tableRow, tableCell, tableHeader } = editor.schema.nodes;
	const row = (type: typeof tableCell) =>
		tableRow!.create(
			null,
			Array.from({ length: columns }, () => type!.createAndFill()!)
		);
	const node = table!.create(null, [
		row(tableHeader),
		...Array.from({ length: rows - 1 }, () => row(tableCell))
	]);
	const tr = editor.state.tr;
	const from = tr.selection.from;
	tr.replaceSelectionWith(node);
	// The table may have been put before or behind the paragraph: it is the first one from there.
	let at: number | null = null;
	tr.doc.nodesBetween(Math.max(0, from - 1), tr.doc.content.size, (inside, position) => {
		if (inside === node) at ??= position;
		return at === null;
	});
	if (at !== null) tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1)));
	editor.view.dispatch(tr.scrollIntoView());
}
