import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toDomainError } from '../../server/kernel/errors.ts';
import { watchInserts } from '../../server/platform/mongo/change-stream.ts';
import { defaultCacheDir, findBinary } from '../../server/platform/mongo/embedded/binary.ts';
import type { Progress } from '../../server/platform/mongo/embedded/progress.ts';
import { openDatabase, type OpenDatabase } from '../../server/platform/mongo/open.ts';
import { createTransactions } from '../../server/platform/mongo/transaction.ts';
import { runs, startProcess, type StartedProcess } from '../support/processes.ts';
import { quietLog } from '../support/test-server.ts';

/** Polls end as soon as they can; this only bounds them on a busy machine. */
const SOON = { timeout: 30_000, interval: 20 };

interface Row {
	_id: number;
}

const OWNER = new URL('../support/embedded-owner.ts', import.meta.url);

let folder: string;
const opened: OpenDatabase[] = [];
const started: StartedProcess[] = [];

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'multaqa-embedded-'));
});

afterEach(async () => {
	await Promise.all(opened.splice(0).map((database) => database.close()));
	await Promise.all(
		started.splice(0).map((one) => (one.child.exitCode === null ? one.end('SIGTERM') : null))
	);
	// A server that a test left behind on purpose or by failing must not outlive it.
	for (const pid of await serversIn(folder)) process.kill(pid, 'SIGKILL');
	await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

async function open(
	dataDir: string,
	more: Partial<Parameters<typeof openDatabase>[0]> = {}
): Promise<OpenDatabase> {
	const mongodPath = process.env.MULTAQA_MONGOD || null;
	const database = await openDatabase({ uri: null, dataDir, mongodPath, log: quietLog, ...more });
	opened.push(database);
	return database;
}

async function startOwner(dataDir: string): Promise<StartedProcess & { mongod: number }> {
	const owner = await startProcess(OWNER, [dataDir]);
	started.push(owner);
	return { ...owner, mongod: Number(/^ready (\d+)$/.exec(owner.firstLine)?.[1]) };
}

const rows = (database: OpenDatabase) => database.connection.collection<Row>('rows');
const ids = async (database: OpenDatabase) =>
	(await rows(database).find().sort({ _id: 1 }).toArray()).map((row) => row._id);

async function serversIn(dataDir: string): Promise<number[]> {
	const files = await readdir(dataDir, { recursive: true });
	const locks = files.filter((file) => file.endsWith('mongod.lock'));
	const pids = await Promise.all(locks.map((lock) => readFile(join(dataDir, lock), 'utf8').then(Number)));
	const running = await Promise.all(pids.map((pid) => (pid > 1 ? runs(pid) : false)));
	return pids.filter((_, index) => running[index]);
}

const serverOf = async (dataDir: string) => (await serversIn(dataDir))[0]!;

describe('the embedded database', () => {
	it('starts on an empty folder, on a socket that only this user reaches, and keeps the data', async () => {
		const steps: Progress['kind'][] = [];
		const first = await open(folder, { onProgress: (step) => steps.push(step.kind) });
		expect(first).toMatchObject({ embedded: true, state: 'up', dataFolder: join(folder, 'mongo') });
		expect(steps.at(-2)).toBe('starting');
		expect(steps.at(-1)).toBe('ready');
		const socket = await stat(join(folder, 'mongo', 'mongodb-27017.sock'));
		expect(socket.isSocket()).toBe(true);
		expect(socket.mode & 0o777).toBe(0o600);
		await rows(first).insertOne({ _id: 1 });
		const server = await serverOf(folder);
		await first.close();
		expect(await runs(server)).toBe(false);

		const second = await open(folder);
		expect(await ids(second)).toEqual([1]);
	});

	it('opens a folder that was moved', async () => {
		const before = join(folder, 'before');
		const after = join(folder, 'after');
		const first = await open(before);
		await rows(first).insertOne({ _id: 1 });
		await first.close();
		await rename(before, after);
		const second = await open(after);
		await createTransactions(second.connection)((session) => rows(second).insertOne({ _id: 2 }, { session }));
		expect(await ids(second)).toEqual([1, 2]);
	});

	it('uses a short folder for its socket when the path of the data is too long for one', async () => {
		const long = join(folder, 'a-folder-with-a-long-name-'.repeat(4), 'البيانات'.repeat(3));
		const first = await open(long);
		const socket = decodeURIComponent(new URL(first.uri).host);
		expect(Buffer.byteLength(socket)).toBeLessThan(108);
		expect(socket.startsWith(long)).toBe(false);
		expect((await stat(join(socket, '..'))).mode & 0o777).toBe(0o700);
		await rows(first).insertOne({ _id: 1 });
		await first.close();
		const second = await open(long);
		expect(await ids(second)).toEqual([1]);
		await second.close();
		await rm(join(socket, '..'), { recursive: true });
	});
});

describe('the owner of a data folder', () => {
	it('is one: a second start is refused with words, also from the same process', async () => {
		const owner = await startOwner(folder);
		await expect(open(folder)).rejects.toMatchObject({
			code: 'in_use',
			message: expect.stringContaining(`process ${owner.child.pid}`)
		});
		await owner.end('SIGTERM');
		expect(await runs(owner.mongod)).toBe(false);
		const database = await open(folder);
		await expect(open(folder)).rejects.toMatchObject({ code: 'in_use' });
		expect(database.state).toBe('up');
	});

	it('is one when four come at the same moment', async () => {
		const owners = await Promise.all([1, 2, 3, 4].map(() => startOwner(folder)));
		const lines = owners.map((owner) => owner.firstLine.split(' ')[0]).sort();
		expect(lines).toEqual(['ready', 'refused', 'refused', 'refused']);
	});

	it('killed with -9 leaves a server that the next start takes over, and owns as its own', async () => {
		const owner = await startOwner(folder);
		await owner.end('SIGKILL');
		expect(await runs(owner.mongod)).toBe(true);
		const database = await open(folder);
		expect(await serverOf(folder)).toBe(owner.mongod);
		await rows(database).insertOne({ _id: 1 });

		process.kill(owner.mongod, 'SIGKILL');
		await expect.poll(() => database.state, SOON).toBe('restarting');
		await expect.poll(() => database.state, SOON).toBe('up');
		expect(await ids(database)).toEqual([1]);
		const server = await serverOf(folder);
		await database.close();
		expect(await runs(server)).toBe(false);
	});

	it('killed with -9, and the folder moved: the server is ended and started at the new place', async () => {
		const before = join(folder, 'before');
		const after = join(folder, 'after');
		const owner = await startOwner(before);
		await owner.end('SIGKILL');
		await rename(before, after);
		const database = await open(after);
		expect(await runs(owner.mongod)).toBe(false);
		await rows(database).insertOne({ _id: 1 });
		expect(await ids(database)).toEqual([1]);
	});

	it("refuses data that somebody's own server has open, and leaves that server alone", async () => {
		await (await open(folder)).close();
		const db = join(folder, 'mongo', 'db');
		const foreign = await startForeign(db);
		try {
			await expect(open(folder)).rejects.toMatchObject({ code: 'in_use' });
			expect(await runs(foreign.pid)).toBe(true);
		} finally {
			await foreign.end();
		}
	});

	it('is not mistaken for a process that got its number later', async () => {
		const claim = { pid: process.pid, start: 'another boot:123', state: 'owner' };
		await mkdir(join(folder, 'mongo'));
		await writeFile(
			join(folder, 'mongo', 'owner-00000000-0000-4000-8000-000000000000.json'),
			JSON.stringify(claim)
		);
		const database = await open(folder);
		expect(database.state).toBe('up');
	});
});

describe('a server killed under the running app', () => {
	it('comes back with everything that was confirmed, and the watch misses and doubles nothing', async () => {
		const database = await open(folder);
		const inTransaction = createTransactions(database.connection);
		const states: string[] = [];
		database.onState((state) => states.push(state));
		const seen: number[] = [];
		const watch = watchInserts<Row>(rows(database) as never, {
			onDocument: (row) => void seen.push(row._id),
			onGap: () => void seen.push(-1),
			log: quietLog
		});
		await watch.ready;

		const confirmed: number[] = [];
		const refusals: string[] = [];
		let writing = true;
		let next = 0;
		const write = async () => {
			while (writing) {
				const _id = ++next;
				const insert =
					_id % 2
						? inTransaction((session) => rows(database).insertOne({ _id }, { session }))
						: rows(database).insertOne({ _id });
				await insert.then(
					() => confirmed.push(_id),
					(error: unknown) =>
						refusals.push(toDomainError(error).code === 'unavailable' ? 'unavailable' : String(error))
				);
			}
		};
		const writers = [write(), write(), write(), write()];
		for (let round = 0; round < 2; round++) {
			await expect.poll(() => confirmed.length, SOON).toBeGreaterThan(100 * (round + 1));
			process.kill(await serverOf(folder), 'SIGKILL');
			await expect
				.poll(() => states.filter((state) => state === 'up').length, { timeout: 30_000 })
				.toBe(round + 1);
		}
		const reached = confirmed.length;
		await expect.poll(() => confirmed.length, SOON).toBeGreaterThan(reached + 20);
		writing = false;
		await Promise.all(writers);

		const stored = await ids(database);
		expect(confirmed.filter((id) => !stored.includes(id))).toEqual([]);
		expect(refusals.filter((code) => code !== 'unavailable')).toEqual([]);
		await expect.poll(() => seen.length, SOON).toBe(stored.length);
		expect(seen.toSorted((a, b) => a - b)).toEqual(stored);
		expect(states).toEqual(['restarting', 'up', 'restarting', 'up']);
		await watch.close();
	});
});

describe('what the database cannot do is said in words', () => {
	it('data that a newer server wrote', async () => {
		await (await open(folder)).close();
		await writeFile(join(folder, 'mongo', 'written-by.json'), '{"version":"7.0.12"}');
		const path = await anyBinary();
		await expect(open(folder, { mongodPath: path })).rejects.toMatchObject({
			code: 'binary_too_old',
			message: expect.stringMatching(/written by MongoDB 7\.0\.12.*older 6\.0/s)
		});
		// Refused before anything was touched, and the folder is free again.
		await writeFile(join(folder, 'mongo', 'written-by.json'), '{"version":"6.0.1"}');
		expect((await open(folder, { mongodPath: path })).state).toBe('up');
	});

	it('a binary that does not run', async () => {
		await expect(open(folder, { mongodPath: '/does/not/exist' })).rejects.toMatchObject({
			code: 'binary_unusable',
			message: expect.stringContaining('MULTAQA_MONGOD=/does/not/exist')
		});
	});

	it('damaged data', async () => {
		await (await open(folder)).close();
		await writeFile(join(folder, 'mongo', 'db', 'WiredTiger.turtle'), 'broken');
		await expect(open(folder)).rejects.toMatchObject({
			code: 'start_failed',
			message: expect.stringContaining('mongod.log')
		});
	});

	it('a deployment that does not answer', async () => {
		await expect(open(folder, { uri: 'mongodb://someone:secret@127.0.0.1:9/multaqa' })).rejects.toMatchObject(
			{
				code: 'unreachable',
				message: expect.not.stringContaining('secret')
			}
		);
	});

	it('a server that stands alone', async () => {
		const alone = await startForeign(folder);
		try {
			const uri = `mongodb://127.0.0.1:${alone.port}/multaqa`;
			await expect(open(folder, { uri })).rejects.toMatchObject({
				code: 'not_a_replica_set',
				message: expect.stringContaining('rs.initiate()')
			});
		} finally {
			await alone.end();
		}
	});
});

async function anyBinary(): Promise<string> {
	const search = { cacheDir: defaultCacheDir(), written: null, onProgress: () => undefined, log: quietLog };
	return (await findBinary({ mongodPath: process.env.MULTAQA_MONGOD || null, ...search })).path;
}

/** A server as somebody else would run it: on a port, alone. */
async function startForeign(dbpath: string): Promise<{ pid: number; port: number; end(): Promise<void> }> {
	const port = await freePort();
	const options = ['--dbpath', dbpath, '--bind_ip', '127.0.0.1', '--port', String(port), '--quiet'];
	const child = spawn(await anyBinary(), [...options, '--nounixsocket'], { stdio: 'ignore' });
	const exited = once(child, 'exit');
	await expect
		.poll(() => readFile(join(dbpath, 'mongod.lock'), 'utf8').catch(() => ''), SOON)
		.toBe(`${child.pid}\n`);
	return {
		pid: child.pid!,
		port,
		async end() {
			child.kill('SIGKILL');
			await exited;
		}
	};
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	return typeof address === 'object' && address ? address.port : 0;
}
