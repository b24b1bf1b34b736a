import { setTimeout as sleep } from 'node:timers/promises';
import * as encoding from 'lib0/encoding';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { DomainError } from '../../server/kernel/errors.ts';
import { ensureIndexes } from '../../server/platform/mongo/indexes.ts';
import {
	CLOSE,
	DOCUMENT_LIMIT,
	MESSAGE_LIMIT,
	PLAN_PIECE,
	SYNC,
	SYNC_UPDATE
} from '../../src/lib/shared/plans/wire.ts';
import {
	createCollabWorld,
	hexId,
	MARSA,
	VALMONT,
	type Citizen,
	type CollabWorld
} from '../support/collab-world.ts';
import { eventually } from '../support/eventually.ts';
import { freshDatabase, type FreshDatabase } from '../support/mongo.ts';
import type { PlanClient } from '../support/plan-client.ts';
import { quarrel } from '../support/quarrel.ts';

let db: FreshDatabase;
let world: CollabWorld;
let planId: string;
let amina: Citizen;
let jean: Citizen;

beforeAll(async () => {
	db = await freshDatabase();
	world = await createCollabWorld(db);
	await ensureIndexes(db.connection);
});
afterAll(() => world?.stop());
beforeEach(async () => {
	Object.assign(world.faults, { load: null, append: null, hang: null });
	world.away.database = false;
	planId = await world.plan();
	amina = world.person('Amina');
	jean = world.person('Jean', { cityId: VALMONT });
	world.allow(amina, planId, {});
	world.allow(jean, planId, {});
});

const joined = async (who: Citizen, query = '') => (await world.socket(who, planId, query)).sync();
const storedNeed = async () => (await world.stored(planId)).getXmlFragment('section:need').toString();
const unavailable = new DomainError('unavailable', 'the test says so');

/** Somebody else's client: y-websocket as it comes, with a cookie. */
function foreign(who: Citizen, document = new Y.Doc()) {
	class WithCookie extends WebSocket {
		constructor(url: string) {
			super(url, { headers: { cookie: who.cookie } });
		}
	}
	const provider = new WebsocketProvider(world.url, planId, document, {
		WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
		disableBc: true
	});
	world.clients.push({ stop: () => provider.destroy() });
	return { provider, document, need: () => document.getXmlFragment('section:need').toString() };
}

function paragraph(document: Y.Doc, words: string): void {
	const made = new Y.XmlElement('paragraph');
	made.insert(0, [new Y.XmlText(words)]);
	document.getXmlFragment('section:need').push([made]);
}

describe('at the door', () => {
	it('a guest, and somebody whose session has ended, are closed with 4401', async () => {
		expect(await (await world.socket(null, planId)).closed()).toBe(CLOSE.signedOut);
		world.signOut(amina);
		expect(await (await world.socket(amina, planId)).closed()).toBe(CLOSE.signedOut);
	});

	it('an unknown plan and a forbidden one look the same: 4404', async () => {
		world.allow(amina, planId, null);
		expect(await (await world.socket(amina, planId)).closed()).toBe(CLOSE.gone);
		expect(await (await world.socket(amina, hexId())).closed()).toBe(CLOSE.gone);
	});

	it('whoever cannot be recognised because the database is away comes back later: 1013', async () => {
		world.away.database = true;
		expect(await (await world.socket(amina, planId)).closed()).toBe(CLOSE.tryAgain);
	});

	it.each(['/collab', '/collab/', '/collab/x', `/collab/${'A'.repeat(24)}`, `/collab/${'a'.repeat(24)}/x`])(
		'no handshake at %s',
		async (path) => {
			const socket = new WebSocket(world.url.replace('/collab', path), { headers: { cookie: amina.cookie } });
			const status = await new Promise((resolve) => {
				socket.once('unexpected-response', (_, response) => resolve(response.statusCode));
				socket.once('error', () => undefined);
			});
			expect(status).toBe(404);
		}
	);
});

