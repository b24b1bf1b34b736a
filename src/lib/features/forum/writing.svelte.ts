import type { SubmitFunction } from '@sveltejs/kit';
import { invalidateAll } from '$app/navigation';
import { onMount, untrack } from 'svelte';
import { isErrorCode, type ErrorCode } from '$lib/shared/error-codes';
import { DraftSaver, sendDraft } from './draft-saver.svelte';

/**
 * A form that people write into, with JavaScript on: one send at a time, drafts kept meanwhile, and
 * the text stays in its box whatever comes back. Without JavaScript the same form posts by itself.
 */
export class WritingForm {
	#busy = $state<'send' | 'preview' | null>(null);
	#trouble = $state<ErrorCode | null>(null);
	readonly draft = new DraftSaver(sendDraft);
	readonly #sent: () => void;

	/** @param sent called when the post was taken: empty the box */
	constructor(sent: () => void = () => {}) {
		this.#sent = sent;
	}

	get busy() {
		return this.#busy;
	}

	/** Why nothing came back from the server, when nothing did. */
	get trouble() {
		return this.#trouble;
	}

	readonly submit: SubmitFunction = async ({ action, cancel }) => {
		if (this.#busy) return cancel();
		const busy = action.search === '?/preview' ? 'preview' : 'send';
		this.#busy = busy;
		this.#trouble = null;
		if (busy === 'send') await this.draft.pause();
		return async ({ result, update }) => {
			if (result.type === 'error') {
				// Not the error page: it would take the text away.
				const code: unknown = result.error?.code;
				this.#trouble = isErrorCode(code) ? code : 'unavailable';
			} else {
				if (result.type === 'redirect') this.#sent();
				await update({ reset: false, invalidateAll: result.type === 'redirect' });
				// The newer text is loaded, to be shown beside what the person wrote.
				if (result.type === 'failure' && result.data?.code === 'stale') await invalidateAll();
			}
			this.#busy = null;
			if (result.type === 'redirect') this.draft.restart();
			else if (busy === 'send') this.draft.resume();
		};
	};
}

/**
 * Keeps also what was typed while the page's script was still on its way. Call while the form is set up,
 * with what stands in its boxes and what keeps a draft of it.
 */
export function keepTypedEarly(words: () => string, keep: () => void): void {
	const served = untrack(words);
	onMount(() => {
		if (words() !== served) keep();
	});
}
