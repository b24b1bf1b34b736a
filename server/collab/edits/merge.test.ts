import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { mergeMany } from './merge.ts';

test('many updates are merged to the same bytes as all at once', () => {
	const edit = fc.record({
		who: fc.nat(3),
		at: fc.double({ min: 0, max: 1, noNaN: true }),
		delete: fc.boolean()
	});
	fc.assert(
		fc.property(fc.array(edit, { minLength: 1, maxLength: 200 }), (edits) => {
			const people = [1, 2, 3, 4].map((clientID) => Object.assign(new Y.Doc(), { clientID }));
			const updates: Uint8Array[] = [];
			for (const person of people) person.on('update', (update: Uint8Array) => updates.push(update));
			for (const { who, at, delete: removes } of edits) {
				const text = people[who]!.getText('t');
				const place = Math.floor(at * text.length);
				if (removes && text.length > 0) text.delete(Math.min(place, text.length - 1), 1);
				else text.insert(place, 'ab');
			}
			expect(mergeMany(updates)).toEqual(Y.mergeUpdates(updates));
		}),
		{ numRuns: 100 }
	);
});
