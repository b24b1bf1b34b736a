/** The value of one cookie in a `Cookie` header. Our cookies hold no characters that would need decoding. */
export function cookieValue(cookies: string | undefined, name: string): string | undefined {
	for (const pair of (cookies ?? '').split(';')) {
		const at = pair.indexOf('=');
		if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
	}
	return undefined;
}
