import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEventLog, type EventLog } from '../../server/platform/events/event-log.ts';
import { startEventTail, type EventTail } from '../../server/platform/events/event-tail.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { createLog } from '../../server/platform/log.ts';
import { watchInserts, type InsertListener } from '../../server/platform/mongo/change-stream.ts';
import { ensureIndexes } from '../../server/platform/mongo/indexes.ts';
import { eventually } from '../support/eventually.ts';
import { freshDatabase, type FreshDatabase } from '../support/mongo.ts';

let db: FreshDatabase;
let events: EventLog;
const tails: EventTail[] = [];

beforeAll(async () => {
	db = await freshDatabase();
	events = createEventLog(db.connection, systemClock);
	await ensureIndexes(db.connection);
});

afterAll(async () => {
	for (const tail of tails) await tail.close();
});

/** A tail that has been heard from the beginning, and a change stream that can be made to fail. */
async function tailed(name: string) {
	const line = { broken: false, gap: () => Promise.resolve() };
	const watch: typeof watchInserts = (collection, listener) => {
		line.gap = async () => {
			line.broken = false;
			await listener.onGap('lost');
		};
		const leaky: InsertListener<never> = {
			...(listener as unknown as InsertListener<never>),
			onDocument: (row) => (line.broken ? undefined : listener.onDocument(row))
		};
		return watchInserts(collection as never, leaky);
	};
	const tail = await startEventTail(db.connection, { log: createLog('silent'), watch });
	tails.push(tail);
	const heard: number[] = [];
	const person = name.padEnd(24, '0');
	tail.subscribe(({ revisions }) => {
		const revision = revisions[`person:${person}`];
		if (revision !== undefined) heard.push(revision);
	});
	const happen = () =>
		db.inTransaction((tx) => events.append(tx, { type: 'grants.changed', personId: person }));
	return { tail, line, heard, happen };
}

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

test('hands on what is committed, in order, also when many write at once', async () => {
	const { heard, happen } = await tailed('a');
	await Promise.all(upTo(20).map(happen));
	await eventually(() => heard.length === 20);
	expect(heard).toEqual(upTo(20));
});

test('says nothing of what happened before it began', async () => {
	const first = await tailed('b');
	await first.happen();
	await eventually(() => first.heard.length === 1);
	const second = await tailed('b');
	await first.happen();
	await eventually(() => second.heard.length === 1);
	expect(second.heard).toEqual([2]);
});

test('reads the log again when its change stream has lost its place: nothing missed, nothing twice', async () => {
	const { line, heard, happen } = await tailed('c');
	for (let n = 0; n < 3; n++) await happen();
	await eventually(() => heard.length === 3);
	line.broken = true;
	for (let n = 0; n < 4; n++) await happen();
	// What the stream brings next comes after the gap is known.
	await new Promise((resolve) => setTimeout(resolve, 200));
	expect(heard).toEqual(upTo(3));
	await line.gap();
	await happen();
	await eventually(() => heard.length === 8);
	expect(heard).toEqual(upTo(8));
});

test('one listener that fails does not keep the others from hearing', async () => {
	const { tail, heard, happen } = await tailed('d');
	tail.subscribe(() => {
		throw new Error('a listener broke');
	});
	const after: string[] = [];
	const stop = tail.subscribe(({ id }) => after.push(id));
	await happen();
	await eventually(() => heard.length === 1 && after.length === 1);
	stop();
	await happen();
	await eventually(() => heard.length === 2);
	expect(after).toHaveLength(1);
});
