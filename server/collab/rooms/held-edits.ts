import { MESSAGE_LIMIT } from '../../../src/lib/shared/plans/wire.ts';

const COUNT = 256;

export interface HeldEdit {
	edit: number;
	update: Uint8Array;
	missing: { client: number; clock: number };
}

/**
 * Edits that build on something the server does not have yet: what was written offline and types on
 * before its step 2 has left. They are no part of the document, and not confirmed, until it has come.
 */
export class HeldEdits {
	#edits: HeldEdit[] = [];
	#bytes = 0;

	get empty(): boolean {
		return this.#edits.length === 0;
	}

	/** Keeps a copy; false when there are too many of them. */
	keep(edit: HeldEdit): boolean {
		this.#bytes += edit.update.length;
		if (this.#edits.length >= COUNT || this.#bytes > MESSAGE_LIMIT) return false;
		this.#edits.push({ ...edit, update: Uint8Array.from(edit.update) });
		return true;
	}

	/** Hands over what may have become possible. */
	takeIf(arrived: (missing: HeldEdit['missing']) => boolean): HeldEdit[] {
		const taken = this.#edits.filter(({ missing }) => arrived(missing));
		if (taken.length > 0) {
			this.#edits = this.#edits.filter((edit) => !taken.includes(edit));
			for (const { update } of taken) this.#bytes -= update.length;
		}
		return taken;
	}

	drop(): void {
		this.#edits = [];
		this.#bytes = 0;
	}
}
