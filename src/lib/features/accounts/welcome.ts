import type { RequestEvent } from '@sveltejs/kit';
import { draftFields } from '$lib/forms/fields';
import type { OpenedSession } from '../../../../server/features/accounts/sessions.ts';

/** The cookie that leads to what was being written when a session ran out. */
const HELD = 'multaqa_held';

/**
 * Gives the browser its session, and what the person had been writing when the last one ran out back to
 * them as a draft, where they were writing it.
 */
export async function welcome(event: RequestEvent, opened: OpenedSession): Promise<void> {
	const { accounts } = event.locals.services;
	event.cookies.set(accounts.cookieName(event.url), opened.token, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: event.url.protocol === 'https:',
		expires: opened.expiresAt
	});
	const held = event.cookies.get(HELD);
	if (!held) return;
	const known = await accounts.authenticate(opened.token);
	if (!known) return;
	const words = await accounts.heldWords.release(held, known.actor.personId);
	// Somebody else's words stay where they are: their owner may yet sign in in this browser.
	if (!words) return;
	await keepAsDraft(event, known.actor, words);
	event.cookies.delete(HELD, { path: '/' });
}

type Known = NonNullable<Awaited<ReturnType<App.Locals['services']['accounts']['authenticate']>>>;

async function keepAsDraft(
	{ locals: { services } }: RequestEvent,
	actor: Known['actor'],
	{ place, values }: { place: string; values: Record<string, unknown> }
): Promise<void> {
	const texts = Object.entries(values).filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string'
	);
	try {
		await services.drafts.save(actor, draftFields(place, Object.fromEntries(texts)));
	} catch (error) {
		// Nobody is kept from signing in by a draft that cannot be: a place that is gone, say.
		services.log.warn({ code: services.toDomainError(error).code }, 'held words not kept as a draft');
	}
}
