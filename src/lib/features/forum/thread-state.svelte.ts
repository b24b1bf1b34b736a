import { untrack } from 'svelte';
import { useLive } from '../../client/live.svelte.ts';
import { changesAfter, NO_CHANGES, withChange, type LatestChanges } from '../live/latest-changes.ts';
import type { LiveChange, Presence } from '../../shared/live.ts';
import type { ReplyItem, ThreadItem, ThreadPage } from '../../shared/forum-views.ts';
import { mergeThread } from './thread-merge.ts';

/**
 * A thread as its page shows it: what the server rendered, and what has happened since. The page's data
 * stays the ground: loading it anew (after a form was sent) doubles nothing and loses nothing.
 */
export class ThreadState {
	readonly #page: () => ThreadPage;
	#latest = $state.raw<LatestChanges>(NO_CHANGES);
	#seen = $state.raw<readonly string[]>([]);
	#revoked = $state(false);
	#presence = $state.raw<Presence | null>(null);
	readonly #merged = $derived.by(() => {
		const page = this.#page();
		return mergeThread(page, changesAfter(this.#latest, page.stream, page.revision));
	});

	/** @param page the data of the page, read again whenever it is loaded anew */
	constructor(page: () => ThreadPage) {
		this.#page = page;
	}

	/** The page's data as it stands now, for whatever shows a page. */
	get view(): ThreadPage {
		const { thread, replies, accepted, total } = this.#merged;
		return { ...this.#page(), thread, replies, accepted, total };
	}

	get thread(): ThreadItem {
		return this.#merged.thread;
	}

	/** The replies of this page, oldest first. */
	get replies(): ReplyItem[] {
		return this.#merged.replies;
	}

	get accepted(): ReplyItem | null {
		return this.#merged.accepted;
	}

	/** Replies of the whole thread that this viewer may see. */
	get total(): number {
		return this.#merged.total;
	}

	/** The thread was hidden, or the right to read it was taken away. */
	get gone(): boolean {
		return this.#revoked || this.#merged.gone;
	}

	/** Replies of others that came live and were not marked as seen. */
	get unseen(): ReplyItem[] {
		return this.#merged.fresh.filter((reply) => !this.#seen.includes(reply.id));
	}

	/** New replies that stand on a later page. */
	get beyond(): number {
		return this.#merged.beyond;
	}

	/** Who else reads; null until known. */
	get presence(): Presence | null {
		const presence = this.#presence;
		return presence && presence.stream === this.#page().stream ? presence : null;
	}

	/** Takes a change, once, whatever the order; one that the page holds already changes nothing. */
	apply(change: LiveChange): void {
		this.#latest = withChange(this.#latest, change);
	}

	/** The reader has seen these replies, or all there are. */
	markSeen(ids: readonly string[] = this.#merged.fresh.map((reply) => reply.id)): void {
		const more = ids.filter((id) => !this.#seen.includes(id));
		if (more.length > 0) this.#seen = [...this.#seen, ...more];
	}

	noticePresence(presence: Presence): void {
		this.#presence = presence;
	}

	revoke(): void {
		this.#revoked = true;
	}
}

/**
 * A thread that is kept up to date while its component lives.
 * @param page the data of the page
 * @param reload loads that data anew (`invalidateAll`)
 */
export function liveThread(page: () => ThreadPage, reload: () => Promise<void>): ThreadState {
	const live = useLive();
	const state = new ThreadState(page);
	const stream = $derived(page().stream);
	$effect(() =>
		live.follow(
			stream,
			untrack(() => page().revision),
			{
				onChange: (change) => state.apply(change),
				onReset: () => void reload(),
				onRevoked: () => state.revoke(),
				onPresence: (presence) => state.noticePresence(presence)
			}
		)
	);
	return state;
}
