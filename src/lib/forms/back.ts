/**
 * A path of this site to return to, from something a client sent. Anything that could lead elsewhere
 * (another origin, a scheme, backslashes, control characters) becomes the home page.
 */
export function safeBack(value: unknown): string {
	if (typeof value !== 'string' || value.length > 2048) return '/';
	// eslint-disable-next-line no-control-regex -- control characters are exactly what must not pass
	if (!value.startsWith('/') || value.startsWith('//') || /[\\\u0000-\u001f\u007f]/.test(value)) return '/';
	const url = new URL(value, 'http://here.invalid');
	// Dots are resolved only now: «/.//elsewhere.example» has become a path that names another host.
	if (url.host !== 'here.invalid' || url.pathname.startsWith('//')) return '/';
	return url.pathname + url.search + url.hash;
}
