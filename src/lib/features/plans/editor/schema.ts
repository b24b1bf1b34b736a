import { Extension, Mark } from '@tiptap/core';
import { Document } from '@tiptap/extension-document';
import { Text } from '@tiptap/extension-text';
import { safeHref } from '$lib/shared/plans/links';
import { Blockquote, Bold, HardBreak, Heading, Italic, Paragraph } from './blocks';
import { BulletList, ListItem, OrderedList } from './lists';
import { Table, TableCell, TableHeader, TableRow } from './tables';

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

export const SCHEMA = [
	Document,
	Paragraph,
	Text,
	Bold,
	Italic,
	Heading,
	BulletList,
	OrderedList,
	ListItem,
	Link,
	Blockquote,
	HardBreak,
	Table,
	TableRow,
	TableHeader,
	TableCell,
	Direction
];
