import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { EditGroup } from '../storage/port.ts';
import { Journal, type Writer } from './journal.ts';
import { groupId } from './group-id.ts';
import { WorkLog } from './work-log.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {}, child: () => quiet };
const author = { personId: 'p', cityId: 'c' };

function journal(append: (group: EditGroup) => Promise<void>) {
	const said: string[] = [];
	let unstored = 0;
	const made = new Journal({
		planId: 'plan',
		nodeId: 'node',
		storage: { append },
		onStored: (work) => said.push(`work ${work.map(({ parts }) => parts.join('+')).join()}`),
		onTrouble: (trouble) => said.push(`trouble ${trouble}`),
		onPressure: (pressure) => said.push(`pressure ${pressure}`),
		metrics: { planUnstored: (bytes) => (unstored += bytes), planAppended: () => undefined },
		log: quiet
	});
	return { made, said, unstored: () => unstored };
}

function writer() {
	const told: string[] = [];
	const made: Writer = {
		stored: (edits) => told.push(`stored ${edits.join()}`),
		received: (edits) => told.push(`received ${edits.join()}`)
	};
	return { made, told };
}

const source = new Y.Doc();
const updates: Uint8Array[] = [];
source.on('update', (update: Uint8Array) => updates.push(update));
for (let n = 0; n < 100; n++) source.getText('t').insert(n, 'x');

describe('the way of edits into the storage', () => {
	it('P4: what comes within 50 ms is one group, and everybody in it is told once it is stored', async () => {
		const groups: EditGroup[] = [];
		const { made, said, unstored } = journal(async (group) => void groups.push(group));
		const [one, two] = [writer(), writer()];
		for (let n = 0; n < 10; n++) {
			made.add(updates[n]!, author, ['need']);
			made.confirm((n % 2 ? one : two).made, n);
		}
		expect(groups).toEqual([]);
		await made.settled();
		expect(groups).toHaveLength(1);
		const document = new Y.Doc();
		Y.applyUpdate(document, groups[0]!.update);
		expect(document.getText('t').toString()).toBe('x'.repeat(10));
		expect(one.told).toEqual(['stored 1,3,5,7,9']);
		expect(said).toEqual(['work need']);
		expect([made.idle, unstored()]).toEqual([true, 0]);
	});

	it('P6: a failing group is tried again under the same id, and the next ones wait behind it', async () => {
		let failures = 3;
		const tries: string[] = [];
		const { made, said } = journal(async ({ id }) => {
			tries.push(id);
			if (failures-- > 0) throw new Error('no disk');
		});
		const one = writer();
		made.add(updates[0]!, author, []);
		made.confirm(one.made, 1);
		await sleep(120);
		made.add(updates[1]!, author, []);
		made.confirm(one.made, 2);
		await made.settled();
		expect(new Set(tries.slice(0, 4)).size).toBe(1);
		expect(tries).toHaveLength(5);
		expect(one.told.filter((line) => line.startsWith('stored'))).toEqual(['stored 1', 'stored 2']);
		expect(one.told).toContain('received 1');
		expect(said.filter((line) => line.startsWith('trouble'))).toEqual(['trouble true', 'trouble false']);
	});

	it('confirms at once when nothing is waiting, and behind what is when something is', async () => {
		const { made } = journal(async () => undefined);
		const one = writer();
		made.confirm(one.made, 1);
		expect(one.told).toEqual(['stored 1']);
		made.add(updates[0]!, author, []);
		made.confirm(one.made, 2);
		expect(one.told).toEqual(['stored 1']);
		await made.settled();
		expect(one.told).toEqual(['stored 1', 'stored 2']);
	});

	it('P10: asks for a pause when 16 MiB wait, and ends it below 8; groups stay small enough to store', async () => {
		const gate = Promise.withResolvers<void>();
		const sizes: number[] = [];
		const { made, said } = journal(async ({ update }) => {
			await gate.promise;
			sizes.push(update.length);
		});
		const large = new Y.Doc();
		for (let n = 0; n < 18; n++) {
			const before = Y.encodeStateVector(large);
			large.getText('t').insert(0, String(n % 10).repeat(1024 * 1024));
			made.add(Y.encodeStateAsUpdate(large, before), author, []);
		}
		expect(said).toEqual(['pressure true']);
		gate.resolve();
		await made.settled();
		expect(said).toContain('pressure false');
		expect(Math.max(...sizes)).toBeLessThan(5 * 1024 * 1024);
	});

	it('tells nobody who has left', async () => {
		const { made } = journal(async () => undefined);
		const one = writer();
		made.add(updates[0]!, author, []);
		made.confirm(one.made, 1);
		made.forget(one.made);
		await made.settled();
		expect(one.told).toEqual([]);
	});
});

it('names groups with 24 hex digits, later ones greater', () => {
	const ids = Array.from({ length: 1000 }, () => groupId(1_700_000_000_000));
	expect(ids.every((id) => /^[0-9a-f]{24}$/.test(id))).toBe(true);
	expect(new Set(ids).size).toBe(1000);
	expect(groupId(1_700_000_001_000) > ids[0]!).toBe(true);
});

it('work is told by person and city, and kept when it cannot be noted', async () => {
	let away = true;
	const noted: unknown[] = [];
	const log = new WorkLog(
		'plan',
		{
			async worked(_, work) {
				if (away) throw new Error('away');
				noted.push(...work);
			}
		},
		quiet
	);
	const at = new Date();
	log.add([{ ...author, parts: ['need'], at }]);
	log.add([
		{ ...author, parts: ['risks', 'need'], at },
		{ ...author, parts: [], at }
	]);
	await log.flush();
	expect(noted).toEqual([]);
	away = false;
	await log.flush();
	expect(noted).toEqual([{ ...author, parts: ['need', 'risks'], at }]);
});
