import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import WebSocket from 'ws';
import { SYSTEM } from '../../server/features/accounts/accounts.policy.ts';
import { LiveLine } from '../../src/lib/client/live-line.ts';
import { longPolling, webSocket } from '../../src/lib/client/transports.ts';
import { Wire } from '../../src/lib/client/wire.ts';
import type { LiveChange, LiveStream } from '../../src/lib/shared/live.ts';
import type { ReplyItem } from '../../src/lib/shared/forum-views.ts';
import { eventually } from '../support/eventually.ts';
import {
	createLiveWorld,
	type LiveSocket,
	type LiveWorld,
	type Reader,
	type Somebody
} from '../support/live-world.ts';
import { freshDatabase } from '../support/mongo.ts';

let world: LiveWorld;
let asker: Somebody;
let peer: Somebody;
let moderator: Somebody;

beforeAll(async () => {
	world = await createLiveWorld((await freshDatabase()).uri);
	asker = await world.member('Amal Asker');
	peer = await world.member('Pierre Peer', world.cities.valmont);
	moderator = await world.moderator('Mona Moderator');
});

afterAll(() => world?.stop());

const of = (id: string): LiveStream => `thread:${id}`;
const moderate = async (verb: 'hide' | 'unhide', kind: 'thread' | 'reply', id: string) =>
	world.services.moderation[verb](await moderator.actor(), { kind, id, reason: 'It names a person.' });
const repliesOf = (reader: Reader) =>
	reader.changes
		.filter((change) => change.type === 'reply')
		.map((change) => change.record as ReplyItem | null);
/** A message sent by hand, and its answer. */
const send = (socket: LiveSocket, ...message: [string, ...unknown[]]) =>
	(socket as unknown as { timeout(ms: number): { emitWithAck(...m: unknown[]): Promise<unknown> } })
		.timeout(5000)
		.emitWithAck(...message);
/** The line breaks: nobody says goodbye. */
const cut = (socket: LiveSocket) =>
	(socket.io.engine.transport as unknown as { ws: { terminate(): void } }).ws.terminate();
const connected = async (socket: LiveSocket) => {
	socket.connect();
	await eventually(() => socket.connected);
	return socket;
};
const refusalAtDoor = (socket: LiveSocket) =>
	new Promise<{ message: string; data?: { code: string } }>((resolve) => {
		socket.once('connect_error', resolve);
		socket.connect();
	});

describe('a live thread', () => {
	test('shows a reply to everybody who may read it, once', async () => {
		const id = await world.ask(asker);
		const readers = [await world.reader(null, of(id)), await world.reader(peer, of(id))];
		const replyId = await world.reply(await peer.actor(), id);
		for (const reader of readers) {
			await eventually(() => reader.changes.length === 1);
			expect(reader.changes[0]).toMatchObject({
				stream: of(id),
				revision: 2,
				type: 'reply',
				id: replyId,
				change: 'created'
			});
		}
		expect(repliesOf(readers[0]!)[0]!.mine).toBe(false);
		expect(repliesOf(readers[1]!)[0]!.mine).toBe(true);
	});

	test('a question appears in the list of its forum', async () => {
		const list = await world.reader(null, `forum:${world.forumId}`);
		const id = await world.ask(asker, { title: 'Who has worked with football clubs?' });
		await eventually(() => list.changes.some((change) => change.id === id));
		expect(list.changes.find((change) => change.id === id)!.record).toMatchObject({
			title: 'Who has worked with football clubs?'
		});
	});

	test('brings a reply that was posted between the rendering of the page and the join', async () => {
		const id = await world.ask(asker);
		const { revision } = await world.services.forum.thread(await peer.actor(), id);
		const replyId = await world.reply(await asker.actor(), id);
		const reader = await world.reader(peer, of(id), revision);
		expect(reader.changes.map((change) => change.id)).toEqual([replyId]);
	});

	test('misses nothing and doubles nothing while four people write and the line breaks again and again', async () => {
		const id = await world.ask(asker);
		const readers = await Promise.all([null, peer, moderator].map((who) => world.reader(who, of(id))));
		const writers = await Promise.all([asker, peer, asker, peer].map((who) => who.actor()));
		let writing = true;
		const breaking = (async () => {
			while (writing) {
				for (const { socket } of readers) if (socket.connected && Math.random() < 0.4) cut(socket);
				await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 60));
			}
		})();
		const posted = await Promise.all(
			writers.map(async (writer, w) => {
				const ids: string[] = [];
				for (let n = 0; n < 12; n++)
					ids.push(await world.reply(writer, id, { body: `Reply ${n} of writer ${w}` }));
				return ids;
			})
		);
		writing = false;
		await breaking;
		const all = posted.flat().sort();
		for (const reader of readers) {
			await eventually(() => reader.changes.length >= all.length, 20_000);
			expect(reader.changes.map((change) => change.id).sort()).toEqual(all);
			const revisions = reader.changes.map((change) => change.revision);
			expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
			expect(reader.resets).toBe(0);
		}
	});

	test('tells a reader who is far behind to load the page anew', async () => {
		const id = await world.ask(asker);
		const actor = await peer.actor();
		for (let n = 0; n < 51; n++) await world.reply(actor, id);
		const reader = await world.reader(null, of(id), 1);
		expect([reader.resets, reader.changes]).toEqual([1, []]);
		await world.reply(actor, id);
		await eventually(() => reader.changes.length === 1);
	});

	test('works over long polling, for readers whose proxy refuses WebSockets', async () => {
		const id = await world.ask(asker);
		const socket = await connected(world.socket(peer, { transports: ['polling'] }));
		const changes: unknown[] = [];
		socket.on('change', (change) => changes.push(change));
		expect(await send(socket, 'join', { stream: of(id), since: 1 })).toMatchObject({ ok: true, revision: 1 });
		await world.reply(await asker.actor(), id);
		await eventually(() => changes.length === 1);
	});
});

