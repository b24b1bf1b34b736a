import { Types, type Connection } from 'mongoose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { foldPlan } from '../../server/collab/storage/fold.ts';
import { createPlanRelay } from '../../server/collab/storage/plan-relay.repository.ts';
import {
	createPlanStorage,
	type KeptPlanStorage
} from '../../server/collab/storage/plan-storage.repository.ts';
import type { PlanRelay } from '../../server/collab/storage/port.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { createLog } from '../../server/platform/log.ts';
import { watchInserts, type InsertListener } from '../../server/platform/mongo/change-stream.ts';
import { connectTo } from '../../server/platform/mongo/connect.ts';
import { ensureIndexes } from '../../server/platform/mongo/indexes.ts';
import { eventually } from '../support/eventually.ts';
import { freshDatabase, type FreshDatabase } from '../support/mongo.ts';

let db: FreshDatabase;
let storage: KeptPlanStorage;
const relays: PlanRelay[] = [];

beforeAll(async () => {
	db = await freshDatabase();
	storage = createPlanStorage(db.connection, { ...db, clock: systemClock, fold: foldPlan });
	await ensureIndexes(db.connection);
});
afterAll(async () => {
	await Promise.all(relays.map((relay) => relay.close()));
});

const planIdOf = () => new Types.ObjectId().toHexString();

/** A process as the relay sees one: who is where, and what it heard. */
async function node(name: string, connection: Connection = db.connection, watch = watchInserts) {
	const relay = await createPlanRelay(connection, { nodeId: name, log: createLog('silent'), watch });
	relays.push(relay);
	const people = new Awareness(new Y.Doc());
	people.setLocalState(null);
	// Its own timer, for clients that fall silent, is the endpoint's affair.
	people.destroy();
	const heard = { edits: [] as string[], left: [] as string[], gaps: 0 };
	relay.subscribe({
		edited: (planId, group) => heard.edits.push(`${planId} ${group.nodeId} ${Buffer.from(group.update)}`),
		presence: (_planId, nodeId, update) => applyAwarenessUpdate(people, update, nodeId),
		left: (planId, nodeId) => heard.left.push(`${planId} ${nodeId}`),
		gap: () => heard.gaps++
	});
	const names = () =>
		[...people.getStates().values()].map((state) => (state as { name: string }).name).toSorted();
	return { relay, heard, names };
}

/** Somebody at one process, who moves about. */
function person(name: string) {
	const awareness = new Awareness(new Y.Doc());
	const { clientID } = awareness;
	return {
		at(place: number) {
			awareness.setLocalState({ name, place });
			return encodeAwarenessUpdate(awareness, [clientID]);
		},
		gone() {
			awareness.setLocalState(null);
			const update = encodeAwarenessUpdate(awareness, [clientID]);
			awareness.destroy();
			return update;
		}
	};
}

const append = (planId: string, nodeId: string, words: string) =>
	storage.append({ id: planIdOf(), planId, nodeId, update: Buffer.from(words), work: [] });

test('P17: edits reach the other process, and only where the plan is open', async () => {
	const [here, there] = [await node('one'), await node('other')];
	const [planId, other] = [planIdOf(), planIdOf()];
	here.relay.opened(planId);
	there.relay.opened(planId);
	await append(other, 'one', 'elsewhere');
	await append(planId, 'one', 'first');
	await append(planId, 'other', 'second');
	await eventually(() => here.heard.edits.length > 0 && there.heard.edits.length > 0);
	expect(there.heard.edits).toEqual([`${planId} one first`]);
	expect(here.heard.edits).toEqual([`${planId} other second`]);
});

test('P17: people at one process are seen at the other, whoever came first, until they go', async () => {
	const [here, there] = [await node('here'), await node('there')];
	const planId = planIdOf();
	const [amina, jean] = [person('Amina'), person('Jean')];
	here.relay.opened(planId);
	here.relay.tellPresence(planId, amina.at(1));
	// Long enough for the first process to know that it is alone.
	await new Promise((resolve) => setTimeout(resolve, 300));
	there.relay.opened(planId);
	there.relay.tellPresence(planId, jean.at(1));
	await eventually(() => here.names().includes('Jean') && there.names().includes('Amina'));
	for (let place = 2; place < 50; place++) here.relay.tellPresence(planId, amina.at(place));
	here.relay.tellPresence(planId, amina.gone());
	await eventually(() => !there.names().includes('Amina'));
	there.relay.closed(planId);
	await eventually(() => here.heard.left.includes(`${planId} there`));
});

test('presences are only written while another process has the plan open, and many travel as one', async () => {
	const presence = db.connection.collection('planpresence');
	const [here, there] = [await node('busy'), await node('quiet')];
	const planId = planIdOf();
	const written = () => presence.countDocuments({ nodeId: 'busy', planId });
	const amina = person('Amina');
	here.relay.opened(planId);
	for (let place = 0; place < 20; place++) here.relay.tellPresence(planId, amina.at(place));
	await new Promise((resolve) => setTimeout(resolve, 400));
	expect(await written()).toBe(0);
	there.relay.opened(planId);
	await eventually(() => there.names().includes('Amina'));
	const before = await written();
	for (let place = 0; place < 50; place++) {
		here.relay.tellPresence(planId, amina.at(place));
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	await eventually(async () => (await written()) > before);
	// Half a second and more of moving about: fifty updates, of which few travel.
	expect((await written()) - before).toBeLessThan(10);
	amina.gone();
});

test('P17: whoever may have missed edits is told to read again, and people are told anew', async () => {
	const gaps: (() => void | Promise<void>)[] = [];
	const watch: typeof watchInserts = (collection, listener) => {
		gaps.push(() => (listener as InsertListener<never>).onGap('lost'));
		return watchInserts(collection, listener);
	};
	const [here, there] = [await node('steady'), await node('forgetful', db.connection, watch)];
	const planId = planIdOf();
	const amina = person('Amina');
	here.relay.opened(planId);
	there.relay.opened(planId);
	there.relay.tellPresence(planId, amina.at(1));
	await eventually(() => here.names().includes('Amina'));
	const written = () =>
		db.connection.collection('planpresence').countDocuments({ nodeId: 'forgetful', planId });
	const before = await written();
	for (const gap of gaps) await gap();
	expect(there.heard.gaps).toBe(1);
	await eventually(async () => (await written()) > before);
	amina.gone();
});

test('a process that ends in good order has left at once', async () => {
	const [here, there] = [await node('stays'), await node('ends')];
	const planId = planIdOf();
	here.relay.opened(planId);
	there.relay.opened(planId);
	await eventually(async () => (await openAt('stays', planId)) && (await openAt('ends', planId)));
	await there.relay.close();
	await eventually(() => here.heard.left.includes(`${planId} ends`));
});

test('a process that was killed has left after a while', async () => {
	const connection = await connectTo(db.uri);
	const [here, there] = [await node('survivor'), await node('victim', connection)];
	const planId = planIdOf();
	here.relay.opened(planId);
	there.relay.opened(planId);
	const amina = person('Amina');
	there.relay.tellPresence(planId, amina.at(1));
	await eventually(() => here.names().includes('Amina'));
	await connection.close(true);
	amina.gone();
	await eventually(() => here.heard.left.includes(`${planId} victim`), 30_000);
});

async function openAt(nodeId: string, planId: string): Promise<boolean> {
	return (await db.connection.collection('planpresence').findOne({ nodeId, open: planId })) !== null;
}
