import { invalidateAll } from '$app/navigation';
import type { SubmitFunction } from '@sveltejs/kit';
import { isErrorCode, type ErrorCode } from '$lib/shared/error-codes';

/**
 * A form with JavaScript on: it is sent once however often its button is pressed, what was typed stays in
 * its fields whatever comes back, and a stale refusal brings the newer record along.
 */
export class OneSend {
	#busy = $state(false);
	#trouble = $state<ErrorCode | null>(null);

	get busy() {
		return this.#busy;
	}

	/** Why nothing came back from the server, when nothing did. */
	get trouble() {
		return this.#trouble;
	}

	readonly submit: SubmitFunction = ({ cancel }) => {
		if (this.#busy) return cancel();
		this.#busy = true;
		this.#trouble = null;
		return async ({ result, update }) => {
			if (result.type === 'error') {
				// Not the error page: it would take the words away.
				const code: unknown = result.error?.code;
				this.#trouble = isErrorCode(code) ? code : 'unavailable';
			} else {
				await update({ reset: false });
				if (result.type === 'failure' && result.data?.code === 'stale') await invalidateAll();
			}
			this.#busy = false;
		};
	};
}