describe("the browser's own wire", () => {
	afterEach(() => vi.unstubAllGlobals());

	/** A browser's WebSocket and requests say where the page came from. */
	function asBrowser({ cookie }: Somebody, { webSockets }: { webSockets: boolean }) {
		const headers = { origin: world.url, cookie };
		const { fetch } = globalThis;
		vi.stubGlobal('fetch', (url: string, init: RequestInit) => fetch(url, { ...init, headers }));
		vi.stubGlobal(
			'WebSocket',
			class extends WebSocket {
				constructor(url: string) {
					super(webSockets ? url : url.replace('/live/', '/closed/'), { headers });
					this.on('error', () => undefined);
				}
			}
		);
	}

	test.each([
		['over a WebSocket', { webSockets: true }],
		['over long polling, for readers whose proxy refuses WebSockets', { webSockets: false }]
	])('follows a thread %s', async (_, network) => {
		asBrowser(peer, network);
		const id = await world.ask(asker);
		const wire = new Wire([webSocket, longPolling], world.url, () => ({ signedIn: true }));
		const changes: LiveChange[] = [];
		const line = new LiveLine({ make: () => wire, whenIdle: (work) => work() });
		const end = line.follow(of(id), 1, {
			onChange: (change) => changes.push(change),
			onReset: () => undefined,
			onRevoked: () => undefined
		});
		try {
			await eventually(() => line.state === 'live');
			const replyId = await world.reply(await asker.actor(), id);
			await eventually(() => changes.length === 1);
			expect(changes).toMatchObject([{ stream: of(id), revision: 2, id: replyId }]);
			end();
			line.sleep();
			expect(wire.connected).toBe(false);
			line.follow(of(id), 1, {
				onChange: (change) => changes.push(change),
				onReset: () => undefined,
				onRevoked: () => undefined
			});
			await eventually(() => changes.length === 2);
		} finally {
			line.close();
		}
	});

	test('says that the session has ended, and does not come back by itself', async () => {
		asBrowser({ ...peer, cookie: 'none=1' }, { webSockets: true });
		const wire = new Wire([webSocket, longPolling], world.url, () => ({ signedIn: true }));
		const refusals: unknown[] = [];
		wire.on('connect_error', ({ data }) => refusals.push(data));
		wire.connect();
		await eventually(() => refusals.length === 1);
		expect([refusals[0], wire.active]).toEqual([{ code: 'session_ended' }, false]);
	});
});

