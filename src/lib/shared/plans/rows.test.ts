import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { CellContext } from './cells.ts';
import { countRows, readRows, ROWS_READ } from './read-rows.ts';
import { ROW_LIMIT } from './rows.ts';
import { addRow, moveRow, orderRows, removeRow, restoreRow, setCell, textCell } from './write-rows.ts';

const CITY = '64b000000000000000000001';
const context: CellContext = { cityIds: [CITY], themeKeys: ['youth'] };
const me = Symbol('me');

const titles = (doc: Y.Doc) =>
	readRows(doc, 'activities', context).map(({ cells }) => {
		const { title } = cells;
		return title?.state === 'valid' ? title.value : (title?.state ?? 'missing');
	});

function planWith(...names: string[]): { doc: Y.Doc; ids: string[] } {
	const doc = new Y.Doc();
	const ids = names.map((name) => {
		const id = addRow(doc, 'activities', 'last', me)!;
		setCell(doc, 'activities', id, 'title', name, me);
		return id;
	});
	return { doc, ids };
}

describe('rows of a plan', () => {
	it('are added, filled, moved and removed, and put back with what they held', () => {
		const { doc, ids } = planWith('a', 'b', 'c');
		expect(titles(doc)).toEqual(['a', 'b', 'c']);
		setCell(doc, 'activities', ids[1]!, 'leadCity', CITY, me);
		moveRow(doc, 'activities', ids[2]!, { before: ids[0]! }, me);
		moveRow(doc, 'activities', ids[0]!, { after: ids[1]! }, me);
		expect(titles(doc)).toEqual(['c', 'b', 'a']);
		const removed = removeRow(doc, 'activities', ids[1]!, me)!;
		expect(titles(doc)).toEqual(['c', 'a']);
		restoreRow(doc, 'activities', removed, me);
		restoreRow(doc, 'activities', removed, me);
		expect(titles(doc)).toEqual(['c', 'b', 'a']);
		expect(readRows(doc, 'activities', context)[1]!.cells.leadCity).toEqual({ state: 'valid', value: CITY });
		orderRows(doc, 'activities', [ids[0]!, ids[1]!], me);
		expect(titles(doc)).toEqual(['a', 'b', 'c']);
	});

	it('take back one person’s acts one by one', () => {
		const { doc, ids } = planWith('a', 'b');
		const undo = new Y.UndoManager(doc.getMap('activities'), {
			trackedOrigins: new Set([me]),
			captureTimeout: 0
		});
		moveRow(doc, 'activities', ids[1]!, 'first', me);
		setCell(doc, 'activities', ids[0]!, 'title', 'somebody else', 'remote');
		removeRow(doc, 'activities', ids[1]!, me);
		undo.undo();
		expect(titles(doc)).toEqual(['b', 'somebody else']);
		undo.undo();
		expect(titles(doc)).toEqual(['somebody else', 'b']);
	});

	it('let two people write in one cell, and in two cells of one row', () => {
		const { doc: ours, ids } = planWith('Youth centre');
		const theirs = new Y.Doc();
		Y.applyUpdate(theirs, Y.encodeStateAsUpdate(ours));
		setCell(ours, 'activities', ids[0]!, 'title', 'Youth centre in the north', me);
		setCell(theirs, 'activities', ids[0]!, 'title', 'New Youth centre', me);
		setCell(theirs, 'activities', ids[0]!, 'start', '2026-03-01', me);
		exchange(ours, theirs);
		expect(titles(ours)).toEqual(['New Youth centre in the north']);
		expect(titles(theirs)).toEqual(titles(ours));
	});

	it('make a text of a plain string before somebody writes in it', () => {
		const { doc, ids } = planWith('x');
		(doc.getMap('activities').get(ids[0]!) as Y.Map<unknown>).set('title', 'plain');
		expect(titles(doc)).toEqual(['plain']);
		textCell(doc, 'activities', ids[0]!, 'title', me)!.insert(5, ' words');
		expect(titles(doc)).toEqual(['plain words']);
	});

	it('are no more than a plan may hold', () => {
		const doc = new Y.Doc();
		for (let n = 0; n < ROW_LIMIT; n++) expect(addRow(doc, 'objectives', 'last', me)).not.toBeNull();
		expect(addRow(doc, 'objectives', 'last', me)).toBeNull();
	});

	it('have short places after many moves into the same gap, and after many at the end', () => {
		const { doc, ids } = planWith('a', 'b', 'c');
		for (let n = 0; n < 1000; n++) moveRow(doc, 'activities', ids[n % 2 ? 0 : 2]!, { before: ids[1]! }, me);
		for (const id of ids)
			expect(
				((doc.getMap('activities').get(id) as Y.Map<unknown>).get('order') as string).length
			).toBeLessThan(81);
		expect(titles(doc)).toHaveLength(3);
	});
});

