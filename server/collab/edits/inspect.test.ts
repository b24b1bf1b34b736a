import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { hostileFrame, randomFrom } from '../../../tests/support/plan-fuzz.ts';
import { BadFrame, readMessage } from '../wire/message.ts';
import { DOCUMENT_LIMIT, MESSAGE_LIMIT } from '../../../src/lib/shared/plans/wire.ts';
import { Fullness } from './fullness.ts';
import { inspect, isNews } from './inspect.ts';
import { BrokenDocument, LiveDocument } from './live-document.ts';
import { DEEPEST } from './nesting.ts';

const SEED = Number(process.env.MULTAQA_SEED ?? Date.now() % 1_000_000);

function written(words: string, client: number, onto?: Uint8Array): { document: Y.Doc; update: Uint8Array } {
	const document = new Y.Doc();
	document.clientID = client;
	if (onto) Y.applyUpdate(document, onto);
	const before = Y.encodeStateVector(document);
	const text = document.getText('section:need');
	text.insert(text.length, words);
	return { document, update: Y.encodeStateAsUpdate(document, before) };
}

describe('what an update would do', () => {
	const base = written('base', 1);

	it('names the clients that it brings something new of', () => {
		const { update } = written('more', 2, base.update);
		expect(inspect(base.document, update)).toMatchObject({
			authors: new Set([2]),
			adds: true,
			deletes: false,
			missing: null
		});
	});

	it('knows what changes nothing', () => {
		expect(isNews(inspect(base.document, base.update))).toBe(false);
		const gone = new Y.Doc();
		Y.applyUpdate(gone, base.update);
		gone.getText('section:need').delete(0, 2);
		const update = Y.encodeStateAsUpdate(gone);
		expect(inspect(base.document, update)).toMatchObject({ authors: new Set(), deletes: true });
		expect(isNews(inspect(gone, update))).toBe(false);
	});

	it('finds what has to be there first: earlier words, words of others, words to be deleted', () => {
		const first = written('first', 3);
		const before = Y.encodeStateVector(first.document);
		first.document.getText('section:need').insert(5, ' second');
		const second = Y.encodeStateAsUpdate(first.document, before);
		expect(inspect(base.document, second).missing).toEqual({ client: 3, clock: 4 });
		const { update } = written('more', 4, first.update);
		expect(inspect(base.document, update).missing).toEqual({ client: 3, clock: 4 });
		const ahead = Y.encodeStateVector(first.document);
		first.document.getText('section:need').delete(0, 3);
		expect(inspect(base.document, Y.encodeStateAsUpdate(first.document, ahead)).missing).toMatchObject({
			client: 3
		});
	});

	it('does not take the trace of something deleted for words', () => {
		const own = new Y.Doc();
		own.getText('section:need').insert(0, 'never mind');
		own.getText('section:need').delete(0, 10);
		expect(inspect(base.document, Y.encodeStateAsUpdate(own))).toMatchObject({ adds: false });
	});

	it('refuses a document in the document, and a root too many', () => {
		const own = new Y.Doc();
		own.getMap('objectives').set('x', new Y.Doc());
		expect(() => inspect(base.document, Y.encodeStateAsUpdate(own))).toThrow(BadFrame);
		const many = new Y.Doc();
		for (let n = 0; n < 70; n++) many.getText(`root ${n}`).insert(0, 'x');
		expect(() => inspect(base.document, Y.encodeStateAsUpdate(many))).toThrow(BadFrame);
	});
});

describe('what would keep the server busy for ever', () => {
	const rows = new Y.Doc();
	rows.clientID = 9;

	/** Maps in maps. */
	function nested(levels: number): Y.Doc {
		const document = new Y.Doc();
		document.transact(() => {
			let at = document.getMap<unknown>('objectives');
			for (let level = 0; level < levels; level++) {
				const inner = new Y.Map<unknown>();
				at.set('in', inner);
				at = inner;
			}
		});
		return document;
	}

	it('types in types are bounded: in one update, and in several', () => {
		expect(() => inspect(rows, Y.encodeStateAsUpdate(nested(DEEPEST)))).not.toThrow();
		expect(() => inspect(rows, Y.encodeStateAsUpdate(nested(DEEPEST + 1)))).toThrow(BadFrame);
		expect(() => inspect(rows, Y.encodeStateAsUpdate(nested(50_000)))).toThrow(BadFrame);
		const document = nested(DEEPEST);
		const live = new LiveDocument({ snapshot: Y.encodeStateAsUpdate(document), tail: [] });
		let deepest = document.getMap<unknown>('objectives');
		while (deepest.get('in') instanceof Y.Map) deepest = deepest.get('in') as typeof deepest;
		const before = Y.encodeStateVector(document);
		deepest.set('word', 'as deep as words may stand');
		expect(() => live.inspect(Y.encodeStateAsUpdate(document, before))).not.toThrow();
		// Beside the word, so that it names a neighbour and not the type that it stands in.
		deepest.set('word', new Y.Map());
		expect(() => live.inspect(Y.encodeStateAsUpdate(document, before))).toThrow(BadFrame);
	});

	it('a deletion is said once, in the order that Yjs writes', () => {
		const document = new Y.Doc();
		document.clientID = 3;
		document.getText('section:need').insert(0, 'abcdefgh');
		const deletion = (...ranges: number[][]) => Uint8Array.of(0, 1, 3, ranges.length, ...ranges.flat());
		expect(inspect(document, deletion([0, 2], [2, 1], [5, 1])).deletes).toBe(true);
		expect(() => inspect(document, deletion([0, 4], [0, 4]))).toThrow(BadFrame);
		expect(() => inspect(document, deletion([5, 1], [0, 2]))).toThrow(BadFrame);
	});

	it('a client comes once', () => {
		const [one, other] = [written('one', 5).update, written('other', 6).update];
		// Both without their empty deletions; then the first once more.
		const thrice = Uint8Array.of(3, ...[one, other, one].flatMap((update) => [...update.slice(1, -1)]), 0);
		expect(() => inspect(rows, thrice)).toThrow('twice');
	});
});

