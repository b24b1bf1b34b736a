import { Types } from 'mongoose';
import { afterAll } from 'vitest';
import { foldPlan } from '../../server/collab/storage/fold.ts';
import { createPlanStorage } from '../../server/collab/storage/plan-storage.repository.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { connectTo } from '../../server/platform/mongo/connect.ts';
import { ensureIndexes } from '../../server/platform/mongo/indexes.ts';
import { createTransactions } from '../../server/platform/mongo/transaction.ts';
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
