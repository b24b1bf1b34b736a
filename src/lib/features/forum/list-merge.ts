import type { LiveChange } from '../../shared/live.ts';
import type { ForumPage, ThreadSummary } from '../../shared/forum-views.ts';

/** A forum's page with what has happened since it was rendered. */
export interface MergedList {
	threads: ThreadSummary[];
	/** Ids of threads that were not on the page when it was rendered. */
	fresh: string[];
	/** Threads on the page's place in the list that only a look at the first page will show. */
	elsewhere: number;
}

/** Puts changes (newer than the page, in any order) into a page. Depends on nothing else. */
export function mergeList(page: ForumPage, changes: readonly LiveChange[]): MergedList {
	const known = new Set(page.threads.map((thread) => thread.id));
	const threads = new Map(page.threads.map((thread) => [thread.id, thread]));
	const first = page.newer === null;
	let elsewhere = 0;
	for (const change of changes) {
		const thread = change.record as ThreadSummary | null;
		if (!thread || !matches(thread, page.filter)) threads.delete(change.id);
		else if (known.has(thread.id) || (first && !olderThanPage(thread, page))) threads.set(thread.id, thread);
		else if (!first) elsewhere += 1;
	}
	// On later pages a thread that has just moved to the top stays where the reader saw it.
	const shown = first ? [...threads.values()].sort(newestFirst) : [...threads.values()];
	return { threads: shown, fresh: shown.filter(({ id }) => !known.has(id)).map(({ id }) => id), elsewhere };
}

function newestFirst(a: ThreadSummary, b: ThreadSummary): number {
	return b.lastActivityAt - a.lastActivityAt || (a.id < b.id ? 1 : -1);
}

/** It belongs on a page after this one. */
function olderThanPage(thread: ThreadSummary, page: ForumPage): boolean {
	const last = page.threads.at(-1);
	return page.older !== null && last !== undefined && newestFirst(thread, last) > 0;
}

/** The server's own rule, `filterOf` in its thread repository. */
function matches(thread: ThreadSummary, filter: ForumPage['filter']): boolean {
	switch (filter) {
		case 'all':
			return true;
		case 'open':
			return !thread.answered && !thread.locked;
		case 'answered':
			return thread.answered;
		case 'unanswered':
			return thread.replyCount === 0;
	}
}
