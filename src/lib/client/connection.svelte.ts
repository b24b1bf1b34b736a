import type { LiveStream } from '../shared/live.ts';
import { LiveLine, type LiveLineOptions, type LiveState } from './live-line.ts';
import type { FollowListeners } from './stream-follower.ts';

/** The one live connection of a page, whose state components can show. */
export class LiveConnection {
	#state = $state<LiveState>('off');
	readonly #line: LiveLine;

	constructor(options: Omit<LiveLineOptions, 'onState'> = {}) {
		this.#line = new LiveLine({ ...options, onState: (state) => (this.#state = state) });
	}

	get state(): LiveState {
		return this.#state;
	}

	/**
	 * Follows a stream from the revision that the page was rendered with. The same stream may be followed
	 * from several places. Returns what ends it.
	 */
	follow(stream: LiveStream, since: number, listeners: FollowListeners): () => void {
		return this.#line.follow(stream, since, listeners);
	}

	/** Who the page was made for: when somebody signs in or out, the connection is made anew. */
	identify(viewer: string | null): void {
		this.#line.identify(viewer);
	}

	/** The network is back, or the page was taken out of the browser's drawer: try now, not later. */
	wake(): void {
		this.#line.wake();
	}

	/** Lets go of the connection for now; followers stay and catch up after `wake`. */
	sleep(): void {
		this.#line.sleep();
	}

	close(): void {
		this.#line.close();
	}
}
