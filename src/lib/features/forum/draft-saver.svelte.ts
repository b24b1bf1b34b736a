import type { DraftInput } from '$lib/shared/forum';

/** How long the person must pause before the draft is sent, in milliseconds. */
const PAUSE = 1200;

export type DraftState = 'idle' | 'saving' | 'saved' | 'failed';

/**
 * Keeps what is being written on the server while it is being written. One save at a time, the newest
 * text wins, and none leaves once the post itself is on its way: a late draft would bring it back.
 */
export class DraftSaver {
	#state = $state<DraftState>('idle');
	#timer: ReturnType<typeof setTimeout> | undefined;
	#newest: DraftInput | undefined;
	#waiting: DraftInput | undefined;
	#underWay: Promise<void> = Promise.resolve();
	#paused = false;
	readonly #send: (draft: DraftInput) => Promise<boolean>;

	/** @param send takes the draft to the server; false or a throw means that they are not kept */
	constructor(send: (draft: DraftInput) => Promise<boolean>) {
		this.#send = send;
	}

	get state(): DraftState {
		return this.#state;
	}

	/** The text has changed. */
	changed(draft: DraftInput): void {
		if (this.#paused) return;
		this.#newest = this.#waiting = draft;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.flush(), PAUSE);
	}

	/** Sends what waits, now: the page is being left. */
	flush(): void {
		clearTimeout(this.#timer);
		const draft = this.#waiting;
		if (!draft || this.#paused) return;
		this.#waiting = undefined;
		this.#underWay = this.#underWay.then(() => this.#save(draft));
	}

	/** Stops saving; settled when nothing is on its way any more. */
	async pause(): Promise<void> {
		this.#paused = true;
		clearTimeout(this.#timer);
		await this.#underWay;
	}

	/** Goes on after a post that was not taken. Its words are kept anew: what refused it may have ended the draft. */
	resume(): void {
		this.#paused = false;
		if (this.#newest) this.changed(this.#newest);
	}

	/** Begins again after a post that was taken: its words are no draft any more. */
	restart(): void {
		this.#paused = false;
		this.#newest = this.#waiting = undefined;
		this.#state = 'idle';
	}

	async #save(draft: DraftInput): Promise<void> {
		this.#state = 'saving';
		const kept = await this.#send(draft).catch(() => false);
		this.#state = kept ? 'saved' : 'failed';
	}
}

/** Bytes that browsers let outlive a page, all requests together; more are refused at once. */
const OUTLIVES = 60_000;

/** Sends a draft to the server. `keepalive` lets it finish while the page is being left. */
export async function sendDraft(draft: DraftInput): Promise<boolean> {
	const body = new Blob([JSON.stringify(draft)], { type: 'application/json' });
	const response = await fetch('/drafts', { method: 'PUT', body, keepalive: body.size < OUTLIVES });
	return response.ok;
}
