import * as Y from 'yjs';
import { BadFrame } from '../wire/message.ts';
import { checkNesting } from './nesting.ts';

/** Root types that one document may have: ours are some twenty. */
const ROOT_LIMIT = 64;
const ROOT_NAME_LIMIT = 100;
/** How deep values in a cell may nest. */
const VALUE_DEPTH = 32;

/** What an update would do to a document, found out before it is applied. */
export interface Inspection {
	/** Clients of whom it brings something that the document lacks. */
	authors: Set<number>;
	/** What it brings holds words, and is not only the trace of something deleted. */
	adds: boolean;
	/** Structs in it, known ones included: what many of them cost, only trying them out tells. */
	pieces: number;
	/** It deletes something that stands in the document, or comes with it. */
	deletes: boolean;
	/**
	 * It repeats the beginning of what it adds. Yjs 13.6 fails on that when the beginning has been collected
	 * meanwhile: it has to be cut off first.
	 */
	overlaps: boolean;
	/** Something that must be there first; null when it can be applied. */
	missing: { client: number; clock: number } | null;
}

/**
 * Decodes the whole update without touching the document.
 * @throws BadFrame when it is damaged, or made to harm: impossible references, documents inside the
 *   document, bottomless values, types in types or roots without end, one thing said twice
 */
export function inspect(document: Y.Doc, update: Uint8Array): Inspection {
	const { structs, ds } = decoded(update);
	checkOnce(structs);
	checkNesting(document, structs);
	const reach = new Reach(document);
	const authors = new Set<number>();
	const roots = new Set<string>();
	let [adds, overlaps] = [false, false];
	for (const struct of structs) {
		if (struct instanceof Y.Skip) continue;
		if (struct.length === 0) throw new BadFrame('a struct of nothing');
		const { client, clock } = struct.id;
		const news = clock + struct.length > reach.of(client);
		if (struct instanceof Y.Item) checkItem(struct, document, roots);
		if (!news) continue;
		authors.add(client);
		overlaps ||= clock < Y.getState(document.store, client);
		adds ||= struct instanceof Y.Item && !(struct.content instanceof Y.ContentDeleted);
		reach.extend(client, clock, struct.length);
	}
	let missing = reach.missing;
	for (const struct of structs)
		if (!missing && struct instanceof Y.Item && authors.has(struct.id.client))
			missing = references(struct).find((id) => !reach.covers(id)) ?? null;

	let deletes = false;
	for (const [client, ranges] of ds.clients) {
		let end = 0;
		for (const { clock, len } of ranges) {
			if (!Number.isSafeInteger(clock + len)) throw new BadFrame('a deletion beyond counting');
			if (len === 0) throw new BadFrame('a deletion of nothing');
			// Yjs writes them in order. Each costs a walk through what it covers, so none may cover the same again.
			if (clock < end) throw new BadFrame('a deletion said twice');
			end = clock + len;
			const last = { client, clock: clock + len - 1 };
			if (!reach.covers(last)) missing ??= last;
			deletes ||= !allDeleted(document, client, clock, len);
		}
	}
	return { authors, adds, pieces: structs.length, deletes, overlaps, missing };
}

/** False when applying it would change nothing. */
export function isNews({ authors, deletes }: Inspection): boolean {
	return authors.size > 0 || deletes;
}

/** Whether something that was missing has come. */
export function hasArrived(document: Y.Doc, { client, clock }: { client: number; clock: number }): boolean {
	return Y.getState(document.store, client) > clock;
}

function decoded(update: Uint8Array) {
	try {
		return Y.decodeUpdate(update);
	} catch (error) {
		throw new BadFrame((error as Error).message);
	}
}

/** Of a client that comes twice, Yjs takes the later half, and nobody looks at what it has taken. */
function checkOnce(structs: ReturnType<typeof decoded>['structs']): void {
	const seen = new Set<number>();
	let last: number | null = null;
	for (const { id } of structs) {
		if (id.client === last) continue;
		if (seen.has(id.client)) throw new BadFrame('a client said twice');
		seen.add((last = id.client));
	}
}

/** How far each client's structs go: in the document, then with what the update adds without a hole. */
class Reach {
	readonly #document: Y.Doc;
	readonly #ends = new Map<number, number>();
	missing: { client: number; clock: number } | null = null;

	constructor(document: Y.Doc) {
		this.#document = document;
	}

	of(client: number): number {
		return this.#ends.get(client) ?? Y.getState(this.#document.store, client);
	}

	extend(client: number, clock: number, length: number): void {
		const end = this.of(client);
		if (!Number.isSafeInteger(clock + length)) throw new BadFrame('a clock beyond counting');
		if (clock > end) this.missing ??= { client, clock: clock - 1 };
		else this.#ends.set(client, clock + length);
	}

	covers({ client, clock }: { client: number; clock: number }): boolean {
		return this.of(client) > clock;
	}
}

function references(item: Y.Item): Y.ID[] {
	const parent = item.parent as unknown;
	return [item.origin, item.rightOrigin, parent instanceof Y.ID ? parent : null].filter((id) => id !== null);
}

function checkItem(item: Y.Item, document: Y.Doc, roots: Set<string>): void {
	const { client, clock } = item.id;
	for (const id of references(item))
		if (id.client === client && id.clock >= clock) throw new BadFrame('a reference to what comes later');
	checkRoot(item.parent, document, roots);
	checkContent(item.content);
}

function checkRoot(parent: unknown, document: Y.Doc, roots: Set<string>): void {
	if (typeof parent !== 'string' || document.share.has(parent)) return;
	roots.add(parent);
	if (parent.length > ROOT_NAME_LIMIT || document.share.size + roots.size > ROOT_LIMIT)
		throw new BadFrame('a root too many');
}

function checkContent(content: Y.Item['content']): void {
	if (content instanceof Y.ContentDoc) throw new BadFrame('a document in the document');
	if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON)
		for (const value of content.arr) checkDepth(value, VALUE_DEPTH);
	if (content instanceof Y.ContentEmbed) checkDepth(content.embed, VALUE_DEPTH);
	if (content instanceof Y.ContentFormat) checkDepth(content.value, VALUE_DEPTH);
}

function checkDepth(value: unknown, left: number): void {
	if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
	if (left === 0) throw new BadFrame('a bottomless value');
	for (const inner of Object.values(value)) checkDepth(inner, left - 1);
}

/** False as soon as something in the range stands, or is not in the document yet. */
function allDeleted({ store }: Y.Doc, client: number, clock: number, length: number): boolean {
	const structs = store.clients.get(client);
	const end = clock + length;
	if (!structs || Y.getState(store, client) < end) return false;
	for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
		const struct = structs[at]!;
		if (struct.id.clock >= end) break;
		if (!struct.deleted) return false;
	}
	return true;
}
