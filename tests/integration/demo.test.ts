import { beforeAll, describe, expect, it } from 'vitest';
import { createAccountModels } from '../../server/features/accounts/accounts.model.ts';
import {
	createCityModel,
	createCountryModel,
	createRegionModel
} from '../../server/features/cities/cities.model.ts';
import { createThemeModel } from '../../server/features/themes/themes.model.ts';
import { DEMO_NETWORK } from '../../server/demo/content/index.ts';
import { DEMO_PLANS } from '../../server/demo/content/plans/index.ts';
import { loadDemoNetwork } from '../../server/demo/load.ts';
import { settingsOf } from '../../server/platform/settings.model.ts';
import { createPlanWorld, type PlanWorld } from '../support/plan-world.ts';
import { createForumWorld, type ForumWorld } from '../support/forum-world.ts';
import { freshDatabase, type FreshDatabase } from '../support/mongo.ts';
import { quietLog } from '../support/test-server.ts';

let db: FreshDatabase;
let world: ForumWorld;
let planWorld: PlanWorld;

beforeAll(async () => {
	db = await freshDatabase();
	createAccountModels(db.connection);
	createRegionModel(db.connection);
	createCountryModel(db.connection);
	createCityModel(db.connection);
	createThemeModel(db.connection);
	world = await createForumWorld(db);
	planWorld = await createPlanWorld(db, world);
	// The world's own three forums would stand among the demo's.
	await db.connection.collection('forums').deleteMany({});
});

const load = () => loadDemoNetwork({ connection: db.connection, log: quietLog });
const count = (name: string) => db.connection.collection(name).countDocuments();
const NAMES = [
	'regions',
	'countries',
	'cities',
	'themes',
	'forums',
	'people',
	'rolegrants',
	'threads',
	'replies'
];
const counts = async () => Object.fromEntries(await Promise.all(NAMES.map(async (n) => [n, await count(n)])));

it('stays out of a network that has people of its own', async () => {
	const people = db.connection.collection('people');
	await people.insertOne({ email: 'somebody@real.example' });
	expect(await load()).toBe('refused');
	expect(await counts()).toMatchObject({ people: 1, threads: 0, cities: 0 });
	await people.deleteMany({});
});

it('a load that is cut short is finished at the next start, and then left alone', async () => {
	const { connection } = db;
	const replies = connection.model('Reply');
	const original = replies.insertMany;
	replies.insertMany = () => Promise.reject(new Error('killed'));
	await expect(load()).rejects.toThrow('killed');
	replies.insertMany = original;
	expect(await count('threads')).toBeGreaterThan(0);
	expect(await count('replies')).toBe(0);

	expect(await load()).toBe('loaded');
	const after = await counts();
	expect(after).toMatchObject({
		cities: DEMO_NETWORK.cities.length,
		people: DEMO_NETWORK.people.length,
		threads: DEMO_NETWORK.threads.length,
		replies: DEMO_NETWORK.threads.flatMap((thread) => thread.replies).length
	});
	await connection.collection('threads').deleteOne({});
	expect(await load()).toBe('already');
	expect(await count('threads')).toBe(after.threads! - 1);
	// Anew, for the next test.
	await Promise.all(NAMES.map((name) => connection.collection(name).deleteMany({})));
	await settingsOf(connection).deleteMany({});
	expect(await load()).toBe('loaded');
});

it('what the forums say of their threads agrees with the threads', async () => {
	const { forum, actors } = world;
	const threads = await db.connection.collection('threads').find({ visibility: 'public' }).toArray();
	const cards = await forum.list(actors.guest);
	expect(cards).toHaveLength(DEMO_NETWORK.forums.length);
	for (const card of cards) {
		const seen = threads
			.filter((thread) => thread.forumId === card.id)
			.sort((a, b) => b.lastActivityAt.getTime() - a.lastActivityAt.getTime());
		expect(card.threadCount).toBe(seen.length);
		expect(card.latest?.threadId ?? null).toBe(seen[0] ? String(seen[0]._id) : null);
	}
});

it('every thread can be read, with its replies', async () => {
	const { forum, actors } = world;
	for (const { _id } of await db.connection.collection('threads').find().toArray()) {
		const page = await forum.thread(actors.secretariat, String(_id));
		expect(page.thread.replyCount).toBe(page.replies.filter(({ hidden }) => hidden === null).length);
		if (page.thread.acceptedReplyId) expect(page.accepted?.id).toBe(page.thread.acceptedReplyId);
	}
});

describe('the plans of the demonstration', () => {
	const all = async () => (await planWorld.plans.list(planWorld.actors.secretariat)).plans;
	const forget = () =>
		Promise.all(
			['plans', 'planparts', 'planactivity', 'planversions', 'plansnapshots'].map((name) =>
				db.connection.collection(name).deleteMany({})
			)
		);

	it('can be read, with their activity and versions', async () => {
		const { plans, actors } = planWorld;
		const cards = await all();
		expect(cards).toHaveLength(DEMO_PLANS.length);
		for (const { id } of cards) {
			const { text } = await plans.read(actors.secretariat, id);
			expect(text.rows.activities.length).toBeGreaterThan(0);
			expect((await plans.activity(actors.secretariat, id)).activity.length).toBeGreaterThan(0);
			for (const { number } of (await plans.versions(actors.secretariat, id)).versions)
				expect(
					(await plans.version(actors.secretariat, id, number)).text.sections.mandate.length
				).toBeGreaterThan(0);
		}
		expect((await plans.list(actors.guest)).plans).toHaveLength(1);
	});

	it('come once to a demonstration that was loaded before there were plans', async () => {
		await forget();
		await settingsOf(db.connection).deleteOne({ _id: 'demo-plans' });
		expect(await load()).toBe('already');
		expect(await all()).toHaveLength(DEMO_PLANS.length);
		await forget();
		expect(await load()).toBe('already');
		expect(await all()).toEqual([]);
	});
});