describe('P1, P3, P13: a plan opens', () => {
	it('P1: no sync message is answered before the document is loaded, and none is lost', async () => {
		const gate = Promise.withResolvers<void>();
		world.faults.hang = gate.promise;
		const early = await world.socket(amina, planId);
		early.stepOne(Y.encodeStateVector(new Y.Doc()));
		early.write('typed while loading');
		await sleep(150);
		expect(early.heard).toEqual([]);
		gate.resolve();
		await eventually(() => early.synced && early.stored === 2);
		expect(early.heard.slice(0, 2)).toEqual(['role', 'step1']);
		expect(early.need).toContain('template');
		expect(await storedNeed()).toContain('typed while loading');
	});

	it('P3: a failed load refuses with 1013, leaves nothing behind, and the next one finds everything', async () => {
		world.faults.load = unavailable;
		const refused = await Promise.all([amina, jean, amina].map((who) => world.socket(who, planId)));
		expect(await Promise.all(refused.map((client) => client.closed()))).toEqual([1013, 1013, 1013]);
		expect(refused.flatMap(({ heard }) => heard)).toEqual([]);
		world.faults.load = null;
		expect((await joined(amina)).need).toContain('template');
	});

	it('P3: a plan that has a record and no document, or a damaged one, is never an empty document', async () => {
		const bare = hexId();
		world.allow(amina, bare, {});
		expect(await (await world.socket(amina, bare)).closed()).toBe(CLOSE.tryAgain);
		world.faults.load = new DomainError('plan_unreadable');
		expect(await (await world.socket(amina, planId)).closed()).toBe(CLOSE.tryAgain);
	});

	it('P13: who comes while the last edits are being stored keeps the room; nothing is lost or doubled', async () => {
		const first = await joined(amina);
		world.faults.append = unavailable;
		first.write('the last words');
		await eventually(() => first.last('storageTrouble')?.[0] === 1);
		first.stop();
		// Longer than an empty room lingers: it stays, for what is not stored.
		await sleep(200);
		const second = await joined(jean);
		expect(second.need).toContain('the last words');
		expect(second.last('storageTrouble')).toEqual([1]);
		world.faults.append = null;
		await eventually(() => second.last('storageTrouble')?.[0] === 0);
		second.write('and more');
		await eventually(() => second.stored === 2);
		expect((await storedNeed()).match(/the last words/g)).toHaveLength(1);
	});

	it('P13: an empty room goes when it is stored, and the next one reads the same', async () => {
		const first = await joined(amina);
		first.write('kept');
		await eventually(() => first.stored === 2);
		first.stop();
		await sleep(300);
		expect(await world.metrics.text()).toMatch(/multaqa_plan_rooms \d/);
		world.faults.load = unavailable;
		// It is read again: nothing of it was in memory.
		expect(await (await world.socket(amina, planId)).closed()).toBe(CLOSE.tryAgain);
		world.faults.load = null;
		expect((await joined(jean)).need).toContain('kept');
	});
});

