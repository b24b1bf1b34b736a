import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** What an attacker can look at: the plan as it is, and their own client id. */
export interface Ammunition {
	document: Y.Doc;
	client: number;
}

export type Random = () => number;

/** Numbers from 0 to 1 that are the same for the same seed. */
export function randomFrom(seed: number): Random {
	let state = seed >>> 0 || 1;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/** A frame that no honest client sends, or one that an honest client sends, damaged. */
export function hostileFrame(random: Random, ammunition: Ammunition): Uint8Array | string {
	return pick(random, KINDS)(random, ammunition);
}

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
const upTo = (random: Random, most: number) => Math.floor(random() * most);

function noise(random: Random, most: number): Uint8Array {
	return Uint8Array.from({ length: upTo(random, most) }, () => upTo(random, 256));
}

function message(...parts: (number | Uint8Array | string)[]): Uint8Array {
	const encoder = encoding.createEncoder();
	for (const part of parts) {
		if (typeof part === 'number') encoding.writeVarUint(encoder, part);
		else if (typeof part === 'string') encoding.writeVarString(encoder, part);
		else encoding.writeVarUint8Array(encoder, part);
	}
	return encoding.toUint8Array(encoder);
}

const HUGE = [2 ** 31, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER];

/** An honest edit of somebody with another client id, which builds on nothing. */
function honest(random: Random): Uint8Array {
	const own = new Y.Doc();
	const risks = own.getXmlFragment('section:risks');
	for (let n = upTo(random, 3); n >= 0; n--) {
		const made = new Y.XmlElement('paragraph');
		made.insert(0, [new Y.XmlText('x'.repeat(upTo(random, 50)))]);
		risks.insert(0, [made]);
	}
	if (random() < 0.5) risks.delete(0, 1);
	const update = Y.encodeStateAsUpdate(own);
	own.destroy();
	return update;
}

function damaged(random: Random, bytes: Uint8Array): Uint8Array {
	const copy = Uint8Array.from(bytes);
	const cut = random() < 0.4 ? copy.subarray(0, upTo(random, copy.length)) : copy;
	for (let flips = upTo(random, 6); flips > 0 && cut.length > 0; flips--)
		cut[upTo(random, cut.length)] = upTo(random, 256);
	return cut;
}

/** One struct of a client, written by hand: info, then whatever follows. */
function struct(client: number, clock: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, 1);
	encoding.writeVarUint(encoder, 1);
	encoding.writeVarUint(encoder, client);
	encoding.writeVarUint(encoder, clock);
	write(encoder);
	encoding.writeVarUint(encoder, 0);
	return encoding.toUint8Array(encoder);
}

function anyClient(random: Random, { document, client }: Ammunition): number {
	return pick(random, [client, upTo(random, 2 ** 32), ...document.store.clients.keys(), ...HUGE]);
}

function deletions(random: Random, ammunition: Ammunition): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, 0);
	const clients = upTo(random, 4);
	encoding.writeVarUint(encoder, clients);
	for (let n = 0; n < clients; n++) {
		// Never what is there: these people may delete, and then they would.
		encoding.writeVarUint(encoder, pick(random, [ammunition.client, upTo(random, 2 ** 32), ...HUGE]));
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarUint(encoder, pick(random, [0, 5, 100_000, ...HUGE]));
		encoding.writeVarUint(encoder, pick(random, [0, 1, 1000, ...HUGE]));
	}
	return encoding.toUint8Array(encoder);
}

const sync = (kind: number, bytes: Uint8Array) => message(0, kind, bytes);
const edit = (random: Random, bytes: Uint8Array) => sync(pick(random, [1, 2]), bytes);

function awareness(
	entries: [client: number, clock: number, json: string][],
	claimed = entries.length
): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, claimed);
	for (const [client, clock, json] of entries) {
		encoding.writeVarUint(encoder, client);
		encoding.writeVarUint(encoder, clock);
		encoding.writeVarString(encoder, json);
	}
	return message(1, encoding.toUint8Array(encoder));
}

type Kind = (random: Random, ammunition: Ammunition) => Uint8Array | string;