describe('what somebody may see', () => {
	test('a hidden reply disappears for members and guests; its author and the moderators keep it', async () => {
		const id = await world.ask(asker);
		const replyId = await world.reply(await peer.actor(), id);
		const [guest, member, author, keeper] = await Promise.all(
			[null, asker, peer, moderator].map((who) => world.reader(who, of(id)))
		);
		await moderate('hide', 'reply', replyId);
		for (const reader of [guest!, member!]) {
			await eventually(() => reader.changes.length > 0);
			expect(reader.changes[0]).toMatchObject({ id: replyId, change: 'hidden', record: null });
		}
		for (const reader of [author!, keeper!]) {
			await eventually(() => reader.changes.length > 0);
			expect(reader.changes[0]!.record).toMatchObject({
				id: replyId,
				hidden: { reason: 'It names a person.' }
			});
		}
		expect(member!.wire.join()).not.toContain('names a person');
		await moderate('unhide', 'reply', replyId);
		await eventually(() => repliesOf(member!).at(-1)?.id === replyId);
	});

	test('a hidden thread closes its stream for everybody but its author and the moderators', async () => {
		const id = await world.ask(asker);
		const [guest, member, author, keeper] = await Promise.all(
			[null, peer, asker, moderator].map((who) => world.reader(who, of(id)))
		);
		await moderate('hide', 'thread', id);
		for (const reader of [guest!, member!]) {
			await eventually(() => reader.revoked.length > 0);
			expect(reader.changes.at(-1)).toMatchObject({ type: 'thread', record: null });
		}
		await eventually(() => author!.changes.length === 1 && keeper!.changes.length === 1);
		expect([author!.revoked, keeper!.revoked]).toEqual([[], []]);
		const late = await world.reader(null, of(id), 1);
		expect(late.revoked).toEqual(['not_found']);
	});

	test('names that an author keeps back never reach guests and members', async () => {
		const shy = await world.member('Nadia Withheld-Name', world.cities.valmont);
		const id = await world.ask(asker);
		const readers = await Promise.all([null, peer, moderator].map((who) => world.reader(who, of(id))));
		const actor = await shy.actor();
		for (const attribution of ['named', 'role_and_city', 'city', 'none'])
			await world.reply(actor, id, { attribution });
		for (const reader of readers) await eventually(() => reader.changes.length === 4);
		const [guest, member, keeper] = readers.map((reader) => reader.wire);
		expect(guest!.join()).not.toContain('Withheld-Name');
		expect(member!.filter((message) => message.includes('Withheld-Name'))).toHaveLength(1);
		expect(keeper!.filter((message) => message.includes('Withheld-Name'))).toHaveLength(4);
		for (const wire of [guest!, member!, keeper!])
			expect(wire.join()).not.toMatch(new RegExp(`${shy.id}|example\\.org`));
		expect(repliesOf(readers[1]!).map((reply) => reply!.author.city?.slug ?? null)).toEqual([
			'valmont',
			'valmont',
			'valmont',
			null
		]);
	});

	test('one who is no longer a member loses the streams for members, keeps the public ones, and is told why', async () => {
		const leaver = await world.member('Lina Leaver');
		const closed = await world.ask(asker, { visibility: 'members' });
		const open = await world.ask(asker);
		const ofClosed = await world.reader(leaver, of(closed));
		const ofOpen = await world.reader(leaver, of(open));
		await world.services.accounts.revoke(SYSTEM, leaver.id, 'member', {
			kind: 'city',
			id: world.cities.marsa
		});
		await eventually(() => ofClosed.revoked.length > 0);
		expect(ofClosed.revoked).toEqual(['not_found']);
		await world.reply(await peer.actor(), closed);
		await world.reply(await peer.actor(), open);
		await eventually(() => ofOpen.changes.length === 1);
		expect(ofClosed.changes).toEqual([]);
		// From now on a guest's eyes: no names.
		expect(repliesOf(ofOpen)[0]!.author.name).toBeNull();
	});

	test('a new moderator sees as one at once', async () => {
		const promoted = await world.member('Petra Promoted');
		const id = await world.ask(asker);
		const reader = await world.reader(promoted, of(id));
		await world.services.accounts.grant(SYSTEM, promoted.id, 'moderator', {
			kind: 'forum',
			id: world.forumId
		});
		await eventually(async () => {
			await world.reply(await peer.actor(), id, { attribution: 'none' });
			return repliesOf(reader).at(-1)?.author.name === 'Pierre Peer';
		});
	});

	test('no stream, a foreign one and one for members look the same to a guest', async () => {
		const closed = await world.ask(asker, { visibility: 'members' });
		const socket = await connected(world.socket(null));
		for (const stream of [of(closed), of('0'.repeat(24)), 'forum:000000000000000000000000'])
			expect(await send(socket, 'join', { stream, since: 0 })).toEqual({ ok: false, code: 'not_found' });
	});

	test('a session that ends closes its sockets, and only those', async () => {
		const other = await world.member('Omar Other');
		const id = await world.ask(asker);
		const [theirs, others] = [await world.reader(other, of(id)), await world.reader(asker, of(id))];
		await world.services.accounts.signOut(await other.actor());
		await eventually(() => theirs.line.state === 'signed_out');
		await eventually(() => !theirs.socket.connected);
		expect(others.line.state).toBe('live');
		expect(theirs.wire).toContain('["signedOut",{"code":"session_ended"}]');
		expect((await refusalAtDoor(world.socket(other))).data).toEqual({ code: 'session_ended' });
	});
});