describe('P4, P5, P6: an edit on its way', () => {
	it('P4: is at everybody at once, and `stored` follows after it was journaled', async () => {
		const [one, two] = [await joined(amina), await joined(jean)];
		const gate = Promise.withResolvers<void>();
		world.faults.hang = gate.promise;
		one.write('hello');
		await eventually(() => two.need.includes('hello'));
		expect(one.stored).toBeLessThan(2);
		gate.resolve();
		await eventually(() => one.stored === 2);
		expect(await storedNeed()).toContain('hello');
		// Its own edit does not come back to it.
		expect(one.updates).toEqual([]);
	});

	it('P4: edits within 50 ms are stored as one group, in order', async () => {
		const one = await joined(amina);
		const before = world.appended.length;
		for (let n = 0; n < 20; n++) one.write(`word ${n} `);
		await eventually(() => one.stored === 21);
		expect(world.appended.length - before).toBeLessThan(4);
		expect(await storedNeed()).toMatch(/word 0 .*word 19 /);
	});

	it('P5: `received` comes when storing takes longer, `stored` when it is done, each counting up', async () => {
		const one = await joined(amina);
		await eventually(() => one.stored === 1);
		const gate = Promise.withResolvers<void>();
		world.faults.hang = gate.promise;
		one.write('a');
		await eventually(() => one.last('received')?.[0] === 2);
		one.write('b');
		one.write('c');
		await eventually(() => one.last('received')?.[0] === 4);
		expect(one.stored).toBe(1);
		gate.resolve();
		await eventually(() => one.stored === 4);
		const counts = one.notices.filter(({ kind }) => kind === 'stored').map(({ values }) => values[0]);
		expect(counts).toEqual([...counts].sort());
	});

	it('P5: quick storing says `stored` alone', async () => {
		const one = await joined(amina);
		one.write('quick');
		await eventually(() => one.stored === 2);
		expect(one.last('received')).toBeUndefined();
	});

	it('P6: a storage failure is tried again, shown, and never dropped; typing goes on', async () => {
		const [one, two] = [await joined(amina), await joined(jean)];
		world.faults.append = unavailable;
		one.write('written in trouble');
		await eventually(() => two.last('storageTrouble')?.[0] === 1);
		two.write('answered in trouble');
		await eventually(() => one.need.includes('answered'));
		expect(one.stored).toBe(1);
		world.faults.append = null;
		await eventually(() => one.stored === 2 && two.stored === 2);
		expect(two.last('storageTrouble')).toEqual([0]);
		expect(await storedNeed()).toMatch(/written in trouble.*answered in trouble/);
	});

	it('P6: what an older connection had not stored is confirmed to the new one only when it is', async () => {
		const one = await joined(amina);
		const gate = Promise.withResolvers<void>();
		world.faults.hang = gate.promise;
		one.write('on its way');
		const two = await joined(jean);
		two.document = one.document;
		// Everything the server already has, and has not stored.
		two.say(SYNC, SYNC_UPDATE, Y.encodeStateAsUpdate(one.document));
		await sleep(200);
		expect(two.stored).toBeLessThan(2);
		gate.resolve();
		await eventually(() => two.stored === 2);
	});

	it('P6: an end of the process stores first, then says 1001', async () => {
		const own = await createCollabWorld(db);
		const id = await own.plan();
		const who = own.person('Ruth');
		own.allow(who, id, {});
		const client = await (await own.socket(who, id)).sync();
		const gate = Promise.withResolvers<void>();
		own.faults.hang = gate.promise;
		client.write('just before the end');
		await sleep(30);
		const closing = own.collab.close();
		await sleep(100);
		expect(client.closedWith).toBeNull();
		gate.resolve();
		expect(await client.closed()).toBe(CLOSE.goingAway);
		expect(client.stored).toBe(2);
		await closing;
		expect((await own.stored(id)).getXmlFragment('section:need').toString()).toContain('just before');
		expect(own.work).toMatchObject([{ personId: who.id, cityId: MARSA, parts: ['need'] }]);
		await own.stop();
	});
});