describe('a live document', () => {
	it('takes a repeated beginning that was collected meanwhile', () => {
		const writer = new Y.Doc();
		writer.clientID = 7;
		const row = new Y.Map<unknown>();
		writer.getMap('objectives').set('row', row);
		const title = new Y.Text();
		row.set('title', title);
		title.insert(0, 'wor');
		const live = new LiveDocument({ snapshot: Y.encodeStateAsUpdate(writer), tail: [] });
		title.insert(3, 'ds');
		const whole = Y.encodeStateAsUpdate(writer);
		const other = new Y.Doc();
		Y.applyUpdate(other, live.whole);
		const vector = Y.encodeStateVector(other);
		other.getMap('objectives').delete('row');
		live.apply(Y.encodeStateAsUpdate(other, vector), () => undefined);
		expect(live.inspect(whole)).toMatchObject({ overlaps: true, missing: null });
		live.apply(live.trimmed(whole), () => undefined);
		expect(live.has({ client: 7, clock: 6 })).toBe(true);
	});

	it('answers whoever has it, however many clients it has been written by', () => {
		const clients = 60_000;
		const traces = encoding.createEncoder();
		encoding.writeVarUint(traces, clients);
		// One collected character of each.
		for (let n = 0; n < clients; n++)
			for (const part of [1, 4_000_000_000 - n, 0, 0, 1]) encoding.writeVarUint(traces, part);
		encoding.writeVarUint(traces, 0);
		const live = new LiveDocument({ snapshot: written('word', 5).update, tail: [] });
		live.apply(encoding.toUint8Array(traces), () => undefined);
		const page = new Y.Doc();
		Y.applyUpdate(page, live.whole);
		expect(() => live.answer(Y.encodeStateVector(page))).not.toThrow();
		expect(() => live.answer(new Uint8Array(live.vector.length + 300_000))).toThrow(BadFrame);
	});

	it('takes traces of deleted words beyond the wall, but not without end', () => {
		const fullness = new Fullness(() => DOCUMENT_LIMIT, DOCUMENT_LIMIT);
		expect(fullness.hasRoomFor(1)).toBe(false);
		expect(fullness.hasRoomForTraces(MESSAGE_LIMIT)).toBe(true);
		expect(fullness.hasRoomForTraces(DOCUMENT_LIMIT / 2)).toBe(false);
	});

	it(`takes or refuses whatever hostile people make, and never breaks (MULTAQA_SEED=${SEED})`, () => {
		const random = randomFrom(SEED);
		const { update } = written('words that stand here already', 5);
		const live = new LiveDocument({ snapshot: update, tail: [] });
		const seen = new Y.Doc();
		Y.applyUpdate(seen, update);
		for (let n = 0; n < 1000; n++) {
			const frame = hostileFrame(random, { document: seen, client: 1000 });
			try {
				if (typeof frame === 'string') continue;
				const message = readMessage(frame);
				if (message.kind !== 'edit') continue;
				const inspection = live.inspect(message.update);
				if (inspection.missing || !isNews(inspection)) continue;
				const fresh = inspection.overlaps ? live.trimmed(message.update) : message.update;
				live.apply(fresh, (emitted) => Y.applyUpdate(seen, emitted.update));
			} catch (error) {
				expect(error, `frame ${n}`).not.toBeInstanceOf(BrokenDocument);
				expect(error, `frame ${n}`).toBeInstanceOf(BadFrame);
			}
		}
		expect(Y.decodeStateVector(live.vector)).toEqual(Y.decodeStateVector(Y.encodeStateVector(seen)));
	});
});