const KINDS: readonly Kind[] = [
	(random) => noise(random, 64),
	(random) => noise(random, 2000),
	() => new Uint8Array(0),
	() => 'a text, not bytes',
	(random) => message(pick(random, [2, 4, 5, 50, 100, 102, 255, 70_000, ...HUGE]), noise(random, 20)),
	(random) => message(0, pick(random, [3, 9, 200, ...HUGE]), noise(random, 20)),
	// State vectors.
	(random) => sync(0, noise(random, 40)),
	(random) =>
		sync(0, message(pick(random, [1, 5, 1000, ...HUGE]), upTo(random, 2 ** 32), pick(random, HUGE))),
	(random, { document }) => sync(0, damaged(random, Y.encodeStateVector(document))),
	() => sync(0, new Uint8Array(300_000)),
	// Edits.
	(random) => edit(random, noise(random, 200)),
	(random) => edit(random, damaged(random, honest(random))),
	(random) => damaged(random, edit(random, honest(random))),
	(random) => edit(random, honest(random)),
	(random, { document }) => edit(random, random() < 0.1 ? Y.encodeStateAsUpdate(document) : honest(random)),
	(random, ammunition) => edit(random, deletions(random, ammunition)),
	// In the name of others, from the future, out of nowhere.
	(random, ammunition) =>
		edit(
			random,
			struct(anyClient(random, ammunition), pick(random, [0, 1, 7, 100_000, ...HUGE]), (encoder) => {
				encoding.writeUint8(encoder, 4);
				encoding.writeVarUint(encoder, 1);
				encoding.writeVarString(
					encoder,
					pick(random, ['section:need', 'objectives', 'x', '__proto__', 'y'.repeat(300)])
				);
				encoding.writeVarString(encoder, 'words');
			})
		),
	// To the left of itself, of others, of nothing.
	(random, ammunition) =>
		edit(
			random,
			struct(anyClient(random, ammunition), pick(random, [0, 1, 3]), (encoder) => {
				encoding.writeUint8(encoder, pick(random, [0x84, 0x44, 0xc4, 0x87, 0xc7]));
				encoding.writeVarUint(encoder, anyClient(random, ammunition));
				encoding.writeVarUint(encoder, pick(random, [0, 1, 3, 50, ...HUGE]));
				encoding.writeVarUint(encoder, anyClient(random, ammunition));
				encoding.writeVarUint(encoder, pick(random, [0, 1, 3, 50]));
				encoding.writeVarString(encoder, 'words');
			})
		),
	// Every kind of content, with nonsense in it; a document in the document.
	(random, ammunition) =>
		edit(
			random,
			struct(ammunition.client, 0, (encoder) => {
				encoding.writeUint8(encoder, upTo(random, 32));
				encoding.writeVarUint(encoder, 1);
				encoding.writeVarString(encoder, 'objectives');
				encoding.writeUint8Array(encoder, noise(random, 60));
			})
		),
	// Bottomless values.
	(random, ammunition) =>
		edit(
			random,
			struct(ammunition.client, 0, (encoder) => {
				encoding.writeUint8(encoder, 8 | 32);
				encoding.writeVarUint(encoder, 1);
				encoding.writeVarString(encoder, 'objectives');
				encoding.writeVarString(encoder, 'row');
				encoding.writeVarUint(encoder, 1);
				for (let depth = pick(random, [40, 4000, 200_000]); depth > 0; depth--)
					encoding.writeUint8Array(encoder, Uint8Array.of(117, 1));
				encoding.writeUint8(encoder, 126);
			})
		),
	// Presence.
	(random) => message(1, noise(random, 60)),
	(random, { client }) =>
		awareness([[client, upTo(random, 100), '{"place":"need","user":{"name":"The Mayor"}}']]),
	(random, { client }) =>
		awareness([
			[client, 5, 'not json'],
			[client, 6, '[]'],
			[client, 7, '"x"']
		]),
	(random, { client }) => awareness([[client, 9, JSON.stringify({ place: 'x'.repeat(upTo(random, 5000)) })]]),
	(random, { client }) =>
		awareness([
			[client, 9, `{"cursor":{"anchor":{"item":${JSON.stringify(pick(random, HUGE))}},"head":{"tname":7}}}`]
		]),
	(random) => awareness(Array.from({ length: 50 }, () => [upTo(random, 2 ** 32), 1, '{"a":1}'])),
	(random, { document }) =>
		awareness([[document.clientID, 10_000, pick(random, ['null', '{"place":"risks"}'])]]),
	(random) => awareness([], pick(random, [1, 900, 1001, ...HUGE])),
	() => Uint8Array.of(3),
	// Pieces.
	(random) =>
		message(
			101,
			pick(random, [0, 1, 2, 3, 2000, ...HUGE]),
			pick(random, [0, 1, 2, ...HUGE]),
			noise(random, 50)
		),
	(random) => Uint8Array.from([101, 1, 0, ...edit(random, honest(random))]),
	// Too long for a frame.
	(random) => (random() < 0.05 ? new Uint8Array(1024 * 1024 + 1) : new Uint8Array(100_000))
];
