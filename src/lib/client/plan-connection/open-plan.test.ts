import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { CLOSE, MESSAGE_LIMIT, NOTICE } from '../../shared/plans/wire.ts';
import { PlanConnection, type OpenPlanOptions } from './open-plan.ts';
import { TestServer } from '../../../../tests/support/plan-line.ts';

const PLAN = '64b0000000000000000000aa';
const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 10 });

let server: TestServer;
let device: IDBFactory;
const open: PlanConnection[] = [];

beforeEach(async () => {
	server = await TestServer.start();
	device = new IDBFactory();
});

afterEach(async () => {
	await server.stop();
	await Promise.all(open.splice(0).map((plan) => plan.close()));
});

function visit(options: Partial<OpenPlanOptions> = {}): PlanConnection {
	const plan = new PlanConnection({
		planId: PLAN,
		personId: 'amal',
		role: 'editor',
		url: server.url,
		indexedDB: device,
		...options
	});
	open.push(plan);
	return plan;
}

/** The page is gone, as when a browser is killed. */
function vanish(plan: PlanConnection): void {
	plan.doc.destroy();
	plan.awareness.destroy();
	plan.sleep();
	open.splice(open.indexOf(plan), 1);
}

function paragraph(doc: Y.Doc, text: string): Y.XmlText {
	const words = new Y.XmlText(text);
	const block = new Y.XmlElement('paragraph');
	block.insert(0, [words]);
	doc.getXmlFragment('section:need').push([block]);
	return words;
}

const textOf = (doc: Y.Doc) =>
	doc
		.getXmlFragment('section:need')
		.toString()
		.replace(/<[^>]+>/g, '|');

