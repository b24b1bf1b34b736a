import fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { isErrorCode } from '../../src/lib/shared/error-codes.ts';
import { LIVE_PATH, type JoinAnswer } from '../../src/lib/shared/live.ts';
import { pagesBuilt } from '../support/built.ts';
import { signedIn } from '../support/demo-people.ts';
import { ask, question, reply } from '../support/forum-forms.ts';
import { hostile } from '../support/fuzz-inputs.ts';
import { HttpClient } from '../support/http-client.ts';
import { freshDatabase } from '../support/mongo.ts';
import { liveEvents } from '../support/routes-of-forms.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';

/** Hostile messages on sockets. `MULTAQA_SEED` and `MULTAQA_RUNS` as for hostile forms. */
const SEED = Number(process.env.MULTAQA_SEED ?? Date.now() % 1_000_000);
const RUNS = Number(process.env.MULTAQA_RUNS ?? 1000);
/** Messages of one socket, below the number after which it is told to wait. */
const PER_SOCKET = 18;
const SOCKETS_AT_ONCE = 6;

let server: ServerProcess;
let threadId: string;
let visitors: HttpClient[];

beforeAll(async () => {
	await pagesBuilt();
	const { uri } = await freshDatabase();
	server = await startServerProcess({
		MONGODB_URI: uri,
		MULTAQA_DEMO: 'on',
		MULTAQA_LOG: 'warn',
		MULTAQA_LIMIT_SCALE: '100000'
	});
	const [member, moderator] = await Promise.all([signedIn(server.url, 'ruth'), signedIn(server.url, 'ziad')]);
	visitors = [new HttpClient(server.url), member, moderator];
	threadId = await ask(member, 'youth', question('What is thrown at this one?'));
});
afterAll(() => server?.dispose());

const stream = fc.oneof(
	hostile,
	fc.constantFrom('thread:', 'forum:', 'person:', 'thread:../x', 'THREAD:').chain((kind) =>
		fc.oneof(
			fc.constant(kind + 'f'.repeat(24)),
			hostile.map((rest) => kind + rest)
		)
	)
);
const anything = fc.oneof(
	fc.anything({ withBigInt: false, withDate: true, withTypedArray: true, withNullPrototype: true }),
	fc.jsonValue(),
	hostile,
	fc.record({ stream, since: fc.oneof(fc.integer(), fc.double(), hostile, fc.constant(null)) }),
	fc.record({ stream, since: fc.nat(), more: hostile }),
	fc.record({ stream: fc.jsonValue(), since: fc.constant({ $gt: 0 }) })
);
const message = fc.record({
	payloads: fc.oneof(
		{ weight: 6, arbitrary: fc.array(anything, { minLength: 1, maxLength: 1 }) },
		{ weight: 1, arbitrary: fc.array(anything, { minLength: 0, maxLength: 3 }) }
	),
	/** Some want an answer, some do not listen. */
	listens: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) })
});
/** Names of Node's and socket.io's own events, and of things that objects have. */
const UNKNOWN = [
	'error',
	'disconnecting',
	'newListener',
	'__proto__',
	'constructor',
	'toString',
	'',
	'change',
	'x'
];

describe('hostile messages', () => {
	it.each([...liveEvents(), null])(
		'%s',
		async (event) => {
			const inputs = fc.sample(message, { seed: SEED, numRuns: RUNS });
			const rounds = Array.from({ length: Math.ceil(inputs.length / PER_SOCKET) }, (_, n) => n);
			await Promise.all(
				Array.from({ length: SOCKETS_AT_ONCE }, async () => {
					for (let n = rounds.shift(); n !== undefined; n = rounds.shift()) {
						const socket = await connected(visitors[n % visitors.length]!);
						const some = inputs.slice(n * PER_SOCKET, (n + 1) * PER_SOCKET);
						for (const [at, { payloads, listens }] of some.entries())
							await thrown(socket, event ?? UNKNOWN[at % UNKNOWN.length]!, payloads, listens);
						expect(socket.connected, 'who only talks nonsense is not thrown out').toBe(true);
						socket.disconnect();
					}
				})
			);
			await stillWell();
		},
		120_000
	);
});

/** Says something, and expects `ok` or a known code when there is an answer. */
async function thrown(socket: Socket, event: string, payloads: unknown[], listens: boolean): Promise<void> {
	// Reserved by the client: it would not leave.
	if (['error', 'disconnecting', 'newListener'].includes(event)) event = ` ${event}`;
	const sendable = payloads.map(plain);
	if (!listens) return void socket.emit(event, ...sendable);
	const told = `${event} ${JSON.stringify(sendable)?.slice(0, 300)} MULTAQA_SEED=${SEED}`;
	const answer = (await socket
		.timeout(20_000)
		.emitWithAck(event, ...sendable)
		.catch((error: Error) => {
			throw new Error(`${error.message} after ${told}`);
		})) as JoinAnswer;
	expect(answer.ok || isErrorCode(answer.code), `${told} was answered ${JSON.stringify(answer)}`).toBe(true);
	expect(answer, told).not.toMatchObject({ code: 'internal' });
}

