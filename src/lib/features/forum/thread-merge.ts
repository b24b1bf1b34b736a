import type { LiveChange } from '../../shared/live.ts';
import type { ReplyItem, ThreadItem, ThreadPage } from '../../shared/forum-views.ts';

/** A thread's page with what has happened since it was rendered. */
export interface MergedThread {
	thread: ThreadItem;
	replies: ReplyItem[];
	accepted: ReplyItem | null;
	total: number;
	/** The thread is out of the reader's sight. */
	gone: boolean;
	/** Replies of others that came after the page was rendered, in the order of the page. */
	fresh: ReplyItem[];
	/** New replies that stand on a later page. */
	beyond: number;
}

/** Puts changes (newer than the page, in any order) into a page. Depends on nothing else. */
export function mergeThread(page: ThreadPage, changes: readonly LiveChange[]): MergedThread {
	const ofThread = changes.find((change) => change.type === 'thread');
	const thread = (ofThread?.record as ThreadItem | null | undefined) ?? page.thread;
	const replies = new Map(page.replies.map((reply) => [reply.id, reply]));
	const known = new Set(replies.keys());
	let beyond = 0;
	for (const change of changes) {
		if (change.type !== 'reply') continue;
		const reply = change.record as ReplyItem | null;
		if (!reply) replies.delete(change.id);
		else if (known.has(reply.id) || placeOf(reply, page) === 'here') replies.set(reply.id, reply);
		else if (placeOf(reply, page) === 'later' && change.change === 'created') beyond += 1;
	}
	const shown = [...replies.values()].sort(oldestFirst).map((reply) => judged(reply, thread));
	return {
		thread,
		replies: shown,
		accepted: acceptedOf(thread, page, shown, changes),
		total: page.total + shown.length - page.replies.length + beyond,
		gone: ofThread !== undefined && ofThread.record === null,
		fresh: shown.filter((reply) => !known.has(reply.id) && !reply.mine),
		beyond
	};
}

function oldestFirst(a: ReplyItem, b: ReplyItem): number {
	return a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
}

/** Does a reply stand on this page, before or after it? */
function placeOf(reply: ReplyItem, page: ThreadPage): 'here' | 'earlier' | 'later' {
	const [first, last] = [page.replies.at(0), page.replies.at(-1)];
	if (page.page > 1 && first && oldestFirst(reply, first) < 0) return 'earlier';
	if (page.page < page.pages && last && oldestFirst(reply, last) > 0) return 'later';
	return 'here';
}

/** Accepting is the thread's matter: a reply rendered before does not know of it. */
function judged(reply: ReplyItem, thread: ThreadItem): ReplyItem {
	const accepted = thread.acceptedReplyId === reply.id;
	const accept = thread.can.accept && !accepted && !reply.hidden;
	const unaccept = thread.can.accept && accepted;
	if (reply.can.accept === accept && reply.can.unaccept === unaccept) return reply;
	return { ...reply, can: { ...reply.can, accept, unaccept } };
}

function acceptedOf(
	thread: ThreadItem,
	page: ThreadPage,
	shown: readonly ReplyItem[],
	changes: readonly LiveChange[]
): ReplyItem | null {
	const id = thread.acceptedReplyId;
	if (id === null) return null;
	const changed = changes.find((change) => change.id === id);
	if (changed) return changed.record ? judged(changed.record as ReplyItem, thread) : null;
	const here = shown.find((reply) => reply.id === id);
	return here ?? (page.accepted?.id === id ? judged(page.accepted, thread) : null);
}