describe('who reads', () => {
	test('cities of people who agreed are named, everybody else is a number, each person counts once', async () => {
		const shown = await world.member('Sana Shown', world.cities.valmont, true);
		const id = await world.ask(asker);
		const guest = await world.reader(null, of(id));
		const tabs = [await world.reader(shown, of(id)), await world.reader(shown, of(id))];
		await world.reader(asker, of(id));
		await eventually(() => guest.presence?.others === 2 && guest.presence.cities.length === 1);
		expect(guest.presence!.cities).toEqual([
			{ slug: 'valmont', name: { ar: 'Valmont', en: 'Valmont', fr: 'Valmont' } }
		]);
		for (const tab of tabs) tab.line.close();
		await eventually(() => guest.presence!.cities.length === 0);
		expect(guest.wire.join()).not.toContain('Sana');
	});

	test('who takes their agreement back is a number at once, without loading the page again', async () => {
		const shown = await world.member('Walid Withdraws', world.cities.valmont, true);
		const id = await world.ask(asker);
		const guest = await world.reader(null, of(id));
		await world.reader(shown, of(id));
		await eventually(() => guest.presence?.cities.length === 1);
		const profile = { name: shown.name, jobTitle: '', sector: null, locale: 'en', sharePresence: false };
		await world.services.accounts.updateProfile(await shown.actor(), profile);
		await eventually(() => guest.presence!.cities.length === 0 && guest.presence!.others === 2);
	});
});

describe('the door', () => {
	const evil = { extraHeaders: { origin: 'https://evil.example' } };

	test('another Origin is refused, over WebSocket and over polling', async () => {
		for (const transports of [['websocket'], ['polling']]) {
			const error = await refusalAtDoor(world.socket(asker, { ...evil, transports, reconnection: false }));
			expect(error.message).toMatch(/websocket error|xhr poll error/);
		}
		const polled = await fetch(`${world.url}/live/?EIO=4&transport=polling`, { headers: evil.extraHeaders });
		expect([polled.status, await polled.json()]).toEqual([403, { code: 'bad_origin' }]);
		const posted = await fetch(`${world.url}/live/?EIO=4&transport=polling`, { method: 'POST' });
		expect(posted.status).toBe(403);
	});

	test('a stranger with a made-up cookie is a guest', async () => {
		const socket = world.socket(
			{ ...asker, cookie: 'multaqa_session=made-up' },
			{ auth: { signedIn: false } }
		);
		const closed = await world.ask(asker, { visibility: 'members' });
		await connected(socket);
		expect(await send(socket, 'join', { stream: of(closed), since: 0 })).toMatchObject({ ok: false });
	});

	test('one person may not open sockets without end', async () => {
		const many = await world.member('Many Tabs');
		const open = await Promise.all(Array.from({ length: 20 }, () => connected(world.socket(many))));
		expect((await refusalAtDoor(world.socket(many))).data).toEqual({ code: 'rate_limited' });
		open[0]!.disconnect();
		await eventually(async () => {
			const socket = world.socket(many, { reconnection: false });
			socket.connect();
			// To its end: one that is given up too early takes the place that has become free.
			return new Promise<boolean>((resolve) => {
				socket.once('connect', () => resolve(true));
				socket.once('connect_error', () => resolve(false));
			});
		});
	});
});

