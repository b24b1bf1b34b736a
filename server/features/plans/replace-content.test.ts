import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { replaceContent } from './replace-content.ts';
import { templateUpdate } from './templates/template.ts';

function paragraph(words: string, attributes: Record<string, unknown> = {}): Y.XmlElement {
	const element = new Y.XmlElement('paragraph');
	for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value as string);
	const text = new Y.XmlText();
	element.insert(0, [text]);
	text.insert(0, words);
	return element;
}

function documentWith(fill: (document: Y.Doc) => void): Y.Doc {
	const document = new Y.Doc();
	document.transact(() => fill(document));
	return document;
}

const shown = (document: Y.Doc) => ({
	mandate: document.getXmlFragment('section:mandate').toString(),
	toc: document.getXmlFragment('section:toc').toString(),
	activities: document.getMap('activities').toJSON()
});

describe('P12: restoring', () => {
	const frozen = documentWith((document) => {
		const bold = paragraph('ميثاق المدينة', { dir: 'rtl' });
		const table = new Y.XmlElement('table');
		const row = new Y.XmlElement('tableRow');
		const cell = new Y.XmlElement('tableHeader');
		cell.setAttribute('colspan', 2 as unknown as string);
		cell.insert(0, [paragraph('Who')]);
		row.insert(0, [cell]);
		table.insert(0, [row]);
		document.getXmlFragment('section:mandate').insert(0, [bold, table, paragraph('ends in a line\n')]);
		(bold.get(0) as Y.XmlText).format(0, 5, { bold: {}, link: { href: 'https://example.org/' } });
		const kept = new Y.Map<unknown>();
		document.getMap('activities').set('kept', kept);
		kept.set('title', new Y.Text('Train the staff'));
		kept.set('state', 'planned');
		kept.set('order', 'a0');
		const gone = new Y.Map<unknown>();
		document.getMap('activities').set('gone', gone);
		gone.set('title', new Y.Text('Open the centre'));
	});
	const state = Y.encodeStateAsUpdate(frozen);

	function later(): Y.Doc {
		const document = new Y.Doc();
		Y.applyUpdate(document, state);
		document.transact(() => {
			document.getXmlFragment('section:mandate').delete(0, 1);
			document.getXmlFragment('section:toc').insert(0, [paragraph('written since')]);
			const activities = document.getMap<Y.Map<unknown>>('activities');
			activities.delete('gone');
			activities.get('kept')!.set('state', 'done');
			activities.get('kept')!.set('start', '2026-01-01');
			(activities.get('kept')!.get('title') as Y.Text).insert(0, 'Re-');
			activities.set('new', new Y.Map(Object.entries({ title: new Y.Text('Added') })));
		});
		return document;
	}

	it('brings back text with marks and attributes, and rows by their ids', () => {
		const document = later();
		replaceContent(document, state);
		expect(shown(document)).toEqual(shown(frozen));
		const cell = document.getXmlFragment('section:mandate').get(1) as Y.XmlElement;
		const header = (cell.get(0) as Y.XmlElement).get(0) as Y.XmlElement;
		expect(header.getAttribute('colspan')).toBe(2);
	});

	it('is one forward edit: others who have the newer text get it like any other', () => {
		const document = later();
		const reader = new Y.Doc();
		Y.applyUpdate(reader, Y.encodeStateAsUpdate(document));
		const updates: Uint8Array[] = [];
		document.on('update', (update: Uint8Array) => updates.push(update));
		replaceContent(document, state);
		expect(updates).toHaveLength(1);
		Y.applyUpdate(reader, updates[0]!);
		expect(shown(reader)).toEqual(shown(frozen));
	});

	it('leaves alone what is the same already', () => {
		const document = new Y.Doc();
		Y.applyUpdate(document, state);
		const before = document.getXmlFragment('section:mandate').get(0);
		let updates = 0;
		document.on('update', () => updates++);
		replaceContent(document, state);
		expect(updates).toBe(0);
		expect(document.getXmlFragment('section:mandate').get(0)).toBe(before);
	});

	it('keeps what others typed in the meantime when both meet', () => {
		const document = later();
		const offline = new Y.Doc();
		Y.applyUpdate(offline, Y.encodeStateAsUpdate(document));
		offline.getXmlFragment('section:risks').insert(0, [paragraph('typed on the train')]);
		replaceContent(document, state);
		Y.applyUpdate(document, Y.encodeStateAsUpdate(offline));
		expect(document.getXmlFragment('section:risks').toString()).toContain('typed on the train');
		expect(shown(document)).toEqual(shown(frozen));
	});

	it('comes to an end with whatever foreign clients nested', () => {
		const deep = documentWith((document) => {
			let at: Y.XmlFragment = document.getXmlFragment('section:need');
			for (let depth = 0; depth < 2_000; depth++) {
				const element = new Y.XmlElement('blockquote');
				at.insert(0, [element]);
				at = element;
			}
			document.getMap('activities').set('text', 'no row');
			document.getMap('activities').set('list', new Y.Array());
		});
		const document = later();
		expect(() => replaceContent(document, Y.encodeStateAsUpdate(deep))).not.toThrow();
		expect(document.getMap('activities').size).toBe(0);
	});

	it('whatever was written, restoring gives the same text again', () => {
		const words = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.toWellFormed());
		const anyDocument = fc.array(
			fc.record({ words, dir: fc.constantFrom('ltr', 'rtl', undefined), bold: fc.boolean() }),
			{ maxLength: 6 }
		);
		fc.assert(
			fc.property(anyDocument, anyDocument, (first, second) => {
				const build = (blocks: typeof first) =>
					documentWith((document) => {
						for (const block of blocks) {
							const element = paragraph(block.words, block.dir ? { dir: block.dir } : {});
							document.getXmlFragment('section:mandate').push([element]);
							const text = element.get(0) as Y.XmlText;
							if (block.bold && text.length > 0) text.format(0, 1, { bold: {} });
						}
					});
				const [then, now] = [build(first), build(second)];
				replaceContent(now, Y.encodeStateAsUpdate(then));
				expect(shown(now)).toEqual(shown(then));
			}),
			{ numRuns: 60 }
		);
	});
});

describe('a template', () => {
	const opened = (update: Uint8Array) => {
		const document = new Y.Doc();
		Y.applyUpdate(document, update);
		return document;
	};

	it('P2: says of which shape the document is', () => {
		const document = opened(templateUpdate('standard', 'ar'));
		expect(document.getMap('meta').toJSON()).toEqual({ schema: 1, template: 'standard' });
		expect(document.getMap('activities').size).toBe(0);
	});

	it('of reintegration brings five lines, in the language of whoever made the plan', () => {
		const rows = Object.entries(
			opened(templateUpdate('reintegration', 'ar')).getMap('activities').toJSON() as Record<
				string,
				{ title: string; order: string; level: string }
			>
		);
		expect(rows).toHaveLength(5);
		for (const [id, row] of rows) {
			expect(id).toMatch(/^[A-Za-z0-9_-]{16,}$/);
			expect(row.title).toMatch(/\p{Script=Arabic}/u);
			expect(row.level).toBe('tertiary');
		}
		expect(new Set(rows.map(([, row]) => row.order)).size).toBe(5);
	});
});
