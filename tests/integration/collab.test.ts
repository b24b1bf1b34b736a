import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureIndexes } from '../../server/platform/mongo/indexes.ts';
import { createCollabWorld, type CollabWorld } from '../support/collab-world.ts';
import { eventually } from '../support/eventually.ts';
import { freshDatabase } from '../support/mongo.ts';

let world: CollabWorld;

beforeAll(async () => {
	const db = await freshDatabase();
	world = await createCollabWorld(db);
	await ensureIndexes(db.connection);
});
afterAll(() => world?.stop());

describe('smoke', () => {
	it('P4: an edit is at everybody at once, and then stored', async () => {
		const planId = await world.plan();
		const [a, b] = [world.person('Amina'), world.person('Jean')];
		world.allow(a, planId, {});
		world.allow(b, planId, {});
		const one = await (await world.socket(a, planId)).sync();
		const two = await (await world.socket(b, planId)).sync();
		expect(one.heard[0]).toBe('role');
		expect(one.need).toContain('template');
		one.write('hello');
		await eventually(() => two.need.includes('hello'));
		await eventually(() => one.stored === 2);
		expect((await world.stored(planId)).getXmlFragment('section:need').toString()).toContain('hello');
	});
});
