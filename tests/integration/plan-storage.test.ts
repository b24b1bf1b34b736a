import { Types } from 'mongoose';
import { afterAll, expect, test } from 'vitest';
import { foldPlan } from '../../server/collab/storage/fold.ts';
import { createPlanStorage } from '../../server/collab/storage/plan-storage.repository.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { connectTo } from '../../server/platform/mongo/connect.ts';
import { ensureIndexes } from '../../server/platform/mongo/indexes.ts';
import { createTransactions } from '../../server/platform/mongo/transaction.ts';
import { eventually } from '../support/eventually.ts';
import { leakyLine } from '../support/leaky-line.ts';
import { freshDatabase } from '../support/mongo.ts';
import { planStorageContract, type StorageUnderTest } from '../support/plan-storage-contract.ts';

planStorageContract('MongoDB', async (): Promise<StorageUnderTest> => {
	const db = await freshDatabase();
	const second = await connectTo(db.uri);
	afterAll(() => second.close());
	const storages = [db.connection, second].map((connection) =>
		createPlanStorage(connection, {
			inTransaction: createTransactions(connection),
			clock: systemClock,
			fold: foldPlan
		})
	) as unknown as StorageUnderTest['storages'];
	await ensureIndexes(db.connection);
	return {
		storages,
		inTransaction: db.inTransaction,
		async damage(planId, state) {
			await db.connection
				.collection('plansnapshots')
				.updateOne({ _id: new Types.ObjectId(planId) }, { $set: { state: Buffer.from(state) } });
		}
	};
});

test('P6: edits that a broken connection has swallowed are never said to be stored, and go through later', async () => {
	const db = await freshDatabase();
	const line = await leakyLine(db.uri);
	const connection = await connectTo(line.uri);
	afterAll(async () => {
		await connection.close();
		await line.close();
	});
	const storage = createPlanStorage(connection, {
		inTransaction: createTransactions(connection),
		clock: systemClock,
		fold: foldPlan
	});
	await ensureIndexes(connection);
	const groups = Array.from({ length: 20 }, () => {
		const id = new Types.ObjectId().toHexString();
		return { id, planId: id, nodeId: 'node', update: new Uint8Array(2000), work: [] };
	});
	const rows = db.connection.collection('planupdates');
	line.swallow(true);
	const outcomes = await Promise.allSettled(groups.map((group) => storage.append(group)));
	expect(await rows.countDocuments()).toBe(0);
	expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['rejected']));
	line.swallow(false);
	await eventually(() =>
		Promise.all(groups.map((group) => storage.append(group))).then(
			() => true,
			() => false
		)
	);
	expect(await rows.countDocuments()).toBe(20);
});