/** As a browser's script could send it: JSON and bytes, of a size that is read at all. */
function plain(value: unknown): unknown {
	if (value instanceof Uint8Array) return value;
	const text = JSON.stringify(value) as string | undefined;
	return text === undefined || Buffer.byteLength(text) > 4000
		? String(text).slice(0, 1000)
		: JSON.parse(text);
}

describe('a hostile line', () => {
	const FRAMES: (string | Buffer)[] = [
		'',
		'9',
		'4',
		'42',
		'42[',
		'42["join"',
		'42{"join":1}',
		'42["join",{"stream":"x","since":0}]',
		'420["join"]',
		'4299999999999999999999["join",1]',
		'43[]',
		'431["answer to nothing"]',
		'44{"message":"an error of mine"}',
		'45-["join",{"_placeholder":true,"num":0}]',
		'451-["join",{"_placeholder":true,"num":99}]',
		'459999999-["join"]',
		'41',
		'40/admin,',
		'40/__proto__,{}',
		'40{"signedIn":"\u0000"}',
		`42["join",${'['.repeat(3000)}${']'.repeat(3000)}]`,
		'x'.repeat(15_000),
		'x'.repeat(40_000),
		Buffer.from([0xff, 0xfe, 0x00, 0xed, 0xa0, 0x80]),
		Buffer.alloc(15_000)
	];

	it.each(FRAMES.map((frame) => [JSON.stringify(frame).slice(0, 60), frame]))('%s', async (_, frame) => {
		const address = `${server.url.replace('http', 'ws')}${LIVE_PATH}/?EIO=4&transport=websocket`;
		const line = new WebSocket(address, { origin: server.url });
		await new Promise((resolve, reject) => line.once('open', resolve).once('error', reject));
		line.send('40');
		line.send(frame);
		line.send(frame);
		await sleep(30);
		line.terminate();
		await stillWell();
	});

	it('that floods is told to wait, then cut, and nobody else notices', async () => {
		const flooding = await connected(visitors[1]!);
		const told: unknown[] = [];
		flooding.io.reconnection(false);
		flooding.on('refused', (notice: { code: unknown }) => told.push(notice.code));
		const cut = new Promise((resolve) => flooding.once('disconnect', resolve));
		const timer = setInterval(() => {
			for (let n = 0; n < 10; n++) flooding.emit('join', { stream: `thread:${threadId}`, since: 0 });
		}, 20);
		await cut;
		clearInterval(timer);
		expect(told).toContain('rate_limited');
		const other = await connected(visitors[0]!);
		const answer = await other.emitWithAck('join', { stream: `thread:${threadId}`, since: 0 });
		expect(answer).toMatchObject({ ok: true });
		other.disconnect();
		await stillWell();
	});

	it.each([
		'multaqa_session=',
		'multaqa_session=%00',
		`multaqa_session=${'A'.repeat(43)}`,
		'=;=;;',
		'a'.repeat(4000)
	])('with the cookie %s is a guest’s', async (cookie) => {
		const socket = await connected(cookie);
		const answer = await socket.emitWithAck('join', { stream: `thread:${threadId}`, since: 0 });
		expect(answer).toMatchObject({ ok: true });
		socket.disconnect();
	});
});

function connected(visitor: HttpClient | string): Promise<Socket> {
	const cookie = typeof visitor === 'string' ? visitor : visitor.cookieHeader;
	const socket = io(server.url, {
		path: LIVE_PATH,
		forceNew: true,
		transports: ['websocket'],
		extraHeaders: { origin: server.url, ...(cookie ? { cookie } : {}) }
	});
	return new Promise((resolve, reject) => {
		socket.once('connect', () => resolve(socket));
		socket.once('connect_error', reject);
	});
}

/** How much of the server's output has been looked at. */
let read = 0;

async function stillWell(): Promise<void> {
	expect((await visitors[0]!.get('/readyz')).status).toBe(200);
	// People go on as before.
	await reply(visitors[1]!, threadId, 'Still here.');
	const printed = server.output().slice(read);
	read += printed.length;
	const faults = printed.split('\n').filter((line) => /"level":[56]0|^\s+at /.test(line));
	expect(faults, `faults in the log, MULTAQA_SEED=${SEED}`).toEqual([]);
}
