/** Where a link in a plan may lead: to a page or to a mailbox, never to a script or a file. */
const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Characters of an address; more is refused. */
export const HREF_LIMIT = 2048;

/** Spaces and control characters, which browsers drop in the middle of an address before they follow it. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const HIDDEN = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff]/;

/**
 * The one rule for links in plans: the editor, the readers and the printed page follow it.
 * @returns the address as it was written, without the space around it; null when it may not be a link
 */
export function safeHref(value: unknown): string | null {
	if (typeof value !== 'string' || value.length > HREF_LIMIT) return null;
	const href = value.trim();
	if (HIDDEN.test(href)) return null;
	const url = parsed(href);
	if (!url || !SCHEMES.has(url.protocol)) return null;
	return url.protocol === 'mailto:' ? (url.pathname.includes('@') ? href : null) : href;
}

/**
 * What a person typed as an address, made whole: `example.org` leads to `https://example.org`, `a@b.org`
 * to the mailbox.
 * @returns null when no link can be made of it
 */
export function typedHref(text: string): string | null {
	const typed = text.trim();
	if (/^[a-z][a-z\d+.-]*:/i.test(typed) && !/^[^/?#]*:\d+(?:[/?#]|$)/.test(typed)) return safeHref(typed);
	if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(typed)) return safeHref(`mailto:${typed}`);
	if (/^[^\s/?#@]+\.[^\s/?#@.]{2,}(?:[/?#]|$)/.test(typed)) return safeHref(`https://${typed}`);
	return null;
}

function parsed(href: string): URL | null {
	try {
		return new URL(href);
	} catch {
		return null;
	}
}
