import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientSession } from 'mongoose';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { EditGroup, PlanStorage } from '../../server/collab/storage/port.ts';

/** One way of keeping plans, as the contract needs it. */
export interface StorageUnderTest {
	/** Two doors to the same plans, as two processes have them; the same one twice where there is but one. */
	storages: readonly [PlanStorage, PlanStorage];
	inTransaction<T>(work: (tx: ClientSession) => Promise<T>): Promise<T>;
	/** Overwrites what is kept as the plan's snapshot. */
	damage(planId: string, state: Uint8Array): Promise<void>;
}

/** Edits of the long run; four writers share them. */
const EDITS = 2_000;
const SEED = Number(process.env.MULTAQA_SEED ?? Date.now() % 1_000_000);

/** What every storage of plans promises (design.md 4: P2, P3, P4, P7). */
export function planStorageContract(name: string, open: () => Promise<StorageUnderTest>): void {
	describe(`the storage of plans: ${name}`, () => {
		let under: StorageUnderTest;
		const storage = () => under.storages[0];

		it('opens', async () => {
			under = await open();
		});

		async function created(text = 'template'): Promise<string> {
			const planId = hexId();
			const document = new Y.Doc();
			document.getText('t').insert(0, text);
			await under.inTransaction((tx) => storage().create(tx, planId, Y.encodeStateAsUpdate(document)));
			return planId;
		}

		it('knows nothing of a plan that was never made', async () => {
			expect(await storage().load(hexId())).toBeNull();
			expect(await storage().compact(hexId())).toBe(0);
		});

		it('P2: makes a plan once; a second template changes nothing', async () => {
			const planId = await created('first');
			const again = new Y.Doc();
			again.getText('t').insert(0, 'second');
			await expect(
				under.inTransaction((tx) => storage().create(tx, planId, Y.encodeStateAsUpdate(again)))
			).rejects.toThrow();
			expect(await textOf(storage(), planId)).toBe('first');
		});

		it('P2: makes no plan when the transaction of its record fails', async () => {
			const planId = hexId();
			const given = Y.encodeStateAsUpdate(new Y.Doc());
			const failing = under.inTransaction(async (tx) => {
				await storage().create(tx, planId, given);
				throw new Error('the record was refused');
			});
			await expect(failing).rejects.toThrow('the record was refused');
			expect(await storage().load(planId)).toBeNull();
		});

		it('P2: takes no template that cannot be read', async () => {
			const planId = hexId();
			const noise = new Uint8Array([1, 2, 3]);
			await expect(under.inTransaction((tx) => storage().create(tx, planId, noise))).rejects.toThrow();
		});

		it('P4: gives back groups in the order of their ids, byte for byte', async () => {
			const planId = await created();
			const groups = await edits(storage(), planId, 20);
			for (const group of groups) await storage().append(group);
			const { tail } = (await storage().load(planId))!;
			expect(tail.map(({ id }) => id)).toEqual(groups.map(({ id }) => id));
			expect(tail.map(({ update }) => [...update])).toEqual(groups.map(({ update }) => [...update]));
		});

		it('P4: keeps the plans apart', async () => {
			const [one, other] = [await created('one'), await created('other')];
			await storage().append((await edits(storage(), one, 1))[0]!);
			await storage().compact(one);
			expect(await textOf(storage(), other)).toBe('other');
			expect((await storage().load(other))!.tail).toEqual([]);
		});

		it('P6: stores a group once that is sent again after an unclear answer', async () => {
			const planId = await created();
			const [group] = (await edits(storage(), planId, 1)) as [EditGroup];
			await Promise.all([storage().append(group), under.storages[1].append(group), storage().append(group)]);
			await storage().append(group);
			expect((await storage().load(planId))!.tail).toHaveLength(1);
			const once = await textOf(storage(), planId);
			expect(await storage().compact(planId)).toBe(1);
			await storage().append(group);
			expect(await textOf(storage(), planId), 'also after it was folded').toBe(once);
		});

		it('P7: folds what it read, and leaves the text as it was', async () => {
			const planId = await created();
			for (const group of await edits(storage(), planId, 50)) await storage().append(group);
			const before = await textOf(storage(), planId);
			expect(await storage().compact(planId)).toBe(50);
			expect((await storage().load(planId))!.tail).toEqual([]);
			expect(await textOf(under.storages[1], planId)).toBe(before);
			expect(await storage().compact(planId)).toBe(0);
		});

		it('P7: when two fold the same plan at once, one does and nothing is lost', async () => {
			const planId = await created();
			for (let round = 0; round < 10; round++) {
				const before = await edits(storage(), planId, 12);
				for (const group of before) await storage().append(group);
				const expected = await textOf(storage(), planId);
				const folded = await Promise.all(under.storages.map((each) => each.compact(planId)));
				expect(folded.filter((rows) => rows > 0)).toEqual([12]);
				expect(await textOf(storage(), planId)).toBe(expected);
				expect((await storage().load(planId))!.tail).toEqual([]);
			}
		});

		it('P7: keeps edits that were stored before those they build on', async () => {
			const planId = await created();
			const [first, ...later] = (await edits(storage(), planId, 6)) as [EditGroup, ...EditGroup[]];
			for (const group of later.toReversed()) await storage().append(group);
			await storage().compact(planId);
			await under.storages[1].append(first);
			await under.storages[1].compact(planId);
			expect(await textOf(storage(), planId)).toBe('template 0 1 2 3 4 5');
		});

		it(
			`P7: ${EDITS} edits by four writers through two processes while both fold: nothing lost (seed ${SEED})`,
			{ timeout: 120_000 },
			async () => {
				console.log(`plan storage contract, ${name}: MULTAQA_SEED=${SEED}`);
				await manyWritersAtOnce(under, await created());
			}
		);

		it.each([
			['cut short', (state: Uint8Array) => state.slice(0, Math.floor(state.length / 2))],
			['with one bit turned', (state: Uint8Array) => state.map((byte, n) => (n === 9 ? byte ^ 4 : byte))],
			['emptied', () => new Uint8Array()],
			['an empty document', () => Y.encodeStateAsUpdate(new Y.Doc())]
		])('P3: a snapshot that is %s is an error, never a document', async (_how, harm) => {
			const planId = await created('words that matter');
			await storage().append((await edits(storage(), planId, 1))[0]!);
			const { snapshot } = (await storage().load(planId))!;
			await under.damage(planId, harm(snapshot));
			await expect(storage().load(planId)).rejects.toMatchObject({ code: 'plan_unreadable' });
			await expect(storage().compact(planId)).rejects.toMatchObject({ code: 'plan_unreadable' });
			await under.damage(planId, snapshot);
			expect((await storage().load(planId))!.tail, 'nothing was thrown away').toHaveLength(1);
		});

		it('tells which plans have work waiting, longest tails first', async () => {
			const [long, short] = [await created(), await created()];
			for (const group of await edits(storage(), long, 9)) await storage().append(group);
			for (const group of await edits(storage(), short, 4)) await storage().append(group);
			const waiting = await storage().waiting(3, 100);
			const found = waiting.filter(({ planId }) => planId === long || planId === short);
			expect(found).toEqual([
				{ planId: long, rows: 9 },
				{ planId: short, rows: 4 }
			]);
			expect(await storage().waiting(3, 1)).toHaveLength(1);
		});
	});
}

