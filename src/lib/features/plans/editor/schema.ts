import { Extension, Mark } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { Italic } from '@tiptap/extension-italic';
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';
import { safeHref } from '$lib/shared/plans/links';

/**
 * What a section of a plan may hold: names and attributes are part of the plan's document (PLAN_SCHEMA,
 * docs/plans-protocol.md), and `read-text.ts` reads the same ones. Extensions one by one, because each
 * costs a reader bytes.
 */

/** Which way a block reads, when somebody said so by hand; null: as its first letter says. */
const Direction = Extension.create({
	name: 'direction',
	addGlobalAttributes() {
		return [
			{
				types: ['paragraph', 'heading'],
				attributes: {
					dir: {
						default: null,
						parseHTML: (element) => byHand(element.getAttribute('dir')),
						renderHTML: ({ dir }) => ({ dir: byHand(dir) ?? 'auto' })
					}
				}
			}
		];
	}
});

function byHand(value: unknown): 'ltr' | 'rtl' | null {
	return value === 'ltr' || value === 'rtl' ? value : null;
}

/** Tiptap's own brings a link finder along; ours is an address and nothing else. */
const Link = Mark.create({
	name: 'link',
	priority: 1000,
	// What is written behind a link is not part of it.
	inclusive: false,
	addAttributes() {
		return { href: { default: null } };
	},
	parseHTML() {
		return [
			{
				tag: 'a[href]',
				getAttrs: (element) => {
					const href = safeHref(element.getAttribute('href'));
					return href === null ? false : { href };
				}
			}
		];
	},
	renderHTML({ HTMLAttributes }) {
		// Whatever stands in the document: a forbidden address leads nowhere.
		const href = safeHref(HTMLAttributes.href);
		return href === null ? ['span', 0] : ['a', { href, rel: 'noopener noreferrer nofollow' }, 0];
	}
});

/** Without widths: they are `style` attributes, and columns that fit one screen break another. */
const PlainTable = Table.extend({
	renderHTML() {
		return ['div', { class: 'table-scroll' }, ['table', ['tbody', 0]]];
	},
	addNodeView() {
		return null;
	}
});

const CELL = {
	addAttributes() {
		const span = (name: string) => ({
			default: 1,
			parseHTML: (element: HTMLElement) => {
				const value = Number(element.getAttribute(name));
				return Number.isInteger(value) && value > 1 ? Math.min(value, 100) : 1;
			}
		});
		return {
			colspan: span('colspan'),
			rowspan: span('rowspan'),
			colwidth: { default: null, rendered: false, parseHTML: () => null }
		};
	}
};

export const SCHEMA = [
	Document,
	Paragraph,
	Text,
	Bold,
	Italic,
	Heading.configure({ levels: [3, 4] }),
	BulletList,
	OrderedList,
	ListItem,
	ListKeymap,
	Link,
	Blockquote,
	HardBreak,
	PlainTable.configure({ resizable: false }),
	TableRow,
	TableHeader.extend(CELL),
	TableCell.extend(CELL),
	Direction
];
