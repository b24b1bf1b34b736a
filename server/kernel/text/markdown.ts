import markdownIt, { type Token } from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { balanceIsolates } from './clean.ts';
import { graphemeStart } from './highlight.ts';
import { markDirections } from './markdown-directions.ts';

/** Goes up whenever the same source would give other HTML: stored renderings of a lower version are made anew. */
export const RENDER_VERSION = 2;

/** Longer than any field allows; a wall for callers that forgot one. */
const LONGEST_SOURCE = 200_000;
/** How much of the text of a table's head names it to a screen reader. */
const LONGEST_LABEL = 100;

const markdown = markdownIt({ html: false, linkify: true, breaks: true, maxNesting: 20 });
// Not in a community's text box: four spaces that make Arabic prose code, dashes that make the line above a heading.
markdown.disable(['code', 'lheading']);
markdown.linkify.set({ fuzzyIP: false });
markdown.validateLink = (url) => /^(?:https?:\/\/[^/]|mailto:[^@]+@)/i.test(url.trim());

markdown.core.ruler.after('block', 'multaqa_short_rows', (state) => {
	state.tokens = withoutPadding(state.tokens);
});

markdown.core.ruler.push('multaqa_blocks', ({ tokens }) => {
	for (const token of tokens) {
		if (token.type === 'heading_open' || token.type === 'heading_close') token.tag = demoted(token.tag);
		if (token.children) picturesToLinks(token.children);
		alignByClass(token);
	}
	labelTables(tokens);
	markDirections(tokens);
});

const { rules } = markdown.renderer;
rules.table_open = (tokens, index) => {
	const label = markdown.utils.escapeHtml(String(tokens[index]?.attrGet('aria-label') ?? ''));
	// The order of the columns is the writer's, on a page of any direction.
	const direction = String(tokens[index]?.attrGet('dir') ?? 'auto');
	// A wide table scrolls in its own box, which then must take the focus, and a landmark must have a name.
	const region = label ? ` role="region" aria-label="${label}"` : '';
	return `<div class="table-scroll" dir="${direction}" tabindex="0"${region}><table>`;
};
rules.table_close = () => '</table></div>\n';
rules.fence = (tokens, index) =>
	`<pre dir="ltr" tabindex="0"><code>${markdown.utils.escapeHtml(tokens[index]?.content ?? '')}</code></pre>\n`;
rules.code_inline = (tokens, index) =>
	`<code dir="auto">${markdown.utils.escapeHtml(tokens[index]?.content ?? '')}</code>`;

const DIRECTED = [
	'p',
	'h3',
	'h4',
	'h5',
	'h6',
	'blockquote',
	'pre',
	'ul',
	'ol',
	'li',
	'th',
	'td',
	'a',
	'code'
];
const OTHERS = ['table', 'thead', 'tbody', 'tr', 'div', 'hr', 'br', 'strong', 'em', 's'];
const DIRECTION = { name: 'dir', values: ['auto', 'ltr', 'rtl'] };
const FOCUSABLE = { name: 'tabindex', values: ['0'] };

/** The second wall: whatever the parser may let through one day, only this reaches a page. */
const ALLOWED: sanitizeHtml.IOptions = {
	allowedTags: [...DIRECTED, ...OTHERS],
	allowedAttributes: {
		...Object.fromEntries(DIRECTED.map((tag) => [tag, [DIRECTION]])),
		a: [DIRECTION, 'href', 'rel'],
		ol: [DIRECTION, 'start'],
		pre: [DIRECTION, FOCUSABLE],
		div: [DIRECTION, FOCUSABLE, { name: 'role', values: ['region'] }, 'aria-label']
	},
	allowedClasses: { div: ['table-scroll'], th: ['cell-center', 'cell-end'], td: ['cell-center', 'cell-end'] },
	allowedSchemes: ['http', 'https', 'mailto'],
	allowProtocolRelative: false,
	disallowedTagsMode: 'discard',
	transformTags: {
		a: (tagName, attributes) => ({
			tagName,
			attribs: { ...attributes, dir: 'auto', rel: 'nofollow noopener noreferrer ugc' }
		})
	}
};

/**
 * HTML of what a person wrote in Markdown, safe to put into a page: no raw HTML, no pictures (a link
 * stands for each, so that no other site learns who reads), links to http, https and mailto only,
 * headings from h3 down, a direction on every block, wide tables in a box of their own
 * (`div.table-scroll`; cells `.cell-center`, `.cell-end`). Line breaks are kept as written.
 */
export function renderMarkdown(source: string): string {
	return sanitizeHtml(markdown.render(source.slice(0, LONGEST_SOURCE)), ALLOWED);
}