describe('P8, P11, P14: who may write', () => {
	it.each(['viewer', 'commenter'] as const)(
		'P8: writes of a %s are dropped, also of an own client',
		async (role) => {
			world.allow(jean, planId, { role });
			const [writer, reader] = [await joined(amina), await joined(jean)];
			expect(reader.notices[0]).toEqual({ kind: 'role', values: [role, ''] });
			await eventually(() => reader.stored === 1);
			const forged = reader.write('I was not asked');
			await eventually(() => reader.last('refused')?.[0] === 2);
			reader.say(SYNC, 1, forged);
			await eventually(() => reader.last('refused')?.[0] === 3);
			writer.write('seen by all');
			await eventually(() => reader.need.includes('seen by all') && writer.stored === 2);
			expect(writer.need).not.toContain('not asked');
			expect(await storedNeed()).not.toContain('not asked');
		}
	);

	it('P11: who loses the right in mid-sentence is told, and what is on its way is refused', async () => {
		const [one, two] = [await joined(amina), await joined(jean)];
		one.write('while I may');
		await eventually(() => one.stored === 2);
		world.allow(amina, planId, { role: 'viewer' });
		world.tell({ type: 'grants.changed', personId: amina.id });
		one.write('too late');
		await eventually(() => one.last('refused')?.[0] === 3);
		expect(one.last('role')).toEqual(['viewer', '']);
		expect(two.need).not.toContain('too late');
		expect(one.closedWith).toBeNull();
		// Given back, the server asks for what it has missed.
		world.allow(amina, planId, {});
		world.tell({ type: 'grants.changed', personId: amina.id });
		await eventually(() => two.need.includes('too late'));
		expect(one.last('role')).toEqual(['editor', '']);
	});

	it('P11: an archived plan is told to everybody in it, and is read-only', async () => {
		const [one, two] = [await joined(amina), await joined(jean)];
		for (const who of [amina, jean]) world.allow(who, planId, { archived: true });
		world.tell({ type: 'plan.changed', planId, change: 'archived' });
		await eventually(() => [one, two].every((client) => client.last('role')?.[1] === 'archived'));
		expect(one.last('record')).toEqual([]);
		one.write('no more');
		await eventually(() => one.last('refused')?.[0] === 2);
	});

	it('P11: sockets close with 4401 when the session ends, with 4403 when the plan is out of sight', async () => {
		const [one, two] = [await joined(amina), await joined(jean)];
		world.signOut(amina);
		world.tell({ type: 'session.ended', personId: amina.id, sessionId: amina.sessionId });
		expect(await one.closed()).toBe(CLOSE.signedOut);
		world.allow(jean, planId, null);
		world.tell({ type: 'plan.changed', planId, change: 'visibility' });
		expect(await two.closed()).toBe(CLOSE.notAllowed);
	});

	it('P11: a role that changes while somebody is at the door counts', async () => {
		const gate = Promise.withResolvers<void>();
		world.faults.hang = gate.promise;
		const one = await world.socket(amina, planId);
		await sleep(50);
		world.allow(amina, planId, { role: 'viewer' });
		world.tell({ type: 'grants.changed', personId: amina.id });
		gate.resolve();
		await one.sync();
		expect(one.notices[0]).toEqual({ kind: 'role', values: ['viewer', ''] });
	});

	it.each(['0', '2', '999', 'x', ''])(
		'P14: a client of schema "%s" reads, and is told to reload',
		async (schema) => {
			const old = await joined(amina, `?schema=${schema}`);
			expect(old.last('role')).toEqual(['editor', 'outdated']);
			expect(old.need).toContain('template');
			old.write('in a shape of my own');
			await eventually(() => old.last('refused') !== undefined);
			expect(await storedNeed()).not.toContain('of my own');
		}
	);

	it('P14: saying nothing means 1', async () => {
		expect((await joined(amina)).last('role')).toEqual(['editor', '']);
		expect((await joined(amina, '?schema=1')).last('role')).toEqual(['editor', '']);
	});
});

