import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { changeBetween, replaceText } from './text-change.ts';

describe('a change of text', () => {
	it('is the smallest, and knows by the caret which of equal letters is new', () => {
		expect(changeBetween('sale', 'sable', 3)).toEqual({ index: 2, removed: 0, inserted: 'b' });
		expect(changeBetween('aaa', 'aaaa', 1)).toEqual({ index: 0, removed: 0, inserted: 'a' });
		expect(changeBetween('aaa', 'aaaa', 3)).toEqual({ index: 2, removed: 0, inserted: 'a' });
		expect(changeBetween('same', 'same')).toBeNull();
	});

	it('does not part the halves of a character', () => {
		expect(changeBetween('😀', '😁')).toEqual({ index: 0, removed: 2, inserted: '😁' });
		expect(changeBetween('a😀', 'a🙀')?.inserted).toBe('🙀');
	});

	it('leads from any text to any other, whatever the caret says', () => {
		const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ب', '😀', '🙀'), maxLength: 8 });
		fc.assert(
			fc.property(word, word, fc.nat(20), (before, after, caret) => {
				const text = new Y.Doc().getText('t');
				text.insert(0, before);
				replaceText(text, after, Math.min(caret, after.length));
				expect(text.toString()).toBe(after);
			})
		);
	});
});
