import {
	acceptInput,
	askInput,
	editReplyInput,
	editThreadInput,
	previewInput,
	replyInput
} from '../../../src/lib/shared/forum.ts';
import { citiesOf, isPerson, type Actor, type PersonActor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parse } from '../../kernel/parse.ts';
import { guessLanguage } from '../../kernel/text/language.ts';
import { renderMarkdown, RENDER_VERSION } from '../../kernel/text/markdown.ts';
import { searchTokens } from '../../kernel/text/tokens.ts';
import { canSee } from '../../kernel/visibility.ts';
import { copiedAudience } from './audience.fields.ts';
import { cleanBody, cleanPost, refuse } from './forum.input.ts';
import {
	visibilitiesFor,
	whyNotAccept,
	whyNotAsk,
	whyNotEditReply,
	whyNotEditThread,
	whyNotReply
} from './forum.policy.ts';
import type { Transaction } from './forum.ports.ts';
import type { ForumOptions } from './forum.service.ts';
import { submissionOf } from './submission.ts';
import type { PostRow, ThreadRow } from './thread.model.ts';

const notFound = () => new DomainError('not_found');

/**
 * What people write in the forums. Every verb counts against a limit, parses, asks the policy inside the
 * transaction that writes, and tells the event log in the same transaction. Not seen is `not_found`.
 */
