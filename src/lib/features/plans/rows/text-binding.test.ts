import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { TextBinding, type TextField } from './text-binding.ts';

class Field implements TextField {
	value = '';
	selectionStart = 0;
	selectionEnd = 0;
	setSelectionRange(start: number, end: number): void {
		this.selectionStart = start;
		this.selectionEnd = end;
	}

	/** Types at the caret, over what is selected. */
	type(words: string): void {
		this.value = this.value.slice(0, this.selectionStart) + words + this.value.slice(this.selectionEnd);
		const caret = this.selectionStart + words.length;
		this.setSelectionRange(caret, caret);
	}
}

function bound(words: string) {
	const text = new Y.Doc().getText('cell');
	text.insert(0, words);
	const field = new Field();
	const binding = new TextBinding(text, field, 'me');
	return { text, field, binding };
}

describe('a cell that several people write in', () => {
	it('keeps the caret beside the same letters when others write before it, and not when behind', () => {
		const { text, field } = bound('Youth centre');
		field.setSelectionRange(5, 5);
		text.insert(0, 'New ');
		expect([field.value, field.selectionStart]).toEqual(['New Youth centre', 9]);
		text.insert(16, ' in the north');
		expect(field.selectionStart).toBe(9);
		text.delete(0, 6);
		expect([field.value, field.selectionStart, field.selectionEnd]).toEqual([
			'uth centre in the north',
			3,
			3
		]);
	});

	it('sends what is typed where it was typed', () => {
		const { text, field, binding } = bound('aaaa');
		field.setSelectionRange(2, 2);
		field.type('a');
		binding.typed();
		text.insert(3, 'X');
		expect(text.toString()).toBe('aaaXaa');
		expect(field.value).toBe('aaaXaa');
	});

	it('P16: leaves a word alone while it is composed, and shows what others wrote afterwards', () => {
		const { text, field, binding } = bound('ab');
		field.setSelectionRange(2, 2);
		binding.composing(true);
		field.type('م');
		binding.typed();
		text.insert(0, 'X');
		expect(field.value).toBe('abم');
		field.type('ر');
		binding.typed();
		expect(text.toString()).toBe('Xabمر');
		text.delete(1, 1);
		binding.composing(false);
		expect([field.value, field.selectionStart]).toEqual(['Xbمر', 4]);
	});

	it('P17: ends up the same for two people, whatever they type and whenever they hear of each other', () => {
		const act = fc.record({
			who: fc.nat(1),
			what: fc.constantFrom('type', 'type', 'select', 'compose', 'meet' as const),
			place: fc.nat(12),
			length: fc.nat(3),
			words: fc.string({ unit: fc.constantFrom('a', 'b', 'م', '😀'), maxLength: 3 })
		});
		fc.assert(
			fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
				const docs = [new Y.Doc(), new Y.Doc()];
				docs[0]!.getText('cell').insert(0, 'start');
				const meet = () => {
					for (const [from, to] of [docs, docs.toReversed()])
						Y.applyUpdate(to!, Y.encodeStateAsUpdate(from!));
				};
				meet();
				const fields = docs.map(() => new Field());
				const bindings = docs.map((doc, n) => new TextBinding(doc.getText('cell'), fields[n]!, 'me'));
				const composing = [false, false];
				for (const { who, what, place, length, words } of acts) {
					const field = fields[who]!;
					if (what === 'meet') meet();
					else if (what === 'compose') bindings[who]!.composing((composing[who] = !composing[who]));
					else {
						const start = between(field.value, place);
						field.setSelectionRange(start, between(field.value, start + length));
						if (what === 'type') {
							field.type(words);
							bindings[who]!.typed();
						}
					}
				}
				meet();
				for (const binding of bindings) binding.composing(false);
				meet();
				expect(docs[1]!.getText('cell').toString()).toBe(docs[0]!.getText('cell').toString());
				for (const field of fields) expect(field.value).toBe(docs[0]!.getText('cell').toString());
			}),
			{ numRuns: 300 }
		);
	});
});

/** A place where a caret can be: not inside a character. */
function between(text: string, place: number): number {
	const within = Math.min(place, text.length);
	return /[\uDC00-\uDFFF]/.test(text[within] ?? '') ? within - 1 : within;
}