describe('P9: who is here', () => {
	const cursor = {
		anchor: { type: null, tname: 'section:need', item: null, assoc: 0 },
		head: null as unknown
	};
	cursor.head = cursor.anchor;
	const shownTo = (client: PlanClient, of: PlanClient) => client.people.get(of.document.clientID);

	it('the server writes person and city over whatever the client claims, and passes only what it knows', async () => {
		const [one, two] = [await joined(amina), await joined(jean)];
		one.show({
			user: { name: 'The Mayor', city: null },
			cursor,
			place: 'need',
			secret: 'x',
			__proto__: { a: 1 }
		});
		await eventually(() => shownTo(two, one) !== undefined);
		expect(shownTo(two, one)).toMatchObject({
			user: { name: 'Amina', city: { slug: 'marsa-yasmin' }, role: 'editor' },
			cursor,
			place: 'need'
		});
		expect(Object.keys(shownTo(two, one)!).sort()).toEqual(['cursor', 'place', 'user']);
		// Its own state does not come back.
		expect(shownTo(one, one)).toBeUndefined();
	});

	it('names go to the plan’s own people; others see cities; readers who did not agree are nobody', async () => {
		const guest = world.person('Vesna', { cityId: VALMONT });
		world.allow(guest, planId, { role: 'viewer', insider: false, cityId: null });
		const [one, outside] = [await joined(amina), await joined(guest)];
		one.show({ place: 'need' });
		outside.show({ place: 'mandate' });
		await eventually(() => shownTo(outside, one) !== undefined && shownTo(one, outside) !== undefined);
		expect(shownTo(outside, one)).toMatchObject({ user: { name: null, city: { slug: 'marsa-yasmin' } } });
		expect(shownTo(one, outside)).toMatchObject({ user: { name: null, city: null, role: 'viewer' } });
		// She agrees.
		guest.sharePresence = true;
		world.tell({ type: 'profile.changed', personId: guest.id });
		await eventually(() => (shownTo(one, outside)?.user as { name: string | null }).name === 'Vesna');
	});

	it('a client id belongs to the socket that brought it, one state each, gone with the socket', async () => {
		const [one, two, three] = [await joined(amina), await joined(jean), await joined(amina)];
		one.show({ place: 'need' });
		await eventually(() => shownTo(two, one) !== undefined);
		two.show({ place: 'risks' }, { client: one.document.clientID, clock: 99 });
		two.show(null, { client: one.document.clientID, clock: 100 });
		two.show({ place: 'mel' });
		two.show({ place: 'mel' }, { client: 12345 });
		await eventually(() => shownTo(three, two) !== undefined);
		expect(shownTo(three, one)).toMatchObject({ user: { name: 'Amina' }, place: 'need' });
		expect(three.people.has(12345)).toBe(false);
		one.stop();
		await eventually(() => shownTo(two, one) === undefined && shownTo(three, one) === undefined);
	});

	it('a state of more than 2 KB, or of the wrong shape, is passed over', async () => {
		const [one, two] = [await joined(amina), await joined(jean)];
		one.show({ place: 'x'.repeat(3000) });
		one.show({ place: 'need', cursor: { anchor: { evil: 1 }, head: 3 } });
		await eventually(() => shownTo(two, one) !== undefined);
		expect(shownTo(two, one)).not.toHaveProperty('cursor');
	});

	it('whoever comes, asks, or comes back hears of everybody', async () => {
		const one = await joined(amina);
		one.show({ place: 'need' });
		await sleep(80);
		const two = await joined(jean);
		await eventually(() => shownTo(two, one) !== undefined);
		two.people.clear();
		two.send(Uint8Array.of(3));
		await eventually(() => shownTo(two, one) !== undefined);
	});

	it('an edit in the name of another person’s open socket is refused with 1013', async () => {
		const [one, two] = [await joined(amina), await joined(jean)];
		one.show({ place: 'need' });
		await sleep(80);
		const copy = new Y.Doc();
		copy.clientID = one.document.clientID;
		Y.applyUpdate(copy, Y.encodeStateAsUpdate(two.document));
		const before = Y.encodeStateVector(copy);
		paragraph(copy, 'Amina never said this');
		two.say(SYNC, SYNC_UPDATE, Y.encodeStateAsUpdate(copy, before));
		expect(await two.closed()).toBe(CLOSE.tryAgain);
		one.write('Amina says this');
		await eventually(() => one.stored === 2);
		expect(await storedNeed()).not.toContain('never said');
	});
});