describe('bad messages', () => {
	const id = 'a'.repeat(24);
	const malformed: [string, ...unknown[]][] = [
		['join'],
		['join', null],
		['join', 'thread'],
		['join', []],
		['join', { stream: `thread:${id}` }],
		['join', { stream: `thread:${id}`, since: '1' }],
		['join', { stream: `thread:${id}`, since: -1 }],
		['join', { stream: `thread:${id}`, since: 1.5 }],
		['join', { stream: `thread:${id}`, since: 1, more: 1 }],
		['join', { stream: `person:${id}`, since: 1 }],
		['join', { stream: { $ne: 1 }, since: 1 }],
		['join', { stream: `thread:${id}`, since: 1 }, { second: 1 }],
		['leave', { stream: 'x'.repeat(10_000) }],
		['leave', Buffer.from('thread')]
	];

	test('get bad_request and change nothing', async () => {
		for (const message of malformed) {
			const socket = await connected(world.socket(null));
			expect(await send(socket, ...message)).toEqual({ ok: false, code: 'bad_request' });
			expect(socket.connected).toBe(true);
			socket.disconnect();
		}
	});

	test('without an answer function they are refused by an event', async () => {
		const socket = await connected(world.socket(null));
		const refused = new Promise((resolve) => socket.once('refused', resolve));
		(socket as unknown as { emit(...m: unknown[]): void }).emit('join', { since: 1 });
		expect(await refused).toEqual({ code: 'bad_request' });
	});

	test('an unknown event is called that', async () => {
		const socket = await connected(world.socket(null));
		for (const event of ['steal', '__proto__', 'constructor', 'change'])
			expect(await send(socket, event, {})).toEqual({ ok: false, code: 'unknown_event' });
	});

	test('anything at all gets an answer with a code, and the server lives', async () => {
		const codes = ['bad_request', 'unknown_event', 'not_found'];
		const payload = fc.oneof(fc.anything(), fc.record({ stream: fc.anything(), since: fc.anything() }));
		const event = fc.oneof(fc.constantFrom('join', 'leave'), fc.string({ minLength: 1 }));
		const reserved = [
			'connect',
			'connect_error',
			'disconnect',
			'disconnecting',
			'newListener',
			'removeListener'
		];
		let socket = await connected(world.socket(null));
		let sent = 0;
		await fc.assert(
			fc.asyncProperty(event, payload, async (name, value) => {
				fc.pre(!reserved.includes(name));
				// Below the flood limit of one socket.
				if (++sent % 15 === 0) {
					socket.disconnect();
					socket = await connected(world.socket(null));
				}
				let json: unknown;
				try {
					json = JSON.parse(JSON.stringify(value) ?? 'null');
				} catch {
					return;
				}
				const answer = (await send(socket, name, json)) as { ok: boolean; code: string };
				expect(answer.ok).toBe(false);
				expect(codes).toContain(answer.code);
			}),
			{ numRuns: 400 }
		);
	});

	test('a message beyond 16 KB cuts the socket', async () => {
		const socket = await connected(world.socket(null, { reconnection: false }));
		(socket as unknown as { emit(...m: unknown[]): void }).emit('join', {
			stream: 'x'.repeat(20_000),
			since: 1
		});
		await eventually(() => !socket.connected);
	});

	test('a flood is told to wait, then cut; others do not notice', async () => {
		const thread = await world.ask(asker);
		const calm = await world.reader(peer, of(thread));
		const socket = await connected(world.socket(null, { reconnection: false }));
		const answers: { code?: string; retryAfter?: number }[] = [];
		for (let n = 0; n < 30; n++)
			answers.push((await send(socket, 'leave', { stream: of(thread) })) as object);
		expect(answers.filter((answer) => answer.code === 'rate_limited').length).toBeGreaterThan(5);
		expect(answers.at(-1)!.retryAfter).toBeGreaterThanOrEqual(1);
		for (let n = 0; n < 100; n++) (socket as unknown as { emit(...m: unknown[]): void }).emit('leave', {});
		await eventually(() => !socket.connected);
		await world.reply(await asker.actor(), thread);
		await eventually(() => calm.changes.length === 1);
		expect(calm.line.state).toBe('live');
	});
});

describe('the end of the process', () => {
	// The last story: the server takes nobody in afterwards.
	test('lets readers go, who keep trying to come back, and ends in time', async () => {
		const id = await world.ask(asker);
		const reader = await world.reader(peer, of(id));
		const began = performance.now();
		await world.services.live.close();
		expect(performance.now() - began).toBeLessThan(2000);
		await eventually(() => reader.line.state === 'reconnecting');
		expect(reader.revoked).toEqual([]);
		const polled = await fetch(`${world.url}/live/?EIO=4&transport=polling`);
		expect([polled.status, await polled.json()]).toEqual([503, { code: 'unavailable' }]);
		expect((await refusalAtDoor(world.socket(null, { reconnection: false }))).message).toBe(
			'websocket error'
		);
	});
});
