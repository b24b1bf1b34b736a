import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as encoding from 'lib0/encoding';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { ensureIndexes } from '../../server/platform/mongo/indexes.ts';
import { createCollabWorld, VALMONT, type Citizen, type CollabWorld } from '../support/collab-world.ts';
import { eventually } from '../support/eventually.ts';
import { freshDatabase } from '../support/mongo.ts';
import type { PlanClient } from '../support/plan-client.ts';
import { randomFrom, hostileFrame, type Ammunition } from '../support/plan-fuzz.ts';

/**
 * Hostile frames at a plan in which two people write. `MULTAQA_SEED` repeats a run, `MULTAQA_FRAMES` makes
 * it longer.
 */
const SEED = Number(process.env.MULTAQA_SEED ?? Date.now() % 1_000_000);
const FRAMES = Number(process.env.MULTAQA_FRAMES ?? 10_000);
const SOCKETS_AT_ONCE = 8;
/** Bytes that the heap may have grown by in the end: the document, and what tests keep of it. */
const GROWTH = 48 * 1024 * 1024;

let world: CollabWorld;
let planId: string;

beforeAll(async () => {
	const db = await freshDatabase();
	world = await createCollabWorld(db);
	await ensureIndexes(db.connection);
	planId = await world.plan();
});
afterAll(() => world?.stop());

function editor(name: string): Citizen {
	const who = world.person(name, { cityId: VALMONT });
	world.allow(who, planId, {});
	return who;
}

describe('hostile frames', () => {
	it(`${FRAMES} of them change nothing for two people who write (MULTAQA_SEED=${SEED})`, async () => {
		const random = randomFrom(SEED);
		const pair = await Promise.all(
			['Amina', 'Jean'].map(async (name) => (await world.socket(editor(name), planId)).sync())
		);
		// As every page does: ids that nobody has shown are anybody's.
		for (const client of pair) client.show({ place: 'need' });
		const mallory = editor('Mallory');
		const reader = world.person('Reader');
		world.allow(reader, planId, { role: 'viewer' });
		let thrown = 0;
		let reconnections = 0;
		const codes = new Map<number, number>();
		const before = heap();

		async function attacker(): Promise<void> {
			let client: PlanClient | null = null;
			while (thrown < FRAMES) {
				if (!client || client.socket.readyState !== WebSocket.OPEN) {
					if (client) {
						count(codes, await client.closed());
						// What a hundred attackers remember is not the server's.
						world.clients.splice(world.clients.indexOf(client), 1);
					}
					client = await world.socket(
						random() < 0.2 ? reader : mallory,
						planId,
						random() < 0.05 ? '?schema=7' : ''
					);
					client.silent = random() < 0.5;
					reconnections++;
				}
				const ammunition: Ammunition = { document: pair[0]!.document, client: client.document.clientID };
				client.socket.send(hostileFrame(random, ammunition));
				thrown++;
				// What is sent after the server has closed would only seem to be thrown.
				await client.answered();
			}
			client?.stop();
		}

		let done = false;
		let said = 0;
		const writing = (async () => {
			while (!done) {
				const one = pair[said % 2]!;
				one.write(`line ${said++}; `);
				await new Promise((resolve) => setTimeout(resolve, 40));
			}
		})();
		await Promise.all(Array.from({ length: SOCKETS_AT_ONCE }, attacker));
		done = true;
		await writing;

		expect(thrown).toBeGreaterThanOrEqual(FRAMES);
		for (const client of pair) expect(client.closedWith, `codes ${JSON.stringify([...codes])}`).toBeNull();
		// Nobody else noticed: both have every line, and it is stored.
		const lines = (text: string) => new Set(text.match(/line \d+;/g));
		await eventually(() => pair.every((client) => lines(client.need).size === said), 30_000);
		await eventually(() => pair.every((client) => client.stored >= said / 2), 30_000);
		await world.collab.documents.settle(planId);
		const stored = (await world.stored(planId)).getXmlFragment('section:need').toString();
		expect(lines(stored).size).toBe(said);
		await eventually(() => pair[0]!.need === pair[1]!.need);
		expect(stored).toBe(pair[0]!.need);
		// Nothing that only waits was kept, and nobody is left in the room.
		const { pendingStructs, pendingDs } = (await world.stored(planId)).store;
		expect([pendingStructs, pendingDs]).toEqual([null, null]);
		await eventually(() => pair.every((client) => client.people.size <= 1));
		expect(world.log.filter(({ level }) => level === 'error')).toEqual([]);
		expect([...codes.keys()].filter((code) => ![1006, 1009, 1013, 4400, 1002, 1007].includes(code))).toEqual(
			[]
		);
		expect(reconnections).toBeGreaterThan(10);
		const growth = heap() - before;
		expect(growth).toBeLessThan(GROWTH);
	}, 600_000);

	it('an update that breaks the document while it is applied costs its sender the line, and nobody a word', async () => {
		const plan = (planId = await world.plan('precious'));
		const [amina, mallory] = [editor('Amina'), editor('Mallory')];
		const one = await (await world.socket(amina, plan)).sync();
		const attacker = await (await world.socket(mallory, plan)).sync();
		one.write('kept');
		await eventually(() => attacker.need.includes('kept'));
		// Deeper than anything can take apart again.
		const deep = new Y.Doc();
		deep.transact(() => {
			let at = deep.getMap<unknown>('objectives');
			for (let level = 0; level < 20_000; level++) {
				const inner = new Y.Map<unknown>();
				at.set('x', inner);
				at = inner;
			}
		});
		const update = Y.encodeStateAsUpdate(deep);
		attacker.say(0, 2, update);
		const gone = encoding.createEncoder();
		encoding.writeVarUint(gone, 0);
		encoding.writeVarUint(gone, 1);
		encoding.writeVarUint(gone, deep.clientID);
		encoding.writeVarUint(gone, 1);
		encoding.writeVarUint(gone, 0);
		encoding.writeVarUint(gone, 1);
		attacker.say(0, 2, encoding.toUint8Array(gone));
		one.write('and this');
		const late = await (await world.socket(amina, plan)).sync();
		await eventually(() => late.need.includes('and this'), 20_000);
		expect(late.need).toContain('precious');
		expect(one.closedWith).toBeNull();
	}, 60_000);
});

/** Bytes in use, rubbish not counted. */
function heap(): number {
	setFlagsFromString('--expose-gc');
	(runInNewContext('gc') as () => void)();
	return process.memoryUsage().heapUsed;
}

function count(codes: Map<number, number>, code: number): void {
	codes.set(code, (codes.get(code) ?? 0) + 1);
}
