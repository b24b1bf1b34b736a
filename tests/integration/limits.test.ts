import type { Connection } from 'mongoose';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DomainError } from '../../server/kernel/errors.ts';
import { createLimits, type Limit, type Limits } from '../../server/platform/limits.ts';
import { connectTo } from '../../server/platform/mongo/connect.ts';
import { ensureIndexes } from '../../server/platform/mongo/indexes.ts';
import { freshDatabase, type FreshDatabase } from '../support/mongo.ts';

const THREE: Limit = { name: 'three', points: 3, seconds: 600 };

let db: FreshDatabase;
const open: Connection[] = [];

beforeAll(async () => {
	db = await freshDatabase();
	createLimits(db.connection);
	await ensureIndexes(db.connection);
});

afterEach(async () => {
	await Promise.all(open.splice(0).map((connection) => connection.close()));
});

/** The limits of one more node on the same database. */
async function node(options: { scale?: number } = {}): Promise<Limits> {
	const connection = await connectTo(db.uri);
	open.push(connection);
	return createLimits(connection, options);
}

/** What is stored now. Local, because counts are not awaited until a majority has them. */
function rows() {
	const limits = db.connection.collection('limits');
	return limits.find({}, { projection: { _id: 0 }, readConcern: { level: 'local' } }).toArray();
}

/** How many of `attempts` calls at once are let through; the others must all be refused alike. */
async function allowed(attempts: (() => Promise<void>)[]): Promise<number> {
	const results = await Promise.allSettled(attempts.map((attempt) => attempt()));
	for (const result of results)
		if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'rate_limited' });
	return results.filter((result) => result.status === 'fulfilled').length;
}

describe('a limit', () => {
	it('lets through its points and then says when to come back', async () => {
		const limits = await node();
		for (let i = 0; i < 3; i++) await limits.spend(THREE, 'amal');
		const refusal = await limits.spend(THREE, 'amal').then(
			() => null,
			(error: DomainError) => error
		);
		expect(refusal).toMatchObject({ code: 'rate_limited', status: 429 });
		expect(refusal?.retryAfter).toBeGreaterThan(590);
		expect(refusal?.retryAfter).toBeLessThanOrEqual(600);
		expect(refusal?.message).not.toContain('amal');
		await limits.spend(THREE, 'basil');
	});

	it('is one limit for all nodes, also when they count at the same moment', async () => {
		const nodes = [await node(), await node()];
		const attempts = Array.from({ length: 40 }, (_, i) => () => nodes[i % 2]!.take('ask', 'person-1'));
		expect(await allowed(attempts)).toBe(30);
	});

	it('counts questions and replies together', async () => {
		const limits = await node({ scale: 0.1 });
		const attempts = [limits.take('ask', 'p2'), limits.take('reply', 'p2'), limits.take('ask', 'p2')];
		await Promise.all(attempts);
		await expect(limits.take('reply', 'p2')).rejects.toMatchObject({ code: 'rate_limited' });
		await limits.take('edit', 'p2');
	});

	it('begins anew when its time is over, though the database has not tidied up yet', async () => {
		const limits = await node();
		const brief: Limit = { name: 'brief', points: 1, seconds: 60 };
		await limits.spend(brief, 'x');
		await expect(limits.spend(brief, 'x')).rejects.toMatchObject({ code: 'rate_limited' });
		vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
		try {
			await limits.spend(brief, 'x');
			await expect(limits.spend(brief, 'x')).rejects.toMatchObject({ code: 'rate_limited' });
		} finally {
			vi.useRealTimers();
		}
	});

	it('gives the points back when asked to', async () => {
		const limits = await node();
		for (let i = 0; i < 3; i++) await limits.spend(THREE, 'dana');
		await expect(limits.spend(THREE, 'dana')).rejects.toMatchObject({ code: 'rate_limited' });
		await limits.forgive(THREE, 'dana');
		await limits.spend(THREE, 'dana');
	});

	it('is raised or lowered by its scale, never below one', async () => {
		const small = await node({ scale: 0.01 });
		expect(await allowed(Array.from({ length: 10 }, () => () => small.spend(THREE, 'scale-1')))).toBe(1);
		const large = await node({ scale: 3 });
		expect(await allowed(Array.from({ length: 12 }, () => () => large.spend(THREE, 'scale-3')))).toBe(9);
	});
});

describe('what is stored', () => {
	it('holds no address', async () => {
		const limits = await node();
		await limits.spend({ name: 'sign_in', points: 5, seconds: 60 }, 'amal@city.example 192.0.2.7');
		const stored = JSON.stringify(await rows());
		expect(stored).toContain('sign_in:');
		expect(stored).not.toContain('amal');
		expect(stored).not.toContain('192.0.2.7');
	});

	it('goes by itself: an index on the end of each row, and keys are unique', async () => {
		const indexes = await db.connection.collection('limits').indexes();
		expect(indexes).toContainEqual(expect.objectContaining({ key: { expire: 1 }, expireAfterSeconds: 0 }));
		expect(indexes).toContainEqual(expect.objectContaining({ key: { key: 1 }, unique: true }));
		for (const row of await rows()) expect(row.expire).toBeInstanceOf(Date);
	});

	it('is not touched by who has gone over', async () => {
		const limits = await node();
		const flood: Limit = { name: 'flood', points: 2, seconds: 600 };
		for (let i = 0; i < 50; i++) await limits.spend(flood, 'x').catch(() => undefined);
		const row = (await rows()).find(({ key }) => String(key).startsWith('flood:'));
		expect(row?.points).toBe(3);
	});
});

it('says so when the database is away', async () => {
	const connection = await connectTo(db.uri);
	const limits = createLimits(connection);
	await limits.take('search', 'guest');
	await connection.close();
	await expect(limits.take('search', 'guest')).rejects.toMatchObject({ code: 'unavailable', status: 503 });
	await expect(limits.forgive(THREE, 'guest')).rejects.toMatchObject({ code: 'unavailable' });
});
