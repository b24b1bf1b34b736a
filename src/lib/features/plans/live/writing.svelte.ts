import type { UndoManager } from 'yjs';
import { sectionRoot, type SectionKey } from '../../../shared/plans/sections.ts';
import type * as Editor from '../editor/index.ts';
import type { PlanSession } from './plan-session.svelte.ts';

type Parts = typeof Editor;
/** Where the person pressed, in pixels of the window, and the top of the text that they pressed on. */
export type Pressed = { x: number; y: number; top: number };

/** Which section this person writes in, and what that takes: the editor is fetched when it is needed. */
export class Writing {
	#section = $state<SectionKey | null>(null);
	#opening = $state<SectionKey | null>(null);
	#failed = $state<SectionKey | null>(null);
	#parts = $state.raw<Parts | null>(null);
	#at: Pressed | null = null;
	/** Own steps of each section, for as long as the page is open. */
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is shown from it
	readonly #steps = new Map<SectionKey, UndoManager>();
	readonly #session: PlanSession;

	constructor(session: PlanSession) {
		this.#session = session;
	}

	/** The section with an editor. */
	get section(): SectionKey | null {
		return this.#section;
	}

	/** Asked for; the editor is on its way. */
	get opening(): SectionKey | null {
		return this.#opening;
	}

	/** Its editor could not be fetched. */
	get failed(): SectionKey | null {
		return this.#failed;
	}

	get parts(): Parts | null {
		return this.#parts;
	}

	get at(): Pressed | null {
		return this.#at;
	}

	/** Fetches the editor before it is asked for, so that a press opens it at once. */
	async prepare(): Promise<void> {
		this.#parts ??= await import('../editor/index.ts');
	}

	/** @param at where the person pressed; else they begin behind the last word */
	async begin(section: SectionKey, at: Pressed | null = null): Promise<void> {
		this.#failed = null;
		this.#opening = section;
		try {
			if (!this.#parts) await this.prepare();
		} catch {
			this.#failed = section;
		}
		// Another section may have been asked for meanwhile, or the right to write was lost.
		if (this.#opening !== section) return;
		this.#opening = null;
		if (this.#failed === section || !this.#session.mayWrite) return;
		this.#at = at;
		this.#section = section;
	}

	end(): void {
		this.#section = null;
		this.#opening = null;
	}

	/** Call it only while `parts` are here. */
	stepsOf(section: SectionKey): UndoManager {
		const known = this.#steps.get(section);
		if (known) return known;
		const steps = this.#parts!.ownSteps(this.#session.doc.getXmlFragment(sectionRoot(section)));
		this.#steps.set(section, steps);
		return steps;
	}

	close(): void {
		this.end();
		for (const steps of this.#steps.values()) steps.destroy();
		this.#steps.clear();
	}
}
