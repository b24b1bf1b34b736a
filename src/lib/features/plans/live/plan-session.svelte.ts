import { PlanConnection, type OpenPlanOptions } from '../../../client/plan-connection/open-plan.ts';
import type { PlanState, Standing } from '../../../client/plan-connection/state.ts';
import type { UnsentPart } from '../../../client/plan-connection/unsent-text.ts';
import { othersIn, type PersonHere } from './people.ts';

/** An open plan whose state components can show. Make it in the browser only, once per plan page. */
export class PlanSession {
	#state = $state.raw<PlanState>({ kind: 'loading' });
	#standing = $state.raw<Standing | null>(null);
	#mayWrite = $state(false);
	#ready = $state(false);
	#nearlyFull = $state.raw<{ bytes: number; limit: number } | null>(null);
	#others = $state.raw<readonly PersonHere[]>([]);
	readonly #connection: PlanConnection;
	/** At some time since the page was opened, this person could write. */
	#couldWrite = $state(false);

	constructor(options: Omit<OpenPlanOptions, 'onChange'>) {
		this.#connection = new PlanConnection({ ...options, onChange: () => this.#look() });
		this.awareness.on('change', this.#lookAround);
		for (const [event, listener] of Object.entries(this.#page)) window.addEventListener(event, listener);
		this.#look();
	}

	/** The document. Sections are `doc.getXmlFragment(sectionRoot(key))`. */
	get doc() {
		return this.#connection.doc;
	}

	/** For carets and presence; the server stamps person and city (`StampedPresence`). */
	get awareness() {
		return this.#connection.awareness;
	}

	get state(): PlanState {
		return this.#state;
	}

	/** The server's word on role and rights; null before it has spoken. */
	get standing(): Standing | null {
		return this.#standing;
	}

	/** Editors and cells are open for writing. */
	get mayWrite(): boolean {
		return this.#mayWrite;
	}

	/** There is text to show: mount editors now, not earlier. */
	get ready(): boolean {
		return this.#ready;
	}

	/** Could write here, now or before a reload, and may not any more. */
	get lostRight(): boolean {
		return (this.#couldWrite || this.hasUnstored) && this.#standing !== null && !this.#mayWrite;
	}

	get nearlyFull(): { bytes: number; limit: number } | null {
		return this.#nearlyFull;
	}

	/** Who else is here, in a stable order. */
	get others(): readonly PersonHere[] {
		return this.#others;
	}

	/** Leaving now would leave words behind that others have not got. */
	get hasUnstored(): boolean {
		// Read with the state, so that what depends on it is told.
		return this.#state.kind !== 'loading' && this.#connection.hasUnstored;
	}

	/** Says where this person is: a section's key, or `rows:<kind>:<row>:<field>`; null for nowhere. */
	setPlace(place: string | null): void {
		if (this.awareness.getLocalState()?.place !== place) this.awareness.setLocalStateField('place', place);
	}

	/** Whether a transaction's origin is the server or the device, and not this person. */
	isForeign(origin: unknown): boolean {
		return this.#connection.isForeign(origin);
	}

	/** What was written here and nobody else has, part by part, to be copied. */
	unsentText(): UnsentPart[] {
		return this.#connection.unsentText();
	}

	/** Gives up the unsent words; load the page anew afterwards. */
	forgetUnsent(): Promise<void> {
		return this.#connection.forgetUnsent();
	}

	/** The page is back: connect now, not later. */
	wake(): void {
		this.#connection.wake();
	}

	/** The page is put away: others need not see this person any more. */
	sleep(): void {
		this.#connection.sleep();
	}

	async close(): Promise<void> {
		this.awareness.off('change', this.#lookAround);
		for (const [event, listener] of Object.entries(this.#page)) window.removeEventListener(event, listener);
		await this.#connection.close();
	}

	#look(): void {
		// While the connection is being made it may speak before it is here.
		const connection = this.#connection as PlanConnection | undefined;
		if (!connection) return;
		this.#state = connection.state;
		this.#standing = connection.standing;
		this.#mayWrite = connection.mayWrite;
		if (connection.mayWrite) this.#couldWrite = true;
		this.#ready = connection.ready;
		this.#nearlyFull = connection.nearlyFull;
	}

	/** What happens to the page, and what that means for the line. */
	readonly #page = {
		online: () => this.wake(),
		offline: () => this.#connection.brace(),
		pageshow: () => this.wake(),
		// A page with an open socket could not be kept for the "back" button.
		pagehide: () => this.sleep(),
		// A phone may never bring it back.
		visibilitychange: () => {
			if (document.hidden && this.#connection.hasUnstored) this.#connection.brace();
		}
	};

	#lookAround = (): void => {
		this.#others = othersIn(this.awareness);
	};
}
