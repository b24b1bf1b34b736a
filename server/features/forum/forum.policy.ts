import type { ErrorCode } from '../../../src/lib/shared/error-codes.ts';
import type { AskVisibility } from '../../../src/lib/shared/post-rules.ts';
import { citiesOf, isMember, isPerson, moderates, type Actor } from '../../kernel/actor.ts';
import { canSee, type Audience } from '../../kernel/visibility.ts';
import type { PostRow, ThreadRow } from './thread.model.ts';

/** Each answers why not, or null for "may". Whoever does not see the record has already got `not_found`. */
type WhyNot = ErrorCode | null;
type Post = Pick<PostRow, 'authorId' | 'hidden' | 'forumId'>;
type Thread = Post & Pick<ThreadRow, 'concealed' | 'locked'>;

export const isAuthor = (actor: Actor, post: Pick<PostRow, 'authorId'>) =>
	isPerson(actor) && post.authorId === actor.personId;

const whyNotWrite = (actor: Actor): WhyNot =>
	!isPerson(actor) ? 'sign_in_required' : !isMember(actor) ? 'membership_required' : null;

const whyNotIn = (actor: Actor, thread: Thread): WhyNot =>
	thread.concealed
		? 'thread_hidden'
		: thread.locked && !moderates(actor, thread.forumId)
			? 'thread_locked'
			: null;

export const whyNotAsk = (actor: Actor): WhyNot => whyNotWrite(actor);

export const whyNotReply = (actor: Actor, thread: Thread): WhyNot =>
	whyNotWrite(actor) ?? whyNotIn(actor, thread);

export const whyNotEditThread = (actor: Actor, thread: Thread): WhyNot =>
	whyNotWrite(actor) ?? (isAuthor(actor, thread) ? whyNotIn(actor, thread) : 'not_own_post');

export const whyNotEditReply = (actor: Actor, reply: Post, thread: Thread): WhyNot =>
	whyNotWrite(actor) ??
	(isAuthor(actor, reply) ? (reply.hidden ? 'reply_hidden' : whyNotIn(actor, thread)) : 'not_own_post');

/** The asker knows what helped; a moderator may say it for them. It adds no words, so a lock allows it. */
export const whyNotAccept = (actor: Actor, thread: Thread): WhyNot =>
	whyNotWrite(actor) ??
	(isAuthor(actor, thread) || moderates(actor, thread.forumId)
		? thread.concealed
			? 'thread_hidden'
			: null
		: 'not_asker');

export const maySeeHistory = (actor: Actor, post: Post) =>
	isAuthor(actor, post) || moderates(actor, post.forumId);

/** Whom a new thread may be open to: never to more people than its forum is. */
export function visibilitiesFor(actor: Actor, forum: Audience): AskVisibility[] {
	const city: AskVisibility[] = citiesOf(actor).length > 0 ? ['city'] : [];
	switch (forum.visibility) {
		case 'public':
			return ['public', 'members', ...city];
		case 'members':
			return ['members', ...city];
		default:
			return canSee(actor, forum) ? ['group'] : [];
	}
}
