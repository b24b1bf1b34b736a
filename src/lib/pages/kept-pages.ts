/** A page as a reader without a session got it, apart from what must be new each time. */
interface Kept {
	revision: number;
	until: number;
	headers: [string, string][];
	/** The bytes around each place where the nonce of the content security policy stands. */
	pieces: Uint8Array[];
}

/** Milliseconds: names of cities and the age of posts may be this much behind, posts themselves never. */
const KEPT_FOR = 30_000;
/** Pages kept at once; the one kept longest makes room. */
const ROOM = 64;
const NONCE = /'nonce-([^']+)'/;
/** Headers that belong to one answer only. */
const NOT_KEPT = new Set(['etag', 'set-cookie', 'date', 'content-length']);

/**
 * Keeps drawn pages of readers without a session for a moment, so that a discussion that many people
 * read at once costs one question to the database a reader. A page is given out again only if the
 * revision that it was drawn with is still the newest: an answer, an edit or a moderator's act shows at
 * the next request. Each answer gets a nonce of its own.
 */
export class KeptPages {
	readonly #pages = new Map<string, Kept>();

	/** The page under this key as it stands at `revision`; null when it has to be drawn. */
	find(key: string, revision: number, now: number): Response | null {
		const kept = this.#pages.get(key);
		if (!kept) return null;
		if (kept.revision !== revision || kept.until < now) {
			this.#pages.delete(key);
			return null;
		}
		const nonce = newNonce();
		const headers = new Headers(kept.headers);
		const policy = headers.get('content-security-policy');
		if (policy) headers.set('content-security-policy', policy.replace(NONCE, `'nonce-${nonce}'`));
		return new Response(joined(kept.pieces, nonce), { headers });
	}

	/** Keeps what was just drawn, and gives back a response that can still be sent. */
	async keep(key: string, revision: number, now: number, drawn: Response): Promise<Response> {
		const nonce = NONCE.exec(drawn.headers.get('content-security-policy') ?? '')?.[1];
		if (drawn.status !== 200 || drawn.headers.has('set-cookie') || !nonce) return drawn;
		const html = await drawn.text();
		const headers = [...drawn.headers].filter(([name]) => !NOT_KEPT.has(name));
		this.#pages.delete(key);
		const pieces = html.split(nonce).map((piece) => encoder.encode(piece));
		this.#pages.set(key, { revision, until: now + KEPT_FOR, headers, pieces });
		const [oldest] = this.#pages.keys();
		if (this.#pages.size > ROOM && oldest !== undefined) this.#pages.delete(oldest);
		return new Response(html, { headers: drawn.headers });
	}
}

const encoder = new TextEncoder();

function joined(pieces: readonly Uint8Array[], nonce: string): Uint8Array<ArrayBuffer> {
	const between = encoder.encode(nonce);
	const length = pieces.reduce((sum, piece) => sum + piece.length + between.length, -between.length);
	const bytes = new Uint8Array(length);
	let at = 0;
	for (const [n, piece] of pieces.entries()) {
		if (n > 0) {
			bytes.set(between, at);
			at += between.length;
		}
		bytes.set(piece, at);
		at += piece.length;
	}
	return bytes;
}

function newNonce(): string {
	return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}
