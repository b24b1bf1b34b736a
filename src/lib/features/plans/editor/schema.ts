import { Extension, Mark } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { Italic } from '@tiptap/extension-italic';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { safeHref } from '$lib/shared/plans/links';
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

/** Whatever says so in HTML from elsewhere; see `cleaned` in `pasting.ts` for `data-style`. */
const styled = (tags: string, is: RegExp, isNot: RegExp) => () => [
	...tags.split(' ').map((tag) => ({
		tag,
		getAttrs: (element: HTMLElement) => (isNot.test(element.dataset.style ?? '') ? (false as const) : null)
	})),
	{
		tag: 'span[data-style]',
		consuming: false,
		getAttrs: (element: HTMLElement) => (is.test(element.dataset.style ?? '') ? null : (false as const))
	}
];
const SectionBold = Bold.extend({
	parseHTML: styled('strong b', /font-weight:\s*(?:bold|[6-9]00)/, /font-weight:\s*(?:normal|[1-4]00)/)
});
const SectionItalic = Italic.extend({
	parseHTML: styled('em i', /font-style:\s*italic/, /font-style:\s*normal/)
});

/** The headings of a page are its own: what comes from elsewhere begins one level below a section's name. */
const SectionHeading = Heading.extend({
	parseHTML: () =>
		[1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: level > 3 ? 4 : 3 } }))
});

export const SCHEMA = [
	Document,
	Paragraph,
	Text,
	SectionBold,
	SectionItalic,
	SectionHeading.configure({ levels: [3, 4] }),
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
