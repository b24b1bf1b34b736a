import { redirect, type RequestEvent } from '@sveltejs/kit';
import { draftFields, pageNumber, readFields } from '$lib/forms/fields';
import { refusal } from '$lib/forms/refusal';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const { forum, drafts } = locals.services;
	// A link to one reply does not know its page: that moves with who may see what.
	const wanted = url.searchParams.get('reply');
	if (wanted) redirect(303, await backTo(event, wanted));
	const page = await forum.thread(locals.actor, params.id, { page: pageNumber(url) });
	return {
		...page,
		// Also where no reply is taken any more: the words are the person's, and the page gives them back.
		draft: await drafts.get(locals.actor, `reply:${params.id}`),
		submissionKey: crypto.randomUUID()
	};
};

type Values = Record<string, string>;
type Event = RequestEvent<{ id: string }>;

/** `form` in an answer names the action it answers; `replyId` tells which reply's form it was. */
const named = (form: string, values: Values): Values => ({ ...values, form });

/** Does one thing to the thread or a reply and goes back to where it can be seen. */
function act(name: string, work: (event: Event, values: Values) => Promise<unknown>) {
	return async (event: Event) => {
		const values = await readFields(event.request);
		try {
			await work(event, values);
		} catch (error) {
			return refusal(event, error, named(name, values), placeOf(name, event.params.id, values));
		}
		return redirect(303, await backTo(event, values.replyId));
	};
}

/** Where the words of a form are kept when its session has run out; acts without words have no place. */
function placeOf(name: string, threadId: string, { replyId }: Values): string | undefined {
	if (name === 'editThread') return `edit-thread:${threadId}`;
	return name === 'editReply' ? `edit-reply:${replyId}` : undefined;
}

async function backTo({ locals, params }: Event, replyId: string | undefined): Promise<string> {
	if (!replyId) return `/threads/${params.id}`;
	// The reply's own thread: the address may name another one.
	const { threadId, page } = await locals.services.forum.whereIs(locals.actor, replyId);
	return `/threads/${threadId}${page > 1 ? `?page=${page}` : ''}#reply-${replyId}`;
}

/** Acts of moderation are about a reply when the form names one, and about the thread otherwise. */
const subject = (event: Event, { replyId, reason = '' }: Values) =>
	replyId
		? { kind: 'reply' as const, id: replyId, reason }
		: { kind: 'thread' as const, id: event.params.id, reason };

export const actions: Actions = {
	reply: async (event) => {
		const { locals, params } = event;
		const values = await readFields(event.request);
		let back: string;
		try {
			const { id } = await locals.services.forum.reply(locals.actor, { ...values, threadId: params.id });
			back = await backTo(event, id);
		} catch (error) {
			return refusal(event, error, named('reply', values), `reply:${params.id}`);
		}
		redirect(303, back);
	},

	preview: async (event) => {
		const { locals, params } = event;
		const values = await readFields(event.request);
		try {
			const { html } = await locals.services.forum.preview(locals.actor, values);
			return { preview: html, values: named('reply', values) };
		} catch (error) {
			return refusal(event, error, named('reply', values), `reply:${params.id}`);
		}
	},

	draft: async (event) => {
		const { locals, params } = event;
		const values = await readFields(event.request);
		const place = `reply:${params.id}`;
		try {
			const { updatedAt } = await locals.services.drafts.save(locals.actor, draftFields(place, values));
			return { draftSavedAt: updatedAt, values: named('reply', values) };
		} catch (error) {
			return refusal(event, error, named('reply', values), place);
		}
	},

	editThread: act('editThread', ({ locals, params }, values) =>
		locals.services.forum.editThread(locals.actor, { ...values, threadId: params.id })
	),
	editReply: act('editReply', ({ locals }, values) => locals.services.forum.editReply(locals.actor, values)),
	accept: act('accept', ({ locals, params }, values) =>
		locals.services.forum.accept(locals.actor, { ...values, threadId: params.id })
	),
	unaccept: act('unaccept', ({ locals, params }, values) =>
		locals.services.forum.unaccept(locals.actor, { ...values, threadId: params.id })
	),
	hide: act('hide', (event, values) =>
		event.locals.services.moderation.hide(event.locals.actor, subject(event, values))
	),
	unhide: act('unhide', (event, values) =>
		event.locals.services.moderation.unhide(event.locals.actor, subject(event, values))
	),
	lock: act('lock', ({ locals, params }, { reason = '' }) =>
		locals.services.moderation.lock(locals.actor, { threadId: params.id, reason })
	),
	unlock: act('unlock', ({ locals, params }, { reason = '' }) =>
		locals.services.moderation.unlock(locals.actor, { threadId: params.id, reason })
	)
};
