import { isPerson, type Actor } from '../../kernel/actor.ts';
import { canSee, visibleTo } from '../../kernel/visibility.ts';
import type { Figures } from './forum-figures.model.ts';
import type { ForumFiguresRepository } from './forum-figures.repository.ts';
import type { Transaction } from './forum.ports.ts';
import { mergeFigures, NO_FIGURES } from './merge-figures.ts';
import type { ThreadRow } from './thread.model.ts';
import type { ThreadRepository } from './thread.repository.ts';

export type ForumFigures = ReturnType<typeof createForumFigures>;

export interface ForumFiguresOptions {
	threads: ThreadRepository;
	counted: ForumFiguresRepository;
}

/** How many threads of each forum a viewer sees, and which moved last. */
export function createForumFigures({ threads, counted }: ForumFiguresOptions) {
	/** Call in the transaction that wrote the thread. `by`: how many threads came into view or left it. */
	async function changed(tx: Transaction, thread: ThreadRow, by: -1 | 0 | 1): Promise<void> {
		if (thread.concealed && by === 0) return;
		await counted.change(thread, by, await threads.latestOf(thread, tx), tx);
	}

	/** By forum id; a forum of which this actor sees nothing is not in the map. */
	async function seenBy(actor: Actor, forumId?: string): Promise<Map<string, Figures>> {
		const visible = visibleTo(actor);
		const person = isPerson(actor) ? actor : null;
		const [rows, concealed, own] = await Promise.all([
			counted.seen(visible, forumId),
			// Few: what is hidden, for moderators and authors.
			person ? threads.concealedByForum(visible, forumId) : [],
			person ? threads.ownClosed(person.personId, forumId) : []
		]);
		// One's own are seen also from outside their circle, as after a move to another city.
		const outside = own.filter((thread) => !canSee(actor, { ...thread, authorId: null }));
		const figures = new Map<string, Figures>();
		const add = (id: string, more: Figures) =>
			figures.set(id, mergeFigures(figures.get(id) ?? NO_FIGURES, more));
		for (const row of rows) add(row.forumId, row);
		for (const row of concealed) add(row.forumId, row);
		for (const { _id, forumId: id, lastActivityAt } of outside)
			add(id, { count: 1, latestId: String(_id), latestAt: lastActivityAt });
		return figures;
	}

	return { changed, seenBy };
}