/**
 * The text of a Markdown source on one line, for lists, mails and search: without marks, link targets
 * and line breaks. At most `max` UTF-16 units with the ellipsis that says something was left out, cut
 * between words where one ends near, never inside a character as people see it.
 */
export function plainText(source: string, max = Infinity): string {
	const parts: string[] = [];
	for (const token of markdown.parse(source.slice(0, LONGEST_SOURCE), {})) {
		if (token.type === 'fence') parts.push(token.content, ' ');
		for (const child of token.children ?? []) parts.push(textOf(child));
		if (token.children) parts.push(' ');
	}
	return shorten(parts.join('').replace(/\s+/gu, ' ').trim(), max);
}

function shorten(text: string, max: number): string {
	if (text.length <= max) return text;
	// Room for the ellipsis, and for closing an isolate that the cut leaves open.
	const kept = text.slice(0, graphemeStart(text, Math.max(0, max - 2)));
	const lastBlank = kept.search(/\s\S{0,24}$/u);
	return balanceIsolates((lastBlank > 0 ? kept.slice(0, lastBlank) : kept).trimEnd()) + '…';
}

function textOf(token: Token): string {
	if (token.type === 'softbreak' || token.type === 'hardbreak') return ' ';
	return token.type === 'text' || token.type === 'code_inline' ? token.content : '';
}

/** A page has its own h1 and h2: the writer's first level comes below them. */
function demoted(tag: string): string {
	return `h${Math.min(6, Number(tag.slice(1)) + 2)}`;
}

/** Puts a link in the place of each picture, or its description alone where a link is open already. */
function picturesToLinks(children: Token[]): void {
	let links = 0;
	for (let index = 0; index < children.length; index++) {
		const token = children[index];
		if (token?.type === 'link_open') links++;
		if (token?.type === 'link_close') links--;
		if (token?.type !== 'image') continue;
		const address = String(token.attrGet('src') ?? '');
		const text = textToken(token, token.content.trim() || address);
		const replacement =
			links > 0 ? [text] : [linkToken(token, 'link_open', address), text, linkToken(token, 'link_close')];
		children.splice(index, 1, ...replacement);
		index += replacement.length - 1;
	}
}

function textToken(near: Token, content: string): Token {
	const token = blank(near, 'text', '', 0);
	token.content = content;
	return token;
}

function linkToken(near: Token, type: 'link_open' | 'link_close', address?: string): Token {
	const token = blank(near, type, 'a', type === 'link_open' ? 1 : -1);
	if (address !== undefined) token.attrSet('href', address);
	return token;
}

function blank(near: Token, type: string, tag: string, nesting: -1 | 0 | 1): Token {
	return new (near.constructor as new (type: string, tag: string, nesting: number) => Token)(
		type,
		tag,
		nesting
	);
}

/** Alignment as a logical class instead of an inline style, which the page's policy forbids. */
function alignByClass(token: Token): void {
	if (token.type !== 'th_open' && token.type !== 'td_open') return;
	const align = /text-align:(\w+)/.exec(String(token.attrGet('style') ?? ''))?.[1];
	token.attrs = null;
	if (align === 'center') token.attrSet('class', 'cell-center');
	if (align === 'right') token.attrSet('class', 'cell-end');
}

/**
 * Takes off the empty cells with which the parser fills up short rows: two characters of source would
 * become a row as wide as the head, and a post of 20,000 characters a page of a megabyte and a half.
 */
function withoutPadding(tokens: Token[]): Token[] {
	const kept: Token[] = [];
	for (const token of tokens) {
		if (token.type === 'tr_close') while (endsWithEmptyCell(kept)) kept.length -= 3;
		kept.push(token);
	}
	return kept;
}

/** The first cell of a row stays, so that no row is without one. */
function endsWithEmptyCell(tokens: readonly Token[]): boolean {
	const [before, open, inline, close] = tokens.slice(-4);
	return (
		close?.type === 'td_close' &&
		inline?.type === 'inline' &&
		inline.content === '' &&
		open?.type === 'td_open' &&
		before?.type === 'td_close'
	);
}

/** A table is named by its head, in the writer's own language. */
function labelTables(tokens: Token[]): void {
	let table: Token | undefined;
	let inHead = false;
	for (const token of tokens) {
		if (token.type === 'table_open') table = token;
		else if (token.type === 'thead_open') inHead = true;
		else if (token.type === 'thead_close') inHead = false;
		else if (inHead && table && token.type === 'inline') {
			const cell = (token.children ?? []).map(textOf).join('').trim();
			const names = [table.attrGet('aria-label'), cell].filter(Boolean).join(' · ');
			if (cell) table.attrSet('aria-label', shorten(names, LONGEST_LABEL));
		}
	}
}
