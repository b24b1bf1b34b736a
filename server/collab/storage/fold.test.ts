import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { foldPlan, openPlan } from './fold.ts';

/** Everything that a plan's document may hold, written by a few people who hear of each other late. */
function written(choices: readonly number[]): Uint8Array[] {
	const people = [1, 2, 3].map((clientID) => Object.assign(new Y.Doc(), { clientID }));
	const updates: Uint8Array[] = [];
	for (const person of people)
		person.on('update', (update: Uint8Array, origin) => void (origin ?? updates.push(update)));
	let next = 0;
	const pick = (among: number) => (choices[next++ % choices.length]! >>> (next % 5)) % among;
	for (let n = 0; n < choices.length; n++) {
		const person = people[pick(3)]!;
		const text = person.getXmlFragment('section:need');
		const rows = person.getMap<Y.Map<unknown>>('activities');
		const kind = pick(6);
		if (kind === 0) {
			const paragraph = new Y.XmlElement('paragraph');
			paragraph.insert(0, [new Y.XmlText(`words ${n}`)]);
			text.insert(pick(text.length + 1), [paragraph]);
		} else if (kind === 1 && text.length > 0) text.delete(pick(text.length), 1);
		else if (kind === 2 && text.length > 0) {
			const words = (text.get(pick(text.length)) as Y.XmlElement).get(0) as Y.XmlText;
			words.insert(pick(words.length + 1), `x${n}`, n % 2 === 0 ? { bold: true } : undefined);
		} else if (kind === 3) rows.set(`row${pick(4)}`, new Y.Map([['order', String(n)]]));
		else if (kind === 4) rows.get(`row${pick(4)}`)?.set('state', n);
		else Y.applyUpdate(people[pick(3)]!, Y.encodeStateAsUpdate(person), 'heard');
	}
	return updates;
}

const shown = (document: Y.Doc) => ({
	text: document.getXmlFragment('section:need').toJSON(),
	rows: document.getMap('activities').toJSON()
});
const EMPTY = Y.encodeStateAsUpdate(new Y.Doc());

describe('folding', () => {
	it('loses nothing, in whatever order and however often rows arrive and are folded (P7)', () => {
		const story = fc
			.array(fc.nat(1_000_000), { minLength: 5, maxLength: 120 })
			.map(written)
			.chain((updates) =>
				fc.tuple(
					fc.constant(updates),
					fc.shuffledSubarray(
						updates.map((_, index) => index),
						{ minLength: updates.length }
					),
					fc.integer({ min: 1, max: 12 })
				)
			);
		fc.assert(
			fc.property(story, ([updates, order, step]) => {
				const whole = shown(openPlan(EMPTY, updates));
				let state: Uint8Array = EMPTY;
				for (let at = 0; at < order.length; at += step)
					state = foldPlan(
						state,
						order.slice(at, at + step).map((index) => updates[index]!)
					);
				const folded = openPlan(state, []);
				expect(shown(folded)).toEqual(whole);
				expect(folded.store.pendingStructs).toBeNull();
				expect(folded.store.pendingDs).toBeNull();
				// Edits that come once more change nothing.
				expect(shown(openPlan(state, updates))).toEqual(whole);
			}),
			{ numRuns: 300 }
		);
	});

	it('keeps what waits for an edit that has not come yet, over many foldings', () => {
		const writer = new Y.Doc();
		const updates: Uint8Array[] = [];
		writer.on('update', (update: Uint8Array) => updates.push(update));
		const text = writer.getText('t');
		for (const word of ['one ', 'two ', 'three ']) text.insert(text.length, word);
		text.delete(0, 4);
		const [first, ...later] = updates as [Uint8Array, ...Uint8Array[]];
		const early = foldPlan(foldPlan(EMPTY, [later[2]!, later[1]!]), [later[0]!]);
		expect(openPlan(early, []).getText('t').toString()).toBe('');
		expect(
			openPlan(foldPlan(early, [first]), [])
				.getText('t')
				.toString()
		).toBe('two three ');
	});

	it('leaves out what was deleted', () => {
		const writer = new Y.Doc();
		const text = writer.getText('t');
		text.insert(0, 'much too long '.repeat(1000));
		const before = Y.encodeStateAsUpdate(writer);
		const seen = Y.encodeStateVector(writer);
		text.delete(0, text.length);
		expect(foldPlan(before, [Y.encodeStateAsUpdate(writer, seen)]).byteLength).toBeLessThan(100);
	});

	it.each([
		['nothing at all', new Uint8Array()],
		['noise', Uint8Array.from({ length: 64 }, (_, n) => (n * 37 + 11) % 256)]
	])('refuses %s instead of reading it as an empty document (P3)', (_what, damaged) => {
		expect(() => foldPlan(damaged, [])).toThrow();
	});
});
