import { error } from '@sveltejs/kit';

/** What our own forms call their fields: nobody else's names travel through an answer. */
const NAME = /^[A-Za-z]{1,40}$/;

/**
 * Fields that one form may have. Ours have a dozen, but two megabytes hold a million of them, and taking
 * those apart would keep everybody else waiting for many seconds.
 */
const MOST_FIELDS = 100;

/**
 * The text fields of a posted form by name; of fields with the same name the last counts, files and
 * fields with outlandish names are left out. A body that is no form of ours is refused with `bad_request`.
 * @param lists names of fields that may be there several times, like boxes to tick: their values, which hold
 * no spaces, come as one text with a space between them
 */
export async function readFields(
	request: Request,
	lists: readonly string[] = []
): Promise<Record<string, string>> {
	try {
		const fields: Record<string, string> = {};
		for (const [name, value] of await formOf(request)) {
			if (typeof value !== 'string' || !NAME.test(name)) continue;
			const further = lists.includes(name) && Object.hasOwn(fields, name);
			fields[name] = further ? `${fields[name]} ${value}` : value;
		}
		return fields;
	} catch (cause) {
		// SvelteKit's own refusal of a body that is too large keeps its status.
		if (typeof cause === 'object' && cause !== null && 'status' in cause) throw cause;
		error(400, { code: 'bad_request', message: 'unreadable form' });
	}
}

/** Counts before it parses. Throws what cannot be read. */
async function formOf(request: Request): Promise<Iterable<[string, FormDataEntryValue]>> {
	const type = request.headers.get('content-type') ?? '';
	if (/^application\/x-www-form-urlencoded/i.test(type)) {
		const text = await request.text();
		assertFew(text, '&');
		return new URLSearchParams(text);
	}
	const boundary = /;\s*boundary="?([^";]+)/i.exec(type)?.[1] ?? '';
	const bytes = await request.arrayBuffer();
	assertFew(new TextDecoder('latin1').decode(bytes), `--${boundary}`);
	return new Response(bytes, { headers: { 'content-type': type } }).formData();
}

function assertFew(body: string, separator: string): void {
	let at = -1;
	for (let count = 0; count <= MOST_FIELDS; count++) {
		at = body.indexOf(separator, at + 1);
		if (at < 0) return;
	}
	throw new Error('too many fields');
}

/** A page number from an address: 1 for anything that is none. */
export function pageNumber(url: URL): number {
	const written = url.searchParams.get('page') ?? '';
	return /^[1-9]\d{0,6}$/.test(written) ? Number(written) : 1;
}

/** The fields of a draft form as the drafts keep them: words apart from the other fields. */
export function draftFields(place: string, { title = '', body = '', ...others }: Record<string, string>) {
	const ofPlans = ['titleAr', 'titleEn', 'titleFr', 'ownerCityId', 'partnerCityIds', 'template'];
	const names = ['attribution', 'visibility', 'kind', 'language', 'version', ...ofPlans];
	const extra = Object.fromEntries(names.flatMap((name) => (others[name] ? [[name, others[name]]] : [])));
	return { place, title, body, extra };
}