describe('P10: limits', () => {
	it('a message beyond 1 MiB closes with 1009; in pieces it arrives', async () => {
		const [one, two, three] = [await joined(amina), await joined(jean), await joined(jean)];
		one.send(new Uint8Array(MESSAGE_LIMIT + 1));
		expect(await one.closed()).toBe(CLOSE.tooLarge);
		const long = 'long '.repeat(500_000);
		two.send = () => undefined;
		const update = two.edit((document) => paragraph(document, long));
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, SYNC);
		encoding.writeVarUint(encoder, SYNC_UPDATE);
		encoding.writeVarUint8Array(encoder, update);
		inPieces(two, encoding.toUint8Array(encoder));
		await eventually(() => three.need.length > 2_400_000);
		await eventually(() => two.stored === 2);
	});

	it('pieces out of order, too many, or of something that is no edit close the socket', async () => {
		for (const pieces of [
			[[2, 1]],
			[
				[2, 0],
				[3, 1]
			],
			[[0, 0]],
			[[5000, 0]]
		]) {
			const client = await joined(amina);
			for (const [total, index] of pieces) client.send(piece(total!, index!, Uint8Array.of(1, 2, 3)));
			expect([CLOSE.badFrame, CLOSE.tooLarge]).toContain(await client.closed());
		}
		const client = await joined(amina);
		client.send(piece(1, 0, Uint8Array.of(3)));
		expect(await client.closed()).toBe(CLOSE.badFrame);
	});

	it('near 8 MiB writers are warned; at the wall only deletions pass, and open it again', async () => {
		const [one, two] = [await joined(amina), await joined(jean)];
		const fill = async (bytes: number) => {
			const edits = one.stored + 1;
			one.write('x'.repeat(bytes));
			await eventually(() => one.stored >= edits || one.last('refused') !== undefined, 30_000);
		};
		while (one.last('nearlyFull') === undefined) await fill(900_000);
		expect(Number(two.last('nearlyFull')![0])).toBeGreaterThan(6 * 1024 * 1024);
		expect(two.last('nearlyFull')![1]).toBe(DOCUMENT_LIMIT);
		while (one.last('refused') === undefined) await fill(900_000);
		expect(one.last('role')).toEqual(['editor', 'full']);
		expect(two.last('role')).toEqual(['editor', '']);
		// Another one, whose words are short, can still write; and one who deletes can anyway.
		two.write('a short word');
		two.edit((document) => document.getXmlFragment('section:need').delete(1, 4));
		await eventually(() => two.stored === 3);
		// There is room now: the server asks, and the long words arrive as well.
		one.write('and I again');
		await eventually(() => one.last('role')?.[1] === '' && two.need.includes('and I again'), 20_000);
	}, 120_000);

	it('an edit made to keep everybody waiting is tried apart and refused; a long honest one arrives', async () => {
		const [one, two, three] = [await joined(amina), await joined(jean), await joined(jean)];
		one.write('a'.repeat(20_000));
		await eventually(() => three.need.includes('aaa'));
		const need = one.document.getXmlFragment('section:need');
		const words = (need.get(need.length - 1) as Y.XmlElement).get(0) as Y.XmlText;
		const { client, clock } = words._start!.id;
		two.say(SYNC, SYNC_UPDATE, quarrel(4711, { client, clock }, 20_000));
		one.write('meanwhile');
		await eventually(() => three.need.includes('meanwhile'));
		expect(await two.closed()).toBe(CLOSE.badFrame);
		expect(three.need).not.toContain('xx');

		one.edit((document) => {
			const text = new Y.XmlText('begin');
			document.getXmlFragment('section:need').push([text]);
			for (let n = 0; n < 2000; n++) text.insert(Math.floor((text.length * (n % 7)) / 7), 'word ');
		});
		one.write('right behind it');
		await eventually(() => three.need.includes('right behind it') && one.stored === 5);
		expect(three.need).toBe(one.need);
	}, 60_000);

	it('a reader who reads nothing is cut when 8 MiB behind, and nobody else notices', async () => {
		const [one, two, stuck] = [await joined(amina), await joined(jean), await joined(jean)];
		stuck.socket.pause();
		// Replaced again and again: the document stays small.
		for (let n = 0; n < 40; n++) {
			one.edit((document) => {
				const need = document.getXmlFragment('section:need');
				if (need.length > 1) need.delete(1, 1);
				paragraph(document, `${n} `.repeat(150_000));
			});
			await eventually(() => one.stored >= n + 2, 20_000);
		}
		expect(two.need).toContain('39 39');
		stuck.socket.resume();
		expect([1006, CLOSE.tryAgain]).toContain(await stuck.closed());
		expect(two.closedWith).toBeNull();
	}, 120_000);

	it('one socket that floods is read slowly, and others go on', async () => {
		const [one, two, noisy] = [await joined(amina), await joined(jean), await joined(jean)];
		noisy.show({ place: 'need' });
		const until = performance.now() + 1500;
		let sent = 0;
		while (performance.now() < until) {
			// Ten thousand a second.
			for (let n = 0; n < 100; n++) noisy.show({ place: `rows:activities:${sent++}` }, { clock: sent + 2 });
			await sleep(8);
		}
		const begun = performance.now();
		one.write('in between');
		await eventually(() => two.need.includes('in between'));
		expect(performance.now() - begun).toBeLessThan(1000);
		expect(sent).toBeGreaterThan(8000);
		// Coalesced: the latest state counts, some twenty times a second at most.
		expect(two.heard.filter((type) => type === 'awareness').length).toBeLessThan(60);
		expect(two.closedWith).toBeNull();
	});

	it('200 people are let in, and the 251st is asked to come later', async () => {
		const people = Array.from({ length: 250 }, (_, n) => world.person(`Person ${n}`));
		for (const who of people) world.allow(who, planId, {});
		const clients = await Promise.all(people.map((who) => joined(who)));
		const last = await world.socket(amina, planId);
		expect(await last.closed()).toBe(CLOSE.tryAgain);
		for (const client of clients) client.show({ place: 'need' });
		clients[0]!.write('to all of you');
		await eventually(() => clients.every((client) => client.need.includes('to all of you')), 20_000);
		await eventually(() => clients.every((client) => client.people.size === 249), 20_000);
		for (const client of clients) client.stop();
	}, 60_000);

	it('a state vector of absurd length is a bad frame', async () => {
		const one = await joined(amina);
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, 90_000);
		for (let n = 0; n < 90_000; n++) {
			encoding.writeVarUint(encoder, 2 ** 31 + n);
			encoding.writeVarUint(encoder, 5);
		}
		one.stepOne(encoding.toUint8Array(encoder));
		expect(await one.closed()).toBe(CLOSE.badFrame);
	});
});

