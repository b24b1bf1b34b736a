import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { countWords, unsentText } from './unsent-text.ts';
import { addRow, setCell } from '../../shared/plans/write-rows.ts';

function paragraph(doc: Y.Doc, text: string, section = 'section:context'): Y.XmlText {
	const words = new Y.XmlText(text);
	const block = new Y.XmlElement('paragraph');
	block.insert(0, [words]);
	doc.getXmlFragment(section).push([block]);
	return words;
}
const known = (doc: Y.Doc) => Y.decodeStateVector(Y.encodeStateVector(doc));

describe('words that were never stored', () => {
	it('are those written since, where they stand in the plan, without what was there and what was deleted', () => {
		const doc = new Y.Doc();
		const old = paragraph(doc, 'The centre is closed.');
		const id = addRow(doc, 'activities', 'last', 'me')!;
		const then = known(doc);
		expect(unsentText(doc, then)).toEqual([]);
		old.insert(10, ' on Fridays');
		old.insert(old.length, ' It will open.');
		paragraph(doc, 'مركز الشباب');
		paragraph(doc, 'gone again').delete(0, 10);
		setCell(doc, 'activities', id, 'title', 'Night football', 'me');
		setCell(doc, 'activities', id, 'state', 'planned', 'me');
		const parts = unsentText(doc, then);
		expect(parts).toEqual([
			{ part: 'context', text: 'on Fridays … It will open.\nمركز الشباب' },
			{ part: 'activities', text: 'Night football' }
		]);
		expect(countWords(parts)).toBe(9);
	});

	it('are found in lists, tables and beyond formatting, and not beside the plan', () => {
		const doc = new Y.Doc();
		const then = known(doc);
		const item = new Y.XmlElement('listItem');
		const line = new Y.XmlElement('paragraph');
		item.insert(0, [line]);
		const words = new Y.XmlText('one two');
		line.insert(0, [words]);
		doc.getXmlFragment('section:risks').push([item]);
		words.format(0, 3, { bold: true });
		words.insert(3, ' and a half');
		doc.getText('elsewhere').insert(0, 'nobody’s');
		expect(unsentText(doc, then)).toEqual([{ part: 'risks', text: 'one and a half two' }]);
	});
});