describe('rows of a hostile document', () => {
	const row = (values: Record<string, unknown>) => {
		const doc = new Y.Doc();
		doc.getMap('activities').set('one', new Y.Map(Object.entries(values)));
		return readRows(doc, 'activities', context)[0]!.cells;
	};

	it('show what cannot be as such, with what stands there', () => {
		const cells = row({
			title: 'x'.repeat(100_000),
			leadCity: '64b0000000000000000000ff',
			theme: 7,
			level: 'quaternary',
			start: '2026-02-31',
			end: 'tomorrow',
			state: ''
		});
		expect(cells.title).toEqual({ state: 'impossible', raw: `${'x'.repeat(200)}…`, why: 'too_long' });
		expect(cells.leadCity).toMatchObject({ state: 'impossible', why: 'unknown' });
		expect(cells.theme).toEqual({ state: 'impossible', raw: '7', why: 'type' });
		expect(cells.level).toEqual({ state: 'impossible', raw: 'quaternary', why: 'unknown' });
		expect(cells.start).toEqual({ state: 'impossible', raw: '2026-02-31', why: 'type' });
		expect(cells.end).toMatchObject({ state: 'impossible', why: 'type' });
		expect(cells.state).toEqual({ state: 'empty' });
	});

	it('know that an end does not come before its start, and leave an end alone whose start is impossible', () => {
		expect(row({ start: '2026-05-01', end: '2026-04-30' }).end).toMatchObject({ why: 'before_start' });
		expect(row({ start: '2026-05-01', end: '2026-05-01' }).end).toMatchObject({ state: 'valid' });
		expect(row({ start: '2026-99-01', end: '2026-04-30' }).end).toMatchObject({ state: 'valid' });
		expect(row({ start: '2024-02-29' }).start).toMatchObject({ state: 'valid' });
	});

	it('count characters as people do', () => {
		expect(row({ title: '👋'.repeat(500) }).title).toMatchObject({ state: 'valid' });
		expect(row({ title: '👋'.repeat(501) }).title).toMatchObject({ why: 'too_long' });
	});

	it('show an entry that is no row, and let it be removed', () => {
		const doc = new Y.Doc();
		doc.getMap('activities').set('odd', 'not a row');
		expect(readRows(doc, 'activities', context)[0]).toMatchObject({
			id: 'odd',
			cells: { title: { state: 'impossible', raw: 'not a row', why: 'type' }, end: { state: 'empty' } }
		});
		expect(setCell(doc, 'activities', 'odd', 'title', 'x', me)).toBe(false);
		expect(moveRow(doc, 'activities', 'odd', 'last', me)).toBe(false);
		removeRow(doc, 'activities', 'odd', me);
		expect(countRows(doc, 'activities')).toBe(0);
	});

	it('stand in one order for everybody, whatever their places are, and can be moved out of a tie', () => {
		const doc = new Y.Doc();
		const places = ['a1', 'a1', 'a1', undefined, 'zzzzzzzz', 'ü', 'a'.repeat(10_000), 5];
		places.forEach((order, n) => {
			const entry = new Y.Map<unknown>([['title', `row ${n}`]]);
			if (order !== undefined) entry.set('order', order);
			doc.getMap('activities').set(`id${n}`, entry);
		});
		expect(titles(doc).slice(0, 3)).toEqual(['row 0', 'row 1', 'row 2']);
		moveRow(doc, 'activities', 'id7', { after: 'id0' }, me);
		expect(titles(doc).slice(0, 4)).toEqual(['row 0', 'row 7', 'row 1', 'row 2']);
		moveRow(doc, 'activities', 'id0', { after: 'id6' }, me);
		expect(titles(doc).indexOf('row 0')).toBe(titles(doc).indexOf('row 6') + 1);
	});

	it('are too many, and the page stands', () => {
		const doc = new Y.Doc();
		const root = doc.getMap('activities');
		doc.transact(() => {
			for (let n = 0; n < ROWS_READ + 10; n++) root.set(`id${n}`, new Y.Map());
		});
		expect(readRows(doc, 'activities', context)).toHaveLength(ROWS_READ);
		expect(countRows(doc, 'activities')).toBe(ROWS_READ + 10);
	});

	it('do not stand at all where the name is taken by something else', () => {
		const doc = new Y.Doc();
		doc.getArray('activities').push([1]);
		expect(readRows(doc, 'activities', context)).toEqual([]);
		expect(addRow(doc, 'activities', 'last', me)).toBeNull();
	});

	it('never throw, whatever values stand where', () => {
		const odd = fc.oneof(
			fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>,
			fc.uint8Array(),
			fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
			fc.constant(undefined),
			fc.string({ unit: 'binary' })
		);
		const fields = fc.constantFrom('title', 'order', 'start', 'end', 'level', '__proto__');
		const row = fc.array(fc.tuple(fields, odd)).map((values) => () => new Y.Map(values));
		const entries = fc.array(
			fc.tuple(
				fc.string({ unit: 'binary' }),
				fc.oneof(
					odd.map((value) => () => value),
					row
				)
			)
		);
		fc.assert(
			fc.property(entries, (those) => {
				const doc = new Y.Doc();
				const root = doc.getMap('activities');
				for (const [id, make] of those) root.set(id, make());
				expect(readRows(doc, 'activities', context)).toHaveLength(root.size);
				addRow(doc, 'activities', 'first', me);
			}),
			{ numRuns: 300 }
		);
	});
});