describe('P17: other people’s clients', () => {
	it('P17: a plain y-websocket client with a cookie joins and edits', async () => {
		const [theirs, ours] = [foreign(amina), await joined(jean)];
		await eventually(() => theirs.provider.synced);
		expect(theirs.need()).toContain('template');
		paragraph(theirs.document, 'from elsewhere');
		await eventually(() => ours.need.includes('from elsewhere'));
		ours.write('welcome');
		await eventually(() => theirs.need().includes('welcome'));
		theirs.provider.awareness.setLocalStateField('place', 'need');
		await eventually(() => ours.people.has(theirs.document.clientID));
		await eventually(async () => (await storedNeed()).includes('from elsewhere'));
	});

	it('P17: words of an offline day arrive, also when typing goes on before they have', async () => {
		const document = new Y.Doc();
		const first = foreign(amina, document);
		await eventually(() => first.provider.synced);
		first.provider.disconnect();
		const ours = await joined(jean);
		for (let n = 0; n < 50; n++) paragraph(document, `offline ${n}`);
		ours.write('meanwhile');
		first.provider.connect();
		first.provider.once('status', () => paragraph(document, 'at once'));
		const typing = setInterval(() => paragraph(document, 'typing'), 1);
		await sleep(100);
		clearInterval(typing);
		await eventually(() => ours.need.includes('offline 49') && ours.need.includes('at once'));
		await eventually(() => first.need() === ours.need);
		await eventually(async () => (await storedNeed()) === ours.need);
	});

	it('P17: edits that come before what they build on wait, and are not confirmed', async () => {
		const [one, two] = [await joined(amina), await joined(jean)];
		one.silent = true;
		await eventually(() => one.stored === 1);
		const send = one.send;
		one.send = () => undefined;
		const lost = one.write('first');
		one.send = send;
		one.write('second');
		await sleep(200);
		expect(one.stored).toBe(1);
		expect(two.need).not.toContain('second');
		one.say(SYNC, SYNC_UPDATE, lost);
		await eventually(() => two.need.includes('second') && one.stored === 3);
		expect(two.need).toMatch(/first.*second/);
	});

	it('P17: edits and people of another process are here, too', async () => {
		const other = await createCollabWorld(db);
		const ruth = other.person('Ruth', { cityId: VALMONT });
		other.allow(ruth, planId, {});
		const [here, there] = [await joined(amina), await (await other.socket(ruth, planId)).sync()];
		here.write('from here');
		there.write('from there');
		await eventually(() => there.need.includes('from here') && here.need.includes('from there'));
		expect(here.need).toBe(there.need);
		there.show({ place: 'need' });
		await eventually(() => here.people.has(there.document.clientID));
		expect(here.people.get(there.document.clientID)).toMatchObject({ user: { name: 'Ruth' }, place: 'need' });
		there.stop();
		await eventually(() => !here.people.has(there.document.clientID));
		await other.stop();
	});
});

