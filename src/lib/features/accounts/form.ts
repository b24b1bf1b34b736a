import type { RequestEvent } from '@sveltejs/kit';
import { readFields } from '$lib/forms/fields';

/** The texts of a form by name; what is missing counts as nothing typed. */
export async function textsOf<Name extends string>(
	{ request }: RequestEvent,
	...names: Name[]
): Promise<Record<Name, string>> {
	const fields = await readFields(request);
	return Object.fromEntries(names.map((name) => [name, fields[name] ?? ''])) as Record<Name, string>;
}

/** Where a request comes from, as accounts want to know it. */
export function originOf({ locals, request }: RequestEvent): { ip: string; userAgent: string | null } {
	return { ip: locals.clientIp, userAgent: request.headers.get('user-agent') };
}