function exchange(...docs: Y.Doc[]): void {
	for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
}

describe('rows that several people change at once', () => {
	const act = fc.record({
		who: fc.nat(1),
		what: fc.constantFrom('add', 'add', 'move', 'move', 'sort', 'remove', 'name', 'meet' as const),
		row: fc.nat(20),
		to: fc.nat(20)
	});

	it('P17: come to the same total order, with nothing lost and nothing doubled', () => {
		fc.assert(
			fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
				const docs = [new Y.Doc(), new Y.Doc()];
				const added = new Set<string>();
				const removed = new Set<string>();
				for (const { who, what, row, to } of acts) {
					const doc = docs[who]!;
					const rows = readRows(doc, 'activities', context).map(({ id }) => id);
					const id = rows[row % Math.max(rows.length, 1)];
					const beside = rows[to % Math.max(rows.length, 1)];
					if (what === 'meet') exchange(...docs);
					else if (what === 'add')
						added.add(addRow(doc, 'activities', beside ? { after: beside } : 'last', me)!);
					else if (!id || !beside) continue;
					else if (what === 'name') setCell(doc, 'activities', id, 'title', `${who}-${row}`, me);
					else if (what === 'sort') orderRows(doc, 'activities', rows.toReversed(), me);
					else if (what === 'remove') {
						removeRow(doc, 'activities', id, me);
						removed.add(id);
					} else if (id !== beside) {
						moveRow(doc, 'activities', id, { after: beside }, me);
						const now = readRows(doc, 'activities', context).map((r) => r.id);
						expect(now.indexOf(id)).toBe(now.indexOf(beside) + 1);
					}
				}
				exchange(...docs);
				const [ours, theirs] = docs.map((doc) => readRows(doc, 'activities', context));
				expect(theirs).toEqual(ours);
				const left = ours!.map(({ id }) => id);
				expect(new Set(left).size).toBe(left.length);
				expect([...left].sort()).toEqual([...added].filter((id) => !removed.has(id)).sort());
			}),
			{ numRuns: 200 }
		);
	});
});