describe('documents, for the rest of the house', () => {
	const author = { personId: 'c'.repeat(24), cityId: MARSA };

	it('P12: a forward edit is seen by everybody and resolves when it is stored', async () => {
		const one = await joined(amina);
		await world.collab.documents.edit(planId, author, (document) => paragraph(document, 'restored'));
		expect(await storedNeed()).toContain('restored');
		await eventually(() => one.need.includes('restored'));
		const stored = new Y.Doc();
		Y.applyUpdate(stored, await world.collab.documents.stored(planId));
		expect(stored.getXmlFragment('section:need').toString()).toContain('restored');
	});

	it('a change that fails changes nothing', async () => {
		const one = await joined(amina);
		const failing = world.collab.documents.edit(planId, author, (document) => {
			paragraph(document, 'half');
			throw new Error('no more');
		});
		await expect(failing).rejects.toThrow('no more');
		one.write('whole');
		await eventually(() => one.stored === 2);
		expect(await storedNeed()).not.toContain('half');
	});

	it('settling waits for what open rooms hold; without a room it is done', async () => {
		await world.collab.documents.settle(planId);
		const one = await joined(amina);
		one.write('soon');
		await sleep(20);
		await world.collab.documents.settle(planId);
		expect(await storedNeed()).toContain('soon');
	});
});

function inPieces(client: PlanClient, message: Uint8Array): void {
	const size = 900_000;
	const total = Math.ceil(message.length / size);
	for (let index = 0; index < total; index++)
		client.socket.send(piece(total, index, message.subarray(index * size, (index + 1) * size)));
}

function piece(total: number, index: number, bytes: Uint8Array): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, PLAN_PIECE);
	encoding.writeVarUint(encoder, total);
	encoding.writeVarUint(encoder, index);
	encoding.writeUint8Array(encoder, bytes);
	return encoding.toUint8Array(encoder);
}
