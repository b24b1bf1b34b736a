import mongoose from 'mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import { toDomainError, DomainError } from '../../server/kernel/errors.ts';
import { ensureIndexes } from '../../server/platform/mongo/indexes.ts';
import { watchInserts } from '../../server/platform/mongo/change-stream.ts';
import { freshDatabase, type FreshDatabase } from '../support/mongo.ts';
import { quietLog } from '../support/test-server.ts';

/** Polls end as soon as they can; this only bounds them on a busy machine. */
const SOON = { timeout: 30_000, interval: 20 };

interface Counter {
	_id: string;
	value: number;
}

const counterSchema = new mongoose.Schema<Counter>(
	{ _id: String, value: { type: Number, required: true, index: true } },
	{ strict: 'throw', autoIndex: false, versionKey: false, collection: 'counters' }
);

let db: FreshDatabase;
let counters: mongoose.Model<Counter>;

beforeAll(async () => {
	db = await freshDatabase();
	counters = db.connection.model<Counter>('Counter', counterSchema);
	await ensureIndexes(db.connection);
});

describe('a transaction', () => {
	it('lets eight at once count on one document, and none is lost', async () => {
		const increment = () =>
			db.inTransaction(async (session) => {
				const row = await counters
					.findOneAndUpdate(
						{ _id: 'together' },
						{ $inc: { value: 1 } },
						{ upsert: true, returnDocument: 'after', session }
					)
					.lean();
				return row.value;
			});
		const seen = await Promise.all(Array.from({ length: 8 }, increment));
		expect(seen.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
		expect((await counters.findById('together').lean())?.value).toBe(8);
	});

	it('also when each reads first and writes afterwards', async () => {
		await counters.create({ _id: 'slow', value: 0 });
		const increment = () =>
			db.inTransaction(async (session) => {
				const row = await counters.findById('slow', null, { session }).lean();
				await counters.updateOne({ _id: 'slow' }, { $set: { value: row!.value + 1 } }, { session });
			});
		await Promise.all(Array.from({ length: 40 }, increment));
		expect((await counters.findById('slow').lean())?.value).toBe(40);
	});

	it('undoes everything when a rule refuses, and hands the refusal on as it is', async () => {
		const refusal = new DomainError('not_allowed', 'no');
		const attempt = db.inTransaction(async (session) => {
			await counters.create([{ _id: 'undone', value: 1 }], { session });
			throw refusal;
		});
		await expect(attempt).rejects.toBe(refusal);
		expect(await counters.findById('undone').lean()).toBeNull();
	});

	it('hands on what the database refuses', async () => {
		await counters.create({ _id: 'taken', value: 1 });
		const attempt = db.inTransaction((session) => counters.create([{ _id: 'taken', value: 2 }], { session }));
		await expect(attempt).rejects.toMatchObject({ code: 11000 });
		expect(toDomainError(await attempt.catch((e: unknown) => e)).code).toBe('internal');
	});
});

describe('the connection', () => {
	it('takes a filter from outside literally', async () => {
		const hostile = { _id: { $ne: 'x' } as unknown as string };
		await expect(counters.find(hostile).lean()).rejects.toMatchObject({ name: 'CastError' });
	});

	it('throws when a filter names a field that does not exist', async () => {
		await expect(counters.find({ valeu: 1 } as never).lean()).rejects.toMatchObject({
			name: 'StrictModeError'
		});
	});
});

describe('indexes', () => {
	it('are built once, and what nobody declares is named', async () => {
		const plain = new mongoose.Schema({ city: String }, { autoIndex: false, collection: 'plain' });
		plain.index({ city: 1 }, { name: 'by_city' });
		const model = db.connection.model('Plain', plain);
		const report = async () => (await ensureIndexes(db.connection)).find((one) => one.model === 'Plain');
		expect(await report()).toEqual({
			model: 'Plain',
			collection: 'plain',
			made: ['by_city'],
			undeclared: []
		});
		await model.collection.createIndex({ old: 1 });
		expect(await report()).toEqual({ model: 'Plain', collection: 'plain', made: [], undeclared: ['old_1'] });
	});
});

describe('a watch over inserts', () => {
	it('brings what was committed, in order, and nothing that was undone', async () => {
		const seen: string[] = [];
		const watch = watchInserts<Counter>(counters.collection as never, {
			onDocument: (row) => void seen.push(row._id),
			onGap: () => void seen.push('gap'),
			log: quietLog
		});
		await watch.ready;
		await db.inTransaction(async (session) => {
			await counters.create(
				[
					{ _id: 'w1', value: 1 },
					{ _id: 'w2', value: 1 }
				],
				{ session, ordered: true }
			);
		});
		await db
			.inTransaction(async (session) => {
				await counters.create([{ _id: 'never', value: 1 }], { session });
				throw new DomainError('not_allowed');
			})
			.catch(() => undefined);
		await counters.create({ _id: 'w3', value: 1 });
		await expect.poll(() => seen, SOON).toEqual(['w1', 'w2', 'w3']);
		await watch.close();
	});

	it('tells a gap when its place is gone, and goes on', async () => {
		const collection = db.connection.collection<Counter>('dropped');
		await collection.insertOne({ _id: 'first', value: 1 });
		const seen: string[] = [];
		const watch = watchInserts<Counter>(collection as never, {
			onDocument: (row) => void seen.push(row._id),
			onGap: (reason) => void seen.push(`gap: ${reason}`),
			log: quietLog
		});
		await watch.ready;
		await collection.drop();
		await expect.poll(() => seen, SOON).toEqual(['gap: lost']);
		await collection.insertOne({ _id: 'second', value: 1 });
		await expect.poll(() => seen, SOON).toEqual(['gap: lost', 'second']);
		await watch.close();
	});

	it('asks to read again when a document was refused', async () => {
		const seen: string[] = [];
		const watch = watchInserts<Counter>(db.connection.collection<Counter>('refused') as never, {
			onDocument: (row) => {
				if (row._id === 'bad') throw new Error('cannot take it');
				seen.push(row._id);
			},
			onGap: (reason) => void seen.push(`gap: ${reason}`),
			log: quietLog
		});
		await watch.ready;
		await db.connection.collection<Counter>('refused').insertMany([
			{ _id: 'bad', value: 1 },
			{ _id: 'good', value: 1 }
		]);
		await expect.poll(() => seen, SOON).toEqual(['gap: refused', 'good']);
		await watch.close();
	});
});
