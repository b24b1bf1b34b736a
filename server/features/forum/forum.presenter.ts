import type {
	ForumCard,
	ForumRef,
	ReplyCan,
	ReplyItem,
	ThreadCan,
	ThreadItem
} from '../../../src/lib/shared/forum-views.ts';
import { moderates, type Actor } from '../../kernel/actor.ts';
import {
	maySeeHistory,
	whyNotAccept,
	whyNotEditReply,
	whyNotEditThread,
	whyNotReply
} from './forum.policy.ts';
import type { Figures } from './forum-figures.model.ts';
import type { ForumRow } from './forum.model.ts';
import type { Lookups } from './lookups.ts';
import { presentReply, presentThread } from './post.presenter.ts';
import type { ShownReply } from './reply.model.ts';
import type { ThreadRow } from './thread.model.ts';
import { postClassOf } from './view-class.ts';

export function presentForumRef(row: ForumRow): ForumRef {
	return { id: String(row._id), key: row.key, themeKey: row.themeKey, name: row.name };
}

/** `seen` is what this viewer may see of the forum's threads, `latest` the newest of them. */
export function presentForum(
	row: ForumRow,
	seen: Figures,
	latest: Pick<ThreadRow, 'title' | 'language'> | undefined,
	lookups: Pick<Lookups, 'city'>
): ForumCard {
	return {
		...presentForumRef(row),
		purpose: row.purpose,
		chairCity: lookups.city(row.chairCityId),
		threadCount: seen.count,
		latest:
			latest && seen.latestId && seen.latestAt
				? {
						threadId: seen.latestId,
						title: latest.title,
						language: latest.language,
						at: seen.latestAt.getTime()
					}
				: null
	};
}

export function threadCan(actor: Actor, thread: ThreadRow): ThreadCan {
	const replyRefusal = whyNotReply(actor, thread);
	const moderator = moderates(actor, thread.forumId);
	return {
		reply: replyRefusal === null,
		replyRefusal,
		edit: whyNotEditThread(actor, thread) === null,
		accept: whyNotAccept(actor, thread) === null,
		hide: moderator && !thread.hidden,
		unhide: moderator && thread.hidden !== null,
		lock: moderator && !thread.locked,
		unlock: moderator && thread.locked !== null,
		seeHistory: thread.editedAt !== null && maySeeHistory(actor, thread)
	};
}

export function replyCan(actor: Actor, reply: ShownReply, thread: ThreadRow): ReplyCan {
	const moderator = moderates(actor, reply.forumId);
	const accepts = whyNotAccept(actor, thread) === null;
	const accepted = thread.acceptedReplyId === String(reply._id);
	return {
		edit: whyNotEditReply(actor, reply, thread) === null,
		accept: accepts && !accepted && !reply.hidden,
		unaccept: accepts && accepted,
		hide: moderator && !reply.hidden,
		unhide: moderator && reply.hidden !== null,
		seeHistory: reply.editedAt !== null && maySeeHistory(actor, reply)
	};
}

export function threadItem(actor: Actor, thread: ThreadRow, lookups: Lookups): ThreadItem {
	return { ...presentThread(thread, postClassOf(actor, thread), lookups), can: threadCan(actor, thread) };
}

export function replyItem(actor: Actor, reply: ShownReply, thread: ThreadRow, lookups: Lookups): ReplyItem {
	return { ...presentReply(reply, postClassOf(actor, reply), lookups), can: replyCan(actor, reply, thread) };
}
