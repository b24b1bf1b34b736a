import type { OpenVisibility } from './forum.model.ts';
import type { Transaction } from './forum.ports.ts';
import type { ForumRepository } from './forum.repository.ts';
import type { ThreadRow } from './thread.model.ts';
import type { ThreadRepository } from './thread.repository.ts';

export type ForumFigures = ReturnType<typeof createForumFigures>;

/** Keeps what the list of forums shows in step with the threads, in the transaction that changes them. */
export function createForumFigures({
	forums,
	threads
}: {
	forums: ForumRepository;
	threads: ThreadRepository;
}) {
	/** Call after the thread was written. `by` is how many open threads came or went. */
	async function changed(tx: Transaction, thread: ThreadRow, by: -1 | 0 | 1): Promise<void> {
		const visibility = openVisibility(thread);
		if (!visibility) return;
		const latest = await threads.latestOpen(thread.forumId, visibility, tx);
		await forums.setOpen(thread.forumId, visibility, by, latest, tx);
	}
	return { changed };
}

function openVisibility({ visibility }: ThreadRow): OpenVisibility | null {
	return visibility === 'public' || visibility === 'members' ? visibility : null;
}
