import type { ErrorCode } from '../shared/error-codes.ts';
import type { JoinAnswer, LiveChange, LiveStream, Presence } from '../shared/live.ts';

/** What a page wants to hear of a stream it follows. */
export interface FollowListeners {
	/** One change, in the order of revisions, never twice. After a lost connection only the newest of each record. */
	onChange(change: LiveChange): void;
	/** Too much has happened: load the page's data anew. */
	onReset(): void;
	/** The stream may not be followed (any more). Nothing else comes. */
	onRevoked(code: ErrorCode): void;
	onPresence?(presence: Presence): void;
}

/** What the connection does about an answer. */
export type AfterAnswer = { next: 'follow' } | { next: 'stop' } | { next: 'retry'; afterSeconds: number };

/** Refusals that pass: the database was away, or we asked too often. */
const PASSING: readonly ErrorCode[] = ['unavailable', 'rate_limited', 'internal'];
const RETRY_SECONDS = 3;

/** Keeps one stream's place: applies each revision once and in order, and notices what is missing. */
export class StreamFollower {
	readonly stream: LiveStream;
	readonly #listeners: FollowListeners;
	#revision: number;
	#joining = false;

	/** @param since the revision that the page was rendered with */
	constructor(stream: LiveStream, since: number, listeners: FollowListeners) {
		this.stream = stream;
		this.#revision = since;
		this.#listeners = listeners;
	}

	/** The last revision that the page shows. */
	get revision(): number {
		return this.#revision;
	}

	/** A join is on its way: until its answer comes, only what follows without a gap is taken. */
	joining(): void {
		this.#joining = true;
	}

	/** True when something before this change is missing: join again from `revision`. */
	receive(change: LiveChange): boolean {
		if (change.revision <= this.#revision) return false;
		if (change.revision > this.#revision + 1) return !this.#joining;
		this.#apply(change);
		return false;
	}

	presence(presence: Presence): void {
		this.#listeners.onPresence?.(presence);
	}

	revoked(code: ErrorCode): void {
		this.#listeners.onRevoked(code);
	}

	answered(answer: JoinAnswer): AfterAnswer {
		this.#joining = false;
		if (!answer.ok) {
			if (PASSING.includes(answer.code))
				return { next: 'retry', afterSeconds: answer.retryAfter ?? RETRY_SECONDS };
			this.revoked(answer.code);
			return { next: 'stop' };
		}
		if ('reset' in answer) this.#listeners.onReset();
		else for (const change of answer.changes) if (change.revision > this.#revision) this.#apply(change);
		// What was sent is the newest state of each record; the revisions in between are in it.
		this.#revision = Math.max(this.#revision, answer.revision);
		this.presence(answer.presence);
		return { next: 'follow' };
	}

	#apply(change: LiveChange): void {
		this.#revision = change.revision;
		this.#listeners.onChange(change);
	}
}
