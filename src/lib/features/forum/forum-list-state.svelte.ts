import { untrack } from 'svelte';
import { useLive } from '../../client/live.svelte.ts';
import { changesAfter, NO_CHANGES, withChange, type LatestChanges } from '../live/latest-changes.ts';
import type { LiveChange } from '../../shared/live.ts';
import type { ForumPage, ThreadSummary } from '../../shared/forum-views.ts';
import { mergeList } from './list-merge.ts';

/** A forum's threads as the page shows them: what the server rendered, and what has happened since. */
export class ForumListState {
	readonly #page: () => ForumPage;
	#latest = $state.raw<LatestChanges>(NO_CHANGES);
	#revoked = $state(false);
	readonly #merged = $derived.by(() => {
		const page = this.#page();
		return mergeList(page, changesAfter(this.#latest, page.stream, page.revision));
	});

	/** @param page the data of the page, read again whenever it is loaded anew */
	constructor(page: () => ForumPage) {
		this.#page = page;
	}

	/** The page's data as it stands now, for whatever shows a page. */
	get view(): ForumPage {
		return { ...this.#page(), threads: this.#merged.threads };
	}

	/** Newest activity first; on later pages in the order in which they were rendered. */
	get threads(): ThreadSummary[] {
		return this.#merged.threads;
	}

	/** Ids of threads that came live. */
	get fresh(): string[] {
		return this.#merged.fresh;
	}

	/** Threads with news that stand on the first page, while the reader is on a later one. */
	get elsewhere(): number {
		return this.#merged.elsewhere;
	}

	/** The right to read this forum was taken away. */
	get gone(): boolean {
		return this.#revoked;
	}

	/** Takes a change, once, whatever the order; one that the page holds already changes nothing. */
	apply(change: LiveChange): void {
		this.#latest = withChange(this.#latest, change);
	}

	revoke(): void {
		this.#revoked = true;
	}
}

/**
 * A forum's list that is kept up to date while its component lives.
 * @param page the data of the page
 * @param reload loads that data anew (`invalidateAll`)
 */
export function liveForumList(page: () => ForumPage, reload: () => Promise<void>): ForumListState {
	const live = useLive();
	const state = new ForumListState(page);
	const stream = $derived(page().stream);
	$effect(() =>
		live.follow(
			stream,
			untrack(() => page().revision),
			{
				onChange: (change) => state.apply(change),
				onReset: () => void reload(),
				onRevoked: () => state.revoke()
			}
		)
	);
	return state;
}