/** Four people who write at random, hear of each other now and then, and two that fold in between. */
async function manyWritersAtOnce({ storages }: StorageUnderTest, planId: string): Promise<void> {
	const random = randomFrom(SEED);
	const everybody = await Promise.all([0, 1, 2, 3].map(() => documentOf(storages[0], planId)));
	const written: Uint8Array[] = [];
	let over = false;
	const writers = everybody.map(async (document, n) => {
		for (let edit = 0; edit < EDITS / everybody.length; edit++) {
			const update = recorded(document, () => change(document.getText('t'), `${n}.${edit} `, random));
			written.push(update);
			await storages[n % 2]!.append(groupOf(planId, update));
			if (random() < 0.02) Y.applyUpdate(document, Y.encodeStateAsUpdate(everybody[(n + 1) % 4]!));
		}
	});
	const folding = storages.map(async (storage) => {
		let rows = 0;
		while (!over) {
			rows += await storage.compact(planId);
			await sleep(10);
		}
		return rows;
	});
	try {
		await Promise.all(writers);
	} finally {
		over = true;
	}
	await Promise.all(folding);
	await storages[1].compact(planId);

	const whole = await documentOf(storages[0], planId);
	for (const update of written) Y.applyUpdate(everybody[0]!, update);
	expect(whole.store.pendingStructs).toBeNull();
	expect(whole.getText('t').toString()).toBe(everybody[0]!.getText('t').toString());
	expect((await storages[0].load(planId))!.tail).toEqual([]);
}

function change(text: Y.Text, words: string, random: () => number): void {
	const at = Math.floor(random() * (text.length + 1));
	if (random() < 0.3 && at < text.length) text.delete(at, Math.min(3, text.length - at));
	else text.insert(at, words);
}

/** Groups of one writer, each building on the one before: " 0", " 1", … at the end of the text. */
async function edits(storage: PlanStorage, planId: string, count: number): Promise<EditGroup[]> {
	const document = await documentOf(storage, planId);
	const text = document.getText('t');
	return Array.from({ length: count }, (_, n) =>
		groupOf(
			planId,
			recorded(document, () => text.insert(text.length, ` ${n}`))
		)
	);
}

/** What `work` changes in the document, as one update. */
function recorded(document: Y.Doc, work: () => void): Uint8Array {
	const before = Y.encodeStateVector(document);
	let said: Uint8Array | null = null;
	const hear = (update: Uint8Array) => (said = update);
	document.on('update', hear);
	document.transact(work);
	document.off('update', hear);
	return said ?? Y.encodeStateAsUpdate(document, before);
}

let counter = 0;

/** Ids rise, as those of a process do. */
function hexId(): string {
	const seconds = Math.floor(Date.now() / 1000).toString(16);
	return seconds + (counter++).toString(16).padStart(8, '0') + randomBytes(4).toString('hex');
}

function groupOf(planId: string, update: Uint8Array): EditGroup {
	const work = [{ personId: 'a'.repeat(24), cityId: null, parts: ['need' as const], at: new Date() }];
	return { id: hexId(), planId, nodeId: 'node', update, work };
}

async function documentOf(storage: PlanStorage, planId: string): Promise<Y.Doc> {
	const { snapshot, tail } = (await storage.load(planId))!;
	const document = new Y.Doc();
	for (const update of [snapshot, ...tail.map((row) => row.update)]) Y.applyUpdate(document, update);
	return document;
}

async function textOf(storage: PlanStorage, planId: string): Promise<string> {
	return (await documentOf(storage, planId)).getText('t').toString();
}

/** Mulberry32: small, and the same everywhere for the same seed. */
export function randomFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
