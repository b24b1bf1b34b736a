import * as Y from 'yjs';
import { BadFrame } from '../wire/message.ts';

/**
 * Types inside types that a document may have: deeper than any editor nests. Yjs takes deletions apart by
 * recursion, and tells every type above a change of it, so that a few thousand levels stop a process.
 */
export const DEEPEST = 100;

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

/**
 * @param structs of one update, each client's together and in their order
 * @throws BadFrame when the update would put a type deeper than `DEEPEST`
 */
export function checkNesting(document: Y.Doc, structs: readonly Struct[]): void {
	const fresh = structs.filter(
		(struct): struct is Y.Item =>
			isType(struct) && struct.id.clock >= Y.getState(document.store, struct.id.client)
	);
	if (fresh.length === 0) return;
	const nesting = new Nesting(document, structs);
	for (const item of fresh)
		if (nesting.depthOf(item) > DEEPEST) throw new BadFrame('types in types without end');
}

const isType = (struct: Struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentType;

/** How many types an item stands in, its root among them; found out without recursion. */
class Nesting {
	readonly #document: Y.Doc;
	readonly #structs = new Map<number, Struct[]>();
	/** Null while it is being found out. */
	readonly #depths = new Map<Y.Item, number | null>();

	constructor(document: Y.Doc, structs: readonly Struct[]) {
		this.#document = document;
		for (const struct of structs) {
			const { client } = struct.id;
			const own = this.#structs.get(client);
			if (own) own.push(struct);
			else this.#structs.set(client, [struct]);
		}
	}

	depthOf(item: Y.Item): number {
		const way: { item: Y.Item; below: number }[] = [];
		let at: Y.Item | null = item;
		let depth = 0;
		while (at) {
			const known = this.#depths.get(at);
			if (known === null) throw new BadFrame('references in a circle');
			if (known !== undefined) {
				depth = known;
				break;
			}
			this.#depths.set(at, null);
			// As Yjs does: an item stands where its neighbour stands, else in the parent that it names.
			const beside: Y.ID | null = at.origin ?? at.rightOrigin;
			const parent: unknown = at.parent;
			way.push({ item: at, below: beside ? 0 : 1 });
			const next: Y.ID | null = beside ?? (parent instanceof Y.ID ? parent : null);
			at = next && this.#inUpdate(next);
			if (next && !at) depth = this.#inDocument(next);
		}
		for (const { item: passed, below } of way.reverse()) this.#depths.set(passed, (depth += below));
		return depth;
	}

	#inUpdate({ client, clock }: Y.ID): Y.Item | null {
		const structs = this.#structs.get(client);
		if (!structs || clock < Y.getState(this.#document.store, client)) return null;
		let [low, high] = [0, structs.length - 1];
		while (low <= high) {
			const middle = (low + high) >> 1;
			const struct = structs[middle]!;
			if (clock < struct.id.clock) high = middle - 1;
			else if (clock >= struct.id.clock + struct.length) low = middle + 1;
			else return struct instanceof Y.Item ? struct : null;
		}
		return null;
	}

	#inDocument({ client, clock }: Y.ID): number {
		const { store } = this.#document;
		const structs = clock < Y.getState(store, client) ? store.clients.get(client) : undefined;
		let at: unknown = structs?.[Y.findIndexSS(structs, clock)];
		let depth = 0;
		while (at instanceof Y.Item && depth <= DEEPEST) {
			depth++;
			at = at.parent instanceof Y.AbstractType ? at.parent._item : null;
		}
		return depth;
	}
}