export function createForumWriting(options: ForumOptions) {
	const { forums, threads, replies, history, figures, drafts, events, inTransaction, limits, clock } =
		options;

	/** Opens a thread. Sending the same form twice opens one. @returns the thread's id */
	async function ask(actor: Actor, input: unknown): Promise<{ id: string }> {
		const person = signedIn(actor);
		await limits.take('ask', person.personId);
		const asked = parse(askInput, input);
		const words = cleanPost(asked);
		const tokens = searchTokens(`${words.title}\n${words.body}`);
		const { submissionKey, forumKey, kind, visibility, attribution } = asked;
		const content = [forumKey, kind, visibility, attribution, words.title, words.body];
		const submission = submissionOf(submissionKey, ...content);
		const known = (tx?: Transaction) => threads.bySubmission(person.personId, submission, tx);
		const made = await once(known, (tx) => open(tx));
		return { id: String(made._id) };

		async function open(tx: Transaction) {
			const forum = await forums.byKey(asked.forumKey, tx);
			if (!forum || !canSee(actor, forum)) throw notFound();
			const sent = await known(tx);
			if (sent) return sent;
			refuse(whyNotAsk(actor));
			if (!visibilitiesFor(actor, forum).includes(asked.visibility))
				throw new DomainError('field_invalid', undefined, {
					fields: { visibility: { code: 'field_invalid' } }
				});
			const forumId = String(forum._id);
			const now = clock.now();
			const cityId = citiesOf(actor)[0] ?? null;
			const thread = await threads.insert(
				{
					visibility: asked.visibility,
					forumId,
					groupIds: asked.visibility === 'group' ? [...forum.groupIds] : [],
					cityIds: asked.visibility === 'city' && cityId ? [cityId] : [],
					personIds: [],
					concealed: false,
					...writtenBy(person, cityId, submission, now),
					attribution: asked.attribution,
					kind: asked.kind,
					title: words.title,
					...textFields(words.body, asked.language ?? languageOf(`${words.title}\n${words.body}`, person)),
					tokens,
					lastActivityAt: now,
					replyCount: 0,
					acceptedReplyId: null,
					locked: null
				},
				tx
			);
			await figures.changed(tx, thread, 1);
			await drafts.deleteIn(tx, person.personId, `ask:${forum.key}`);
			await events.append(tx, { type: 'thread.created', forumId, threadId: String(thread._id) });
			return thread;
		}
	}

	/** Answers a thread. Sending the same form twice answers once. @returns the reply's id */
	async function reply(actor: Actor, input: unknown): Promise<{ id: string; threadId: string }> {
		const person = signedIn(actor);
		await limits.take('reply', person.personId);
		const { threadId, attribution, submissionKey, ...raw } = parse(replyInput, input);
		const body = cleanBody(raw.body);
		const tokens = searchTokens(body);
		const submission = submissionOf(submissionKey, threadId, attribution, body);
		const known = (tx?: Transaction) => replies.bySubmission(person.personId, submission, tx);
		const made = await once(known, (tx) => answer(tx));
		return { id: String(made._id), threadId: made.threadId };

		async function answer(tx: Transaction) {
			const thread = await threadSeen(actor, threadId, tx);
			const sent = await known(tx);
			if (sent) return sent;
			refuse(whyNotReply(actor, thread));
			const now = clock.now();
			const row = await replies.insert(
				{
					...copiedAudience(thread),
					forumId: thread.forumId,
					threadId,
					concealed: thread.concealed,
					...writtenBy(person, citiesOf(actor)[0] ?? null, submission, now),
					attribution,
					...textFields(body, languageOf(body, person)),
					tokens
				},
				tx
			);
			const counted = await threads.countReply(threadId, 1, now, tx);
			await figures.changed(tx, counted, 0);
			await drafts.deleteIn(tx, person.personId, `reply:${threadId}`);
			const { forumId } = thread;
			await events.append(tx, { type: 'reply.created', forumId, threadId, replyId: String(row._id) });
			return row;
		}
	}

	/** Changes one's own thread; the former text is kept. @throws DomainError `stale` when it was edited meanwhile */
	async function editThread(actor: Actor, input: unknown): Promise<{ id: string }> {
		const person = signedIn(actor);
		await limits.take('edit', person.personId);
		const { threadId, version, replace, ...raw } = parse(editThreadInput, input);
		const { title, body } = cleanPost(raw);
		const tokens = searchTokens(`${title}\n${body}`);
		await inTransaction(async (tx) => {
			const thread = await threadSeen(actor, threadId, tx);
			refuse(whyNotEditThread(actor, thread));
			if (thread.title !== title || thread.body !== body) {
				refuseStale(thread, version, replace);
				const at = later(thread);
				const former = { postKind: 'thread', postId: threadId, at, by: person.personId } as const;
				await history.add({ ...former, title: thread.title, body: thread.body }, tx);
				const language = languageOf(`${title}\n${body}`, person, thread);
				await threads.update(threadId, { title, ...textFields(body, language), tokens, editedAt: at }, tx);
				const { forumId } = thread;
				await events.append(tx, { type: 'thread.changed', forumId, threadId, change: 'edited' });
			}
			await drafts.deleteIn(tx, person.personId, `edit-thread:${threadId}`);
		});
		return { id: threadId };
	}

	/** Changes one's own reply; the former text is kept. @throws DomainError `stale` when it was edited meanwhile */
	async function editReply(actor: Actor, input: unknown): Promise<{ id: string; threadId: string }> {
		const person = signedIn(actor);
		await limits.take('edit', person.personId);
		const { replyId, version, replace, ...raw } = parse(editReplyInput, input);
		const body = cleanBody(raw.body);
		const tokens = searchTokens(body);
		const threadId = await inTransaction(async (tx) => {
			const row = await replies.byId(replyId, tx);
			if (!row || !canSee(actor, row)) throw notFound();
			const thread = await threadSeen(actor, row.threadId, tx);
			refuse(whyNotEditReply(actor, row, thread));
			if (row.body !== body) {
				refuseStale(row, version, replace);
				const at = later(row);
				const former = { postKind: 'reply', postId: replyId, at, by: person.personId } as const;
				await history.add({ ...former, title: null, body: row.body }, tx);
				const words = textFields(body, languageOf(body, person, row));
				await replies.update(replyId, { ...words, tokens, editedAt: at }, tx);
				const { forumId } = row;
				const event = { type: 'reply.changed', forumId, threadId: row.threadId, replyId } as const;
				await events.append(tx, { ...event, change: 'edited' });
			}
			await drafts.deleteIn(tx, person.personId, `edit-reply:${replyId}`);
			return row.threadId;
		});
		return { id: replyId, threadId };
	}

	/** Marks the reply that answered the question; another one marked before no longer is. */
	const accept = (actor: Actor, input: unknown) => setAccepted(actor, input, true);
	/** Takes the mark back. */
	const unaccept = (actor: Actor, input: unknown) => setAccepted(actor, input, false);

	async function setAccepted(actor: Actor, input: unknown, accepted: boolean): Promise<{ id: string }> {
		const person = signedIn(actor);
		await limits.take('edit', person.personId);
		const { threadId, replyId } = parse(acceptInput, input);
		await inTransaction(async (tx) => {
			const thread = await threadSeen(actor, threadId, tx);
			refuse(whyNotAccept(actor, thread));
			const row = await replies.byId(replyId, tx);
			if (!row || row.threadId !== threadId || !canSee(actor, row)) throw notFound();
			if (accepted && row.hidden) throw new DomainError('reply_hidden');
			if ((thread.acceptedReplyId === replyId) === accepted) return;
			await threads.update(threadId, { acceptedReplyId: accepted ? replyId : null }, tx);
			const { forumId } = thread;
			const change = accepted ? 'accepted' : 'unaccepted';
			await events.append(tx, { type: 'thread.changed', forumId, threadId, change });
		});
		return { id: replyId };
	}

	/** The HTML that these words would become. */
	async function preview(actor: Actor, input: unknown): Promise<{ html: string }> {
		await limits.take('preview', signedIn(actor).personId);
		return { html: renderMarkdown(cleanBody(parse(previewInput, input).body)) };
	}

	async function threadSeen(actor: Actor, id: string, tx: Transaction): Promise<ThreadRow> {
		const thread = await threads.byId(id, tx);
		if (!thread || !canSee(actor, thread)) throw notFound();
		return thread;
	}

	/**
	 * Writes in a transaction; when the same submission has just been stored elsewhere, that one counts.
	 * Any other row that two have made at once is there the second time.
	 */
	async function once<Row>(known: () => Promise<Row | null>, write: (tx: Transaction) => Promise<Row>) {
		try {
			return await inTransaction(write);
		} catch (error) {
			if ((error as { code?: unknown }).code !== DUPLICATE_KEY) throw error;
			return (await known()) ?? inTransaction(write);
		}
	}

	/** Now, and never the time of the edit before: it is the version that forms send back. */
	function later({ editedAt }: PostRow): Date {
		return new Date(Math.max(clock.now().getTime(), (editedAt?.getTime() ?? 0) + 1));
	}

	return { ask, reply, editThread, editReply, accept, unaccept, preview };
}

const DUPLICATE_KEY = 11000;

function signedIn(actor: Actor): PersonActor {
	if (!isPerson(actor)) throw new DomainError('sign_in_required');
	return actor;
}

function writtenBy(person: PersonActor, cityId: string | null, submissionKey: string, createdAt: Date) {
	return { authorId: person.personId, cityId, submissionKey, createdAt, editedAt: null, hidden: null };
}

function textFields(body: string, language: PostRow['language']) {
	return { body, bodyHtml: renderMarkdown(body), renderVersion: RENDER_VERSION, language };
}

function languageOf(
	text: string,
	person: PersonActor,
	before?: Pick<PostRow, 'language'>
): PostRow['language'] {
	return guessLanguage(text) ?? before?.language ?? person.locale;
}

/** An edit counts when the text is still the one that it began from, or the newer one that it means to replace. */
function refuseStale({ editedAt }: PostRow, version: number, replace?: number): void {
	if (![version, replace].includes(editedAt?.getTime() ?? 0)) throw new DomainError('stale');
}
