import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { ensureIndexes } from '../../server/platform/mongo/indexes.ts';
import { PlanConnection } from '../../src/lib/client/plan-connection/open-plan.ts';
import { MESSAGE_LIMIT } from '../../src/lib/shared/plans/wire.ts';
import { createCollabWorld, type Citizen, type CollabWorld } from '../support/collab-world.ts';
import { freshDatabase } from '../support/mongo.ts';

/** The page's own connection on the real endpoint: what it says of its words is what has become of them. */

let world: CollabWorld;
let planId: string;
let amina: Citizen;
const open: PlanConnection[] = [];
const device = new IDBFactory();
const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 20 });

beforeAll(async () => {
	// Where the page has a browser around it.
	vi.stubGlobal('IDBKeyRange', IDBKeyRange);
	const db = await freshDatabase();
	world = await createCollabWorld(db);
	await ensureIndexes(db.connection);
});
beforeEach(async () => {
	planId = await world.plan();
	amina = world.person('Amina');
	world.allow(amina, planId, {});
});
afterEach(async () => {
	Object.assign(world.faults, { append: null, hang: null });
	await Promise.all(open.splice(0).map((plan) => plan.close()));
});
afterAll(async () => {
	await world?.stop();
	vi.unstubAllGlobals();
});

function visit(who: Citizen, role: 'editor' | 'viewer' = 'editor'): PlanConnection {
	class WithCookie extends WebSocket {
		constructor(url: string) {
			super(url, { headers: { cookie: who.cookie } });
		}
	}
	const plan = new PlanConnection({
		planId,
		personId: who.id,
		role,
		url: world.url,
		indexedDB: device,
		WebSocketImpl: WithCookie as unknown as typeof globalThis.WebSocket
	});
	open.push(plan);
	return plan;
}

function write(plan: PlanConnection, words: string): void {
	const block = new Y.XmlElement('paragraph');
	block.insert(0, [new Y.XmlText(words)]);
	plan.doc.getXmlFragment('section:need').push([block]);
}

const storedNeed = async () => (await world.stored(planId)).getXmlFragment('section:need').toString();
const online = (plan: PlanConnection) =>
	until(() => expect(plan.state).toMatchObject({ kind: 'online', unsent: 'none' }));

describe('an open plan on the real endpoint', () => {
	it('P5: says stored when, and only when, the words are in the database', async () => {
		const plan = visit(amina);
		await online(plan);
		let answer = () => undefined as void;
		world.faults.hang = new Promise((resolve) => (answer = resolve));
		write(plan, 'Held back');
		expect(plan.state).toMatchObject({ unsent: 'device' });
		await until(() => expect(plan.state).toMatchObject({ unsent: 'received' }));
		expect(plan.hasUnstored).toBe(true);
		world.faults.hang = null;
		answer();
		await online(plan);
		expect(await storedNeed()).toContain('Held back');
	});

	it('P6: says that the database is away, and stores when it is back', async () => {
		const plan = visit(amina);
		await online(plan);
		world.faults.append = new Error('the test says so');
		write(plan, 'Patience');
		await until(() => expect(plan.state).toMatchObject({ kind: 'delayed', unsent: 'received' }));
		world.faults.append = null;
		await online(plan);
		expect(await storedNeed()).toContain('Patience');
	});

	it('P8, P11: keeps the words of somebody who loses the right in mid-sentence, and sends them when it is back', async () => {
		const plan = visit(amina);
		await online(plan);
		world.allow(amina, planId, { role: 'viewer' });
		world.tell({ type: 'plan.changed', planId, change: 'roles' });
		await until(() => expect(plan.mayWrite).toBe(false));
		write(plan, 'Half a sentence');
		await until(() => expect(plan.unsentText()).toEqual([{ part: 'need', text: 'Half a sentence' }]));
		expect(plan.hasUnstored).toBe(true);
		world.allow(amina, planId, { role: 'editor' });
		world.tell({ type: 'plan.changed', planId, change: 'roles' });
		await until(async () => expect(await storedNeed()).toContain('Half a sentence'));
		await online(plan);
	});

	it.each([
		['signed_out', () => world.signOut(amina)],
		['not_allowed', () => world.allow(amina, planId, null)]
	])('P11: ends with its reason: %s', async (reason, lose) => {
		const plan = visit(amina);
		await online(plan);
		lose();
		world.tell({ type: 'plan.changed', planId, change: 'roles' });
		await until(() => expect(plan.state).toMatchObject({ kind: 'closed', reason }));
	});

	it('a guest is told to sign in', async () => {
		const plan = visit({ ...amina, cookie: '' });
		await until(() => expect(plan.state).toMatchObject({ kind: 'closed', reason: 'signed_out' }));
	});

	it('P10: brings what is longer than a message', async () => {
		const plan = visit(amina);
		await online(plan);
		write(plan, 'ب'.repeat(MESSAGE_LIMIT));
		await online(plan);
		expect((await storedNeed()).length).toBeGreaterThan(MESSAGE_LIMIT);
	});

	it('P17: two pages of one person and one of another end up the same, and a reader says nothing is theirs', async () => {
		const basil = world.person('Basil');
		world.allow(basil, planId, { role: 'viewer' });
		const [first, second, reader] = [visit(amina), visit(amina), visit(basil, 'viewer')];
		await Promise.all([first, second, reader].map(online));
		write(first, 'One');
		write(second, 'Two');
		await until(() => {
			const text = first.doc.getXmlFragment('section:need').toString();
			expect(text).toContain('Two');
			for (const other of [second, reader])
				expect(other.doc.getXmlFragment('section:need').toString()).toBe(text);
		});
		expect(reader.hasUnstored).toBe(false);
		expect(reader.mayWrite).toBe(false);
	});
});