describe('an open plan', () => {
	it('P5: says device, received, stored, each when it is so', async () => {
		const plan = visit();
		await until(() => expect(plan.state).toMatchObject({ kind: 'online', unsent: 'none' }));
		server.storing = false;
		paragraph(plan.doc, 'Young people have nowhere to meet.');
		expect(plan.state).toMatchObject({ kind: 'online', unsent: 'device' });
		expect(plan.hasUnstored).toBe(true);
		await until(() => expect(textOf(server.doc)).toContain('nowhere'));
		expect(plan.state).toMatchObject({ unsent: 'device' });
		server.tell(NOTICE.received, 2);
		await until(() => expect(plan.state).toMatchObject({ unsent: 'received' }));
		server.tell(NOTICE.storageTrouble, 1);
		await until(() => expect(plan.state).toMatchObject({ kind: 'delayed', unsent: 'received' }));
		server.tell(NOTICE.storageTrouble, 0);
		server.store();
		await until(() => expect(plan.state).toMatchObject({ kind: 'online', unsent: 'none' }));
		expect(plan.hasUnstored).toBe(false);
		expect(plan.unsentText()).toEqual([]);
	});

	it('P17: keeps words through a lost connection and a reload, and nothing is doubled', async () => {
		const first = visit();
		await until(() => expect(first.state.kind).toBe('online'));
		paragraph(first.doc, 'Before.');
		await until(() => expect(first.state).toMatchObject({ unsent: 'none' }));
		const { port } = server;
		await server.stop();
		await until(() => expect(first.state).toMatchObject({ kind: 'offline', dirty: false }));
		paragraph(first.doc, 'Without a cable.');
		await until(() => expect(first.state).toMatchObject({ kind: 'offline', dirty: true, unsentWords: 3 }));
		vanish(first);

		const second = visit({ url: `ws://127.0.0.1:${port}/collab` });
		await second.deviceRead;
		await until(() => expect(second.state).toMatchObject({ kind: 'offline', unsentWords: 3, dirty: true }));
		expect(second.ready).toBe(true);
		expect(textOf(second.doc)).toContain('Before.');
		paragraph(second.doc, 'After the reload.');
		expect(second.unsentText()).toEqual([{ part: 'need', text: 'Without a cable.\nAfter the reload.' }]);

		const kept = server.doc;
		server = await TestServer.start(port);
		server.doc = kept;
		paragraph(kept, 'Meanwhile.');
		second.wake();
		await until(() => expect(second.state).toMatchObject({ kind: 'online', unsent: 'none' }));
		for (const words of ['Before.', 'Without a cable.', 'After the reload.', 'Meanwhile.'])
			expect(textOf(server.doc).split(words)).toHaveLength(2);
		expect(textOf(second.doc)).toBe(textOf(server.doc));
	});

	it('keeps nothing on the device once everything is stored', async () => {
		server.storing = false;
		const plan = visit();
		await until(() => expect(plan.state.kind).toBe('online'));
		paragraph(plan.doc, 'Not stored yet.');
		await until(async () => expect(await kept()).toBeGreaterThan(0));
		server.store();
		await until(() => expect(plan.hasUnstored).toBe(false));
		await until(async () => expect(await kept()).toBe(0));
	});

	it('keeps the text for a writer whose network is gone, though nothing is unsent', async () => {
		const first = visit();
		await until(() => expect(first.state.kind).toBe('online'));
		paragraph(first.doc, 'Stored.');
		await until(() => expect(first.hasUnstored).toBe(false));
		await server.stop();
		await until(async () => expect(await kept()).toBeGreaterThan(0));
		vanish(first);
		const second = visit();
		await second.deviceRead;
		expect(textOf(second.doc)).toContain('Stored.');
		expect(second.hasUnstored).toBe(false);
		expect(second.ready).toBe(true);
		const reader = visit({ role: 'viewer', personId: 'reem' });
		await until(() => expect(reader.state.kind).toBe('offline'));
		expect(reader.ready).toBe(false);
	});

	it('shows nobody the words of somebody else on the same device', async () => {
		await server.stop();
		const mine = visit();
		paragraph(mine.doc, 'Mine alone.');
		await until(async () => expect(await kept()).toBeGreaterThan(0));
		vanish(mine);
		const other = visit({ personId: 'basil' });
		await other.deviceRead;
		expect(textOf(other.doc)).toBe('');
		const again = visit();
		await again.deviceRead;
		expect(textOf(again.doc)).toContain('Mine alone.');
	});

	it('says so where the device keeps nothing', async () => {
		await server.stop();
		const plan = visit({ indexedDB: null });
		await plan.deviceRead;
		paragraph(plan.doc, 'Only here.');
		await until(() => expect(plan.state).toMatchObject({ kind: 'offline', dirty: true, kept: false }));
	});

	it.each([
		[CLOSE.badFrame, 'bad_frame'],
		[CLOSE.signedOut, 'signed_out'],
		[CLOSE.notAllowed, 'not_allowed'],
		[CLOSE.gone, 'gone'],
		[CLOSE.tooLarge, 'too_large']
	])('P11: ends with %i, says why, and does not come back', async (code, reason) => {
		server.storing = false;
		const plan = visit();
		await until(() => expect(plan.state.kind).toBe('online'));
		paragraph(plan.doc, 'In mid-sentence');
		server.cut(code);
		await until(() =>
			expect(plan.state).toMatchObject({ kind: 'closed', reason, dirty: true, unsentWords: 2 })
		);
		expect(plan.mayWrite).toBe(false);
		expect(plan.unsentText()).toEqual([{ part: 'need', text: 'In mid-sentence' }]);
		await new Promise((resolve) => setTimeout(resolve, 500));
		plan.wake();
		await new Promise((resolve) => setTimeout(resolve, 100));
		expect(server.people).toBe(0);
	});

	it('comes back by itself from everything else', async () => {
		const plan = visit();
		await until(() => expect(plan.state.kind).toBe('online'));
		for (const code of [undefined, CLOSE.tryAgain, CLOSE.goingAway]) {
			server.cut(code);
			await until(() => expect(plan.state.kind).toBe('offline'));
			await until(() => expect(plan.state.kind).toBe('online'));
		}
	});

	it('P8: keeps what a lost right refuses, to be copied, and sends it when the right is back', async () => {
		const plan = visit();
		await until(() => expect(plan.state.kind).toBe('online'));
		server.role = 'viewer';
		paragraph(plan.doc, 'Too late');
		await until(() => expect(plan.state).toMatchObject({ unsent: 'device' }));
		server.tellRole('viewer');
		await until(() => expect(plan.mayWrite).toBe(false));
		expect(plan.unsentText()).toEqual([{ part: 'need', text: 'Too late' }]);
		server.tellRole('editor');
		await until(() => expect(textOf(server.doc)).toContain('Too late'));
		await until(() => expect(plan.hasUnstored).toBe(false));
	});

	it('gives words up when it is told to', async () => {
		await server.stop();
		const plan = visit();
		paragraph(plan.doc, 'Never mind.');
		await until(async () => expect(await kept()).toBeGreaterThan(0));
		await plan.forgetUnsent();
		expect(plan.hasUnstored).toBe(false);
		expect(await kept()).toBe(0);
	});

	it('P10: sends what is longer than a message in pieces, as one edit', async () => {
		const plan = visit();
		await until(() => expect(plan.state.kind).toBe('online'));
		const long = 'ب'.repeat(MESSAGE_LIMIT);
		paragraph(plan.doc, long);
		await until(() => expect(textOf(server.doc)).toContain(long));
		await until(() => expect(plan.hasUnstored).toBe(false));
		const ours = server.longest.filter((length) => length > MESSAGE_LIMIT);
		// The whole is heard once, put together by the server itself.
		expect(ours).toHaveLength(1);
	});

	it('lets go of a plan only when its last words are stored', async () => {
		const plan = visit();
		await until(() => expect(plan.state.kind).toBe('online'));
		server.storing = false;
		paragraph(plan.doc, 'Last words.');
		const left = plan.close();
		await until(() => expect(textOf(server.doc)).toContain('Last words.'));
		expect(server.people).toBe(1);
		server.store();
		await left;
		await until(() => expect(server.people).toBe(0));
		expect(await kept()).toBe(0);
	});

	it('a visit that ends before the device was read takes nothing away from it', async () => {
		server.storing = false;
		const first = visit();
		await until(() => expect(first.ready).toBe(true));
		await server.stop();
		await until(() => expect(first.state.kind).toBe('offline'));
		const words = ['Written', 'on', 'the', 'bus,', 'stop', 'by', 'stop.'];
		for (const word of words) {
			paragraph(first.doc, word);
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		vanish(first);
		// On to another page, at each moment of the reading.
		for (let moment = 0; moment < 40; moment++) {
			const passing = visit();
			for (let n = 0; n < moment; n++) await new Promise(setImmediate);
			await passing.close();
		}
		const last = visit();
		await last.deviceRead;
		for (const word of words) expect(textOf(last.doc)).toContain(word);
		expect(last.hasUnstored).toBe(true);
	});

	it('asks for the record when it changed', async () => {
		const heard = vi.fn();
		const plan = visit({ onRecord: heard });
		await until(() => expect(plan.state.kind).toBe('online'));
		server.tell(NOTICE.record);
		server.tell(NOTICE.nearlyFull, 7_000_000, 8_000_000);
		await until(() => expect(plan.nearlyFull).toEqual({ bytes: 7_000_000, limit: 8_000_000 }));
		expect(heard).toHaveBeenCalledOnce();
	});
});

/** How many entries the device keeps. */
function kept(): Promise<number> {
	return new Promise((resolve, reject) => {
		const request = device.open('multaqa-plans', 1);
		request.onerror = reject;
		request.onupgradeneeded = () => request.result.createObjectStore('unsent');
		request.onsuccess = () => {
			const count = request.result.transaction('unsent').objectStore('unsent').count();
			count.onsuccess = () => {
				request.result.close();
				resolve(count.result);
			};
		};
	});
}
