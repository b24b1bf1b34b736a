import * as Y from 'yjs';
import type { PlanPart } from '../ports.ts';
import { openPlan } from '../storage/fold.ts';
import type { StoredPlan } from '../storage/port.ts';
import { BadFrame } from '../wire/message.ts';
import { Fullness } from './fullness.ts';
import { inspect, type Inspection } from './inspect.ts';
import { touchedParts } from './parts.ts';

/** Bytes by which a client's state vector may be longer than ours: clients that only it has heard of. */
const VECTOR_LIMIT = 256 * 1024;

/** Something that an update changed. `direct` is false for what Yjs tidied up after it. */
export interface Emitted {
	update: Uint8Array;
	parts: Set<PlanPart>;
	direct: boolean;
}

/** Applying an update failed half-way: this document is of no use any more. */
export class BrokenDocument extends Error {
	override name = 'BrokenDocument';
}

/** The document of an open plan. Garbage collection stays on (P12). */
export class LiveDocument {
	readonly fullness: Fullness;
	readonly #doc: Y.Doc;
	#hears: ((emitted: Emitted) => void) | null = null;
	#origin: object | null = null;
	#whole: Uint8Array | null = null;

	/** @throws whatever Yjs throws when the stored updates are damaged */
	constructor({ snapshot, tail }: StoredPlan, more: readonly Uint8Array[] = []) {
		const updates = [...tail.map(({ update }) => update), ...more];
		this.#doc = openPlan(snapshot, updates);
		this.fullness = new Fullness(
			() => this.whole.length,
			updates.reduce((bytes, { length }) => bytes + length, snapshot.length)
		);
		this.#doc.on('update', (update: Uint8Array, origin: unknown, _: Y.Doc, transaction: Y.Transaction) => {
			this.#whole = null;
			const parts = touchedParts(this.#doc, transaction.changed.keys());
			this.fullness.grew(update.length, transaction.deleteSet.clients.size > 0);
			this.#hears?.({ update, parts, direct: origin === this.#origin });
		});
	}

	/** Everything, as one update. */
	get whole(): Uint8Array {
		return (this.#whole ??= Y.encodeStateAsUpdate(this.#doc));
	}

	get vector(): Uint8Array {
		return Y.encodeStateVector(this.#doc);
	}

	/** @throws BadFrame */
	inspect(update: Uint8Array): Inspection {
		return inspect(this.#doc, update);
	}

	has({ client, clock }: { client: number; clock: number }): boolean {
		return Y.getState(this.#doc.store, client) > clock;
	}

	/**
	 * What a client with this state vector lacks.
	 * @throws BadFrame when it is no state vector, or one of absurd length
	 */
	answer(vector: Uint8Array): Uint8Array {
		// Whoever has the document knows as many clients as it has, however many those are.
		if (vector.length > VECTOR_LIMIT && vector.length > VECTOR_LIMIT + this.vector.length)
			throw new BadFrame('a state vector beyond any plan');
		// An empty one, as every page brings that opens the plan anew.
		if (vector.length <= 1) return this.whole;
		try {
			return Y.encodeStateAsUpdate(this.#doc, vector);
		} catch (error) {
			throw new BadFrame((error as Error).message);
		}
	}

	/**
	 * Applies an inspected update; `hears` is told of each change that it made, before this returns.
	 * @throws BadFrame when it left something that waits for what nobody has: it is taken out again. Where
	 * something waited before, nobody can say whose fault it is: all of it goes on waiting.
	 * @throws BrokenDocument
	 */
	apply(update: Uint8Array, hears: (emitted: Emitted) => void): void {
		const { store } = this.#doc;
		const { pendingStructs, pendingDs } = store;
		this.#applying(update, hears);
		const leftStructs = pendingStructs === null && store.pendingStructs !== null;
		const leftDeletions = pendingDs === null && store.pendingDs !== null;
		if (leftStructs) store.pendingStructs = null;
		if (leftDeletions) store.pendingDs = null;
		if (leftStructs || leftDeletions) throw new BadFrame('an update that waits for what cannot come');
	}

	/** The update without what the document has already. */
	trimmed(update: Uint8Array): Uint8Array {
		return Y.diffUpdate(update, this.vector);
	}

	/** The same for what another process has stored: that may come in any order. */
	take(update: Uint8Array, hears: (emitted: Emitted) => void): void {
		this.#applying(update, hears);
	}

	/** What `change` would do here, as one update; the document itself stays as it is. */
	rehearse(change: (document: Y.Doc) => void): Uint8Array {
		const copy = new Y.Doc({ gc: true });
		try {
			Y.applyUpdate(copy, this.whole);
			copy.transact(() => change(copy));
			return Y.encodeStateAsUpdate(copy, this.vector);
		} finally {
			copy.destroy();
		}
	}

	destroy(): void {
		this.#doc.destroy();
	}

	#applying(update: Uint8Array, hears: (emitted: Emitted) => void): void {
		this.#origin = {};
		this.#hears = hears;
		try {
			Y.applyUpdate(this.#doc, update, this.#origin);
		} catch (error) {
			throw new BrokenDocument((error as Error).message, { cause: error });
		} finally {
			this.#hears = null;
			this.#origin = null;
		}
	}
}
