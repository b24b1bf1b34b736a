import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareLayout } from '../../server/platform/mongo/embedded/layout.ts';
import { socketUri } from '../../server/platform/mongo/embedded/socket.ts';
import { pagesBuilt } from '../support/built.ts';
import { databasePid } from '../support/database-process.ts';
import { eventually } from '../support/eventually.ts';
import { randomFrom } from '../support/plan-storage-contract.ts';
import { peopleOfThePlan, storedPlan, WRITERS } from '../support/plan-servers.ts';
import { faultsIn, PlanWriter, shown } from '../support/plan-writer.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';

/** How often the server is killed; `MULTAQA_ROUNDS=500` for a long night. */
const ROUNDS = Number(process.env.MULTAQA_ROUNDS ?? 30);
/** The database is killed in so many more rounds, and both at once in as many again. */
const DATABASE_ROUNDS = Math.ceil(ROUNDS / 8);
const SEED = Number(process.env.MULTAQA_SEED ?? Date.now() % 1_000_000);
const WITHIN = 60_000;

let server: ServerProcess;
let uri: string;
let planId: string;
let writers: PlanWriter[];

beforeAll(async () => {
	await pagesBuilt();
	console.log(`plan durability: MULTAQA_SEED=${SEED}`);
	server = await startServerProcess({ MULTAQA_LIMIT_SCALE: '100000', MULTAQA_LOG: 'error' });
	uri = socketUri((await prepareLayout(server.dataDir)).socket);
	const people = await peopleOfThePlan(server.url);
	planId = people.planId;
	const random = randomFrom(SEED);
	writers = WRITERS.map(
		(name, n) => new PlanWriter(name, { url: server.url, cookie: people.cookies[n]!, planId, random })
	);
	await eventually(() => writers.every(({ role }) => role === 'editor'), WITHIN);
}, 180_000);
afterAll(async () => {
	for (const writer of writers ?? []) writer.stop();
	await server?.dispose();
});

describe('P6: killed with -9 while four people type in one plan', () => {
	it(
		`P6: keeps every edit that was shown as stored (${ROUNDS} rounds of the server)`,
		() => rounds(ROUNDS, killServer),
		60_000 + ROUNDS * 12_000
	);

	it(
		`P6: keeps them when the database is killed under it, too, and goes on by itself (${DATABASE_ROUNDS} rounds)`,
		() => rounds(DATABASE_ROUNDS, killDatabase),
		60_000 + DATABASE_ROUNDS * 30_000
	);

	it(
		`P6: keeps them when both are killed at once (${DATABASE_ROUNDS} rounds)`,
		() =>
			rounds(DATABASE_ROUNDS, async () => {
				const kill = await killDatabase();
				return () => {
					void kill();
					return server.kill();
				};
			}),
		60_000 + DATABASE_ROUNDS * 30_000
	);

	it('P6, P17: in the end everything that anybody wrote is there once, for whoever comes', async () => {
		await typing(20, async () => undefined);
		await eventually(() => writers.every(({ idle }) => idle), WITHIN);
		const all = writers.map(({ deeds }) => deeds.length);
		await eventually(() => new Set(writers.map(({ document }) => shown(document))).size === 1, WITHIN);
		const stored = await storedPlan(uri, planId);
		expect(faultsIn(stored, writers, all)).toEqual([]);
		expect(shown(stored)).toBe(shown(writers[0]!.document));
	}, 120_000);
});

/** Lets everybody type while something is killed, again and again, and looks each time at what is left. */
async function rounds(count: number, prepare: () => Promise<Kill>): Promise<void> {
	for (let round = 0; round < count; round++) {
		const kill = await prepare();
		let confirmed: number[] = [];
		await typing(4, async () => {
			await nextMoment(round);
			await kill();
			confirmed = writers.map((writer) => writer.confirmed);
			// Nobody may bring back what was lost before we have looked.
			for (const { provider } of writers) provider.disconnect();
		});
		try {
			const [stored] = await Promise.all([storedPlan(uri, planId), restarted()]);
			expect(faultsIn(stored, writers, confirmed), `round ${round}, seed ${SEED}`).toEqual([]);
		} finally {
			for (const { provider } of writers) provider.connect();
		}
	}
}

/** In every second round just when something is said to be stored, else at any point of a write. */
async function nextMoment(round: number): Promise<void> {
	if (round % 2 === 0) return sleep(Math.random() * 80);
	await Promise.race(
		writers.map((writer) => new Promise<void>((resolve) => (writer.onConfirmed = () => resolve())))
	);
	for (const writer of writers) writer.onConfirmed = () => undefined;
}

/** Everybody types until `more` deeds of each have been confirmed, and then while `meanwhile` is done. */
async function typing(more: number, meanwhile: () => Promise<void>): Promise<void> {
	const enough = writers.map(({ confirmed }) => confirmed + more);
	const over = new AbortController();
	const hands = writers.map(async (writer, n) => {
		while (!over.signal.aborted) {
			writer.write();
			await sleep(2 + ((n * 7 + writer.deeds.length) % 23));
		}
	});
	try {
		await eventually(() => writers.every(({ confirmed }, n) => confirmed >= enough[n]!), WITHIN);
		await meanwhile();
	} finally {
		over.abort();
		await Promise.all(hands);
	}
}

/** The database comes back by itself while its server lives, and with the server otherwise. */
async function restarted(): Promise<void> {
	const lives = await fetch(new URL('/metrics', server.url)).then(
		() => true,
		() => false
	);
	if (!lives) await server.restart();
}

type Kill = () => Promise<void> | void;

const killServer = async (): Promise<Kill> => () => server.kill();

/** Its number is looked up before, so that nothing stands between the moment and the kill. */
async function killDatabase(): Promise<Kill> {
	const pid = await databasePid(server.dataDir);
	return () => void process.kill(pid, 'SIGKILL');
}
