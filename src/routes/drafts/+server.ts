import { json } from '@sveltejs/kit';
import { ERROR_STATUS, type ErrorCode } from '$lib/shared/error-codes';
import type { DraftPlace } from '$lib/shared/post-rules';
import type { RequestEvent, RequestHandler } from './$types';

/** The draft of one place for the page's script: `{ draft }`, or `{ draft: null }`. */
export const GET: RequestHandler = (event) =>
	answered(event, async ({ drafts }) => ({
		draft: await drafts.get(event.locals.actor, placeOf(event) as DraftPlace)
	}));

/** Keeps `{ place, title, body, extra }` as it was typed; the answer is `{ updatedAt }` in epoch milliseconds. */
export const PUT: RequestHandler = (event) =>
	answered(event, async ({ drafts }) => drafts.save(event.locals.actor, await bodyOf(event.request)));

export const DELETE: RequestHandler = (event) =>
	answered(event, async ({ drafts }) => {
		await drafts.remove(event.locals.actor, placeOf(event));
		return {};
	});

const placeOf = ({ url }: RequestEvent) => (url.searchParams.get('place') ?? '').slice(0, 200);

/** What cannot be read is `null`, which the service refuses like any other wrong input. */
async function bodyOf(request: Request): Promise<unknown> {
	return request.json().catch((error: unknown) => {
		if (isTooLarge(error)) throw error;
		return null;
	});
}

/** SvelteKit's own refusal of a long body. */
const isTooLarge = (error: unknown) => (error as { status?: unknown } | null)?.status === 413;

/** A script wants `{ code }` with the status, not a page. */
async function answered(
	{ locals }: RequestEvent,
	work: (services: App.Locals['services']) => Promise<object>
): Promise<Response> {
	try {
		return json(await work(locals.services));
	} catch (thrown) {
		if (isTooLarge(thrown)) return json({ code: 'too_large' }, { status: 413 });
		const { code, retryAfter } = locals.services.toDomainError(thrown) as {
			code: ErrorCode;
			retryAfter?: number;
		};
		if (code === 'internal') throw thrown;
		return json({ code, retryAfter }, { status: ERROR_STATUS[code] });
	}
}
