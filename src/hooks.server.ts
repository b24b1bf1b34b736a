import type { Handle, HandleServerError, RequestEvent } from '@sveltejs/kit';
import { ERROR_STATUS, type ErrorCode } from '$lib/shared/error-codes';
import { directionOf, isLocale, negotiateLocale } from '$lib/shared/locale';
import { typedWords } from '$lib/forms/words';
import { KeptPages } from '$lib/pages/kept-pages';

// Both are kept by `locals`: SvelteKit copies the event on its way to loads and actions.
/** The request as it stood before its form was read, kept until we know that no words were lost. */
const submitted = new WeakMap<App.Locals, Request>();
/** The status of a refusal thrown by a load or an action; SvelteKit itself would answer 500 for every throw. */
const statuses = new WeakMap<App.Locals, number>();

export const handle: Handle = async ({ event, resolve }) => {
	const { req } = event.platform!;
	const { locals, cookies } = event;
	locals.services = req.services;
	locals.now = new Date();
	locals.fromThisMachine = req.fromThisMachine;
	locals.clientIp = req.ip ?? event.getClientAddress();
	locals.unavailable = false;
	Object.assign(locals, { actor: { kind: 'guest' }, session: null, endedSession: null, viewer: null });
	await recognise(event);

	const chosen = cookies.get('multaqa_locale') ?? locals.viewer?.locale;
	locals.locale = isLocale(chosen)
		? chosen
		: negotiateLocale(event.request.headers.get('accept-language'), req.services.defaultLocale);
	locals.dir = directionOf(locals.locale);
	const theme = cookies.get('multaqa_theme');
	locals.theme = theme === 'light' || theme === 'dark' ? theme : 'system';

	if (event.request.method === 'POST' && isForm(event.request)) submitted.set(locals, event.request.clone());

	const draw = async () =>
		resolve(event, {
			transformPageChunk: ({ html }) =>
				html
					.replace('%multaqa.lang%', locals.locale)
					.replace('%multaqa.dir%', locals.dir)
					.replace('%multaqa.theme%', locals.theme),
			filterSerializedResponseHeaders: () => false
		});
	const response = await keptOrDrawn(event, draw);
	const status = statuses.get(locals);
	const answer =
		status && response.status === 500
			? new Response(response.body, { status, headers: response.headers })
			: response;
	if (!answer.headers.has('cache-control')) answer.headers.set('cache-control', 'private, no-cache');
	answer.headers.append('vary', 'cookie, accept-language');
	return answer;
};

/** What discussions look like to readers without a session; see `KeptPages`. */
const keptPages = new KeptPages();

async function keptOrDrawn(event: RequestEvent, draw: () => Promise<Response>): Promise<Response> {
	const { locals, route, params, url, request } = event;
	const mayKeep =
		request.method === 'GET' &&
		route.id === '/threads/[id]' &&
		!event.isDataRequest &&
		!locals.session &&
		!locals.endedSession &&
		!locals.unavailable &&
		/^(\?page=\d{1,4})?$/.test(url.search);
	if (!mayKeep) return draw();
	try {
		const revision = await locals.services.revision(`thread:${params.id}`);
		const key = [url.pathname, url.search, locals.locale, locals.theme].join(' ');
		const now = locals.now.getTime();
		return keptPages.find(key, revision, now) ?? (await keptPages.keep(key, revision, now, await draw()));
	} catch (error) {
		if (locals.services.toDomainError(error).code !== 'unavailable') throw error;
		return draw();
	}
}

/** Who is asking. A database that is away makes nobody a guest by mistake: `unavailable` says so. */
async function recognise(event: RequestEvent): Promise<void> {
	const { locals, cookies } = event;
	const { accounts } = locals.services;
	const token = cookies.get(accounts.cookieName(event.url));
	if (!token) return;
	try {
		const known = await accounts.authenticate(token);
		if (known)
			Object.assign(locals, {
				actor: known.actor,
				session: known.session,
				viewer: await locals.services.viewer(known)
			});
		else locals.endedSession = { personId: await accounts.expiredOwner(token) };
	} catch (error) {
		if (locals.services.toDomainError(error).code !== 'unavailable') throw error;
		locals.unavailable = true;
	}
}

/** The one place that maps what was thrown to what a person reads. Only real faults reach the log. */
export const handleError: HandleServerError = async ({ error, event, status, message }) => {
	const { services } = event.locals;
	// SvelteKit's own refusals: an unknown address, a body too large, a form from elsewhere.
	const own: Record<number, ErrorCode> = {
		404: 'not_found',
		403: 'bad_origin',
		405: 'bad_request',
		413: 'too_large',
		415: 'bad_request',
		400: 'bad_request'
	};
	const refused = own[status] ? null : services?.toDomainError(error);
	const code = own[status] ?? refused?.code ?? 'internal';
	const id = crypto.randomUUID();
	if (code === 'internal') services?.log.error({ err: error, id, route: event.route?.id }, 'page failed');
	if (refused) statuses.set(event.locals, ERROR_STATUS[code]);
	const request = submitted.get(event.locals);
	const words = request ? await typedWords(request) : undefined;
	return {
		code,
		message,
		id: code === 'internal' ? id : undefined,
		retryAfter: refused?.retryAfter,
		words
	};
};

function isForm(request: Request): boolean {
	return /^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(
		request.headers.get('content-type') ?? ''
	);
}
