import { isErrorCode, type ErrorCode } from '../../src/lib/shared/error-codes.ts';

/** What a form's action answered, as the page's own script gets it. */
export type ActionAnswer =
	| { type: 'success'; status: number; data: Record<string, unknown> | undefined }
	| { type: 'redirect'; status: number; location: string }
	| { type: 'failure'; status: number; data: Record<string, unknown> }
	| { type: 'error'; status: number; error: Record<string, unknown> };

export interface Answer {
	status: number;
	headers: Headers;
	location: string | null;
	text: string;
}

export type Fields = Record<string, string>;

/** A browser as the server sees one: cookies, Origin, forms; no scripts. */
export class HttpClient {
	readonly url: string;
	readonly cookies = new Map<string, string>();
	readonly #locale: string;

	constructor(url: string, locale = 'en') {
		this.url = url;
		this.#locale = locale;
	}

	get cookieHeader(): string {
		return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	}

	async request(path: string, init: RequestInit = {}): Promise<Answer> {
		const headers = new Headers(init.headers);
		if (!headers.has('origin')) headers.set('origin', this.url);
		if (!headers.has('accept-language')) headers.set('accept-language', this.#locale);
		if (this.cookies.size > 0 && !headers.has('cookie')) headers.set('cookie', this.cookieHeader);
		const response = await patiently(() =>
			fetch(new URL(path, this.url), { ...init, headers, redirect: 'manual' })
		);
		for (const line of response.headers.getSetCookie()) this.#keep(line);
		return {
			status: response.status,
			headers: response.headers,
			location: response.headers.get('location'),
			text: await response.text()
		};
	}

	get(path: string): Promise<Answer> {
		return this.request(path);
	}

	/** Sends a form as a browser without JavaScript does. */
	submit(path: string, fields: Fields | FormData): Promise<Answer> {
		const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
		return this.request(path, { method: 'POST', body, headers: { accept: 'text/html' } });
	}

	/** Sends a form as the page's script does. `body` is a form in any of its encodings, well formed or not. */
	async act(path: string, body: RequestInit['body'], contentType?: string): Promise<ActionAnswer> {
		const headers: Record<string, string> = { accept: 'application/json', 'x-sveltekit-action': 'true' };
		if (contentType) headers['content-type'] = contentType;
		return actionAnswer(await this.request(path, { method: 'POST', body, headers }));
	}

	/** @throws Error unless the server let this person in */
	async signIn(email: string, password: string): Promise<this> {
		const { status, text } = await this.submit('/sign-in', { email, password, back: '/' });
		if (status !== 303) throw new Error(`sign-in as ${email}: ${status} ${codeShown(text)}`);
		return this;
	}

	#keep(line: string): void {
		const [pair = '', ...attributes] = line.split(';');
		const at = pair.indexOf('=');
		const name = pair.slice(0, at).trim();
		const gone = attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute));
		if (gone || pair.slice(at + 1) === '') this.cookies.delete(name);
		else this.cookies.set(name, pair.slice(at + 1));
	}
}

/** A kept connection may be closed by the server just as the next request leaves; browsers send that anew, too. */
async function patiently<T>(send: () => Promise<T>): Promise<T> {
	for (let left = 3; ; left--) {
		try {
			return await send();
		} catch (error) {
			const { code } = ((error as Error).cause ?? {}) as { code?: string };
			if (left === 0 || !['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(code ?? '')) throw error;
		}
	}
}

/** Reads an answer to `act`. @throws Error when it is none */
export function actionAnswer({ status, text }: Answer): ActionAnswer {
	let raw: Record<string, unknown>;
	try {
		raw = JSON.parse(text) as Record<string, unknown>;
	} catch {
		throw new Error(`an action answered ${status} with ${text.slice(0, 200)}`);
	}
	const data = typeof raw.data === 'string' ? (unflatten(raw.data) as Record<string, unknown>) : raw.data;
	const type = raw.type ?? 'error';
	return {
		...raw,
		type,
		data,
		error: raw.error ?? raw,
		status: raw.status ?? status
	} as unknown as ActionAnswer;
}

/** Reads the flat form in which SvelteKit sends an action's data: a list whose entries name one another by place. */
function unflatten(flat: string): unknown {
	const entries = JSON.parse(flat) as unknown[];
	const at = (place: number): unknown => {
		const entry = entries[place];
		if (Array.isArray(entry)) return entry.map((next: number) => at(next));
		if (typeof entry !== 'object' || entry === null) return entry;
		return Object.fromEntries(Object.entries(entry).map(([name, next]) => [name, at(next as number)]));
	};
	return at(0);
}

/** The stable code of a refusal; null for what is none or has none. */
export function codeOf(answer: ActionAnswer): ErrorCode | null {
	const told =
		answer.type === 'failure' ? answer.data.code : answer.type === 'error' ? answer.error.code : null;
	return isErrorCode(told) ? told : null;
}

/** The code on an error page, for messages of tests. */
export function codeShown(html: string): string {
	return /Error code: <?[^a-z]*([a-z_]+)/.exec(html)?.[1] ?? html.slice(0, 200);
}
