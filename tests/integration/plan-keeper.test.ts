import { Types } from 'mongoose';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createPlanFolding } from '../../server/collab/storage/folding.ts';
import { createPlanKeeper, type KeeperPace, type PlanKeeper } from '../../server/collab/storage/keeper.ts';
import {
	createPlanStorage,
	type KeptPlanStorage
} from '../../server/collab/storage/plan-storage.repository.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { createLog } from '../../server/platform/log.ts';
import { ensureIndexes } from '../../server/platform/mongo/indexes.ts';
import { plainText } from '../../src/lib/shared/plans/read-text.ts';
import { eventually } from '../support/eventually.ts';
import { freshDatabase, type FreshDatabase } from '../support/mongo.ts';

const folding = createPlanFolding();
const QUICK: Partial<KeeperPace> = { rows: 20, quiet: 100, patience: 500, idle: 400, sweep: 300, pause: 1 };

let db: FreshDatabase;
let storage: KeptPlanStorage;
let changed: (planId: string) => void = () => undefined;
let keepers: PlanKeeper[] = [];
/** What search was given last, by plan; and how often. */
let indexed: Map<string, { words: string; times: number }>;

beforeAll(async () => {
	db = await freshDatabase();
	storage = createPlanStorage(db.connection, {
		inTransaction: db.inTransaction,
		clock: systemClock,
		fold: folding.fold,
		changed: (planId) => changed(planId)
	});
	await ensureIndexes(db.connection);
});
afterAll(() => folding.close());
beforeEach(() => {
	indexed = new Map();
});
afterEach(async () => {
	changed = () => undefined;
	await Promise.all(keepers.map((keeper) => keeper.stop()));
	keepers = [];
});

function keeper(more: { failing?: () => boolean } = {}): PlanKeeper {
	const made = createPlanKeeper({
		storage,
		words: folding.words,
		plans: {
			async textChanged(planId, text) {
				if (more.failing?.()) throw new Error('search is away');
				const times = (indexed.get(planId)?.times ?? 0) + 1;
				indexed.set(planId, { words: plainText(text.sections.need), times });
			}
		},
		log: createLog('silent'),
		pace: QUICK
	});
	keepers.push(made);
	return made;
}

/** A plan, and somebody who writes one word after the other in it. */
async function plan() {
	const planId = new Types.ObjectId().toHexString();
	const document = new Y.Doc();
	const paragraph = new Y.XmlElement('paragraph');
	const text = new Y.XmlText('');
	paragraph.insert(0, [text]);
	document.getXmlFragment('section:need').insert(0, [paragraph]);
	await db.inTransaction((tx) => storage.create(tx, planId, Y.encodeStateAsUpdate(document)));
	let words = '';
	const write = async (count: number) => {
		for (let n = 0; n < count; n++) {
			const before = Y.encodeStateVector(document);
			text.insert(text.length, 'word ');
			words += 'word ';
			const update = Y.encodeStateAsUpdate(document, before);
			const id = new Types.ObjectId().toHexString();
			await storage.append({ id, planId, nodeId: 'n', update, work: [] });
		}
	};
	const rows = async () => (await storage.load(planId))!.tail.length;
	const known = () => indexed.get(planId)?.words === words;
	return { planId, write, rows, known, times: () => indexed.get(planId)?.times ?? 0 };
}

test('P7: a long tail is folded while people write, a short one when they have stopped', async () => {
	const kept = keeper();
	changed = (planId) => kept.edited(planId);
	kept.start();
	const one = await plan();
	await one.write(55);
	await eventually(async () => (await one.rows()) < 20);
	await one.write(1);
	await eventually(async () => (await one.rows()) === 0);
});

test('text reaches search once after the last edit, and not again when nothing has changed', async () => {
	const kept = keeper();
	changed = (planId) => kept.edited(planId);
	kept.start();
	const one = await plan();
	await one.write(5);
	await eventually(one.known);
	const times = one.times();
	await eventually(async () => (await one.rows()) === 0);
	await new Promise((resolve) => setTimeout(resolve, 700));
	expect(one.times(), 'folding changes no text').toBe(times);
	expect((await storage.load(one.planId))!.textKnown).toBe(true);
});

test('what a killed process has left is found at the start of the next: tails, and text that search lacks', async () => {
	const [long, short, untouched] = [await plan(), await plan(), await plan()];
	await long.write(60);
	await short.write(3);
	keeper().start();
	await eventually(() => long.known() && short.known() && untouched.times() > 0);
	await eventually(async () => (await long.rows()) === 0);
	expect((await storage.waiting(20, 100)).map(({ planId }) => planId)).not.toContain(long.planId);
});

test('search that fails is asked again, and other plans do not wait for it', async () => {
	let away = true;
	const kept = keeper({ failing: () => away });
	changed = (planId) => kept.edited(planId);
	kept.start();
	const one = await plan();
	await one.write(25);
	await eventually(async () => (await one.rows()) < 20);
	expect(one.times()).toBe(0);
	away = false;
	await eventually(one.known);
});

test('P3: a plan that cannot be read is left as it is, and the others are looked after', async () => {
	const snapshots = db.connection.collection('plansnapshots');
	const [broken, sound] = [await plan(), await plan()];
	await broken.write(30);
	const _id = new Types.ObjectId(broken.planId);
	await snapshots.updateOne({ _id }, { $set: { state: Buffer.from([0, 0]) } });
	keeper().start();
	await sound.write(30);
	await eventually(async () => sound.known() && (await sound.rows()) < 20);
	expect(await db.connection.collection('planupdates').countDocuments({ planId: broken.planId })).toBe(30);
	await snapshots.deleteOne({ _id });
});
