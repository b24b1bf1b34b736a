import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pagesBuilt } from '../support/built.ts';
import { eventually } from '../support/eventually.ts';
import { freshDatabase, type FreshDatabase } from '../support/mongo.ts';
import { peopleOfThePlan, storedPlan, WRITERS } from '../support/plan-servers.ts';
import { randomFrom } from '../support/plan-storage-contract.ts';
import { faultsIn, PlanWriter, shown } from '../support/plan-writer.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { startTwoServers } from '../support/two-servers.ts';

const SEED = Number(process.env.MULTAQA_SEED ?? Date.now() % 1_000_000);
/** Things that happen in one story; `MULTAQA_STEPS=20000` for a long night. */
const STEPS = Number(process.env.MULTAQA_STEPS ?? 1_000);
const STORIES = 2;
/** Steps between two restarts of a server, about. */
const RESTART_EVERY = 400;
const WITHIN = 60_000;

let db: FreshDatabase;
let servers: [ServerProcess, ServerProcess];

beforeAll(async () => {
	await pagesBuilt();
	console.log(`plan convergence: MULTAQA_SEED=${SEED}`);
	db = await freshDatabase();
	servers = await startTwoServers(db);
}, 180_000);
afterAll(async () => {
	for (const server of servers ?? []) await server.dispose();
});

for (let story = 0; story < STORIES; story++)
	it(
		`P17: whatever happens to people and servers, everything converges and nothing is doubled (seed ${SEED + story})`,
		() => told(randomFrom(SEED + story)),
		120_000 + STEPS * 40
	);

async function told(random: () => number): Promise<void> {
	const among = (count: number) => Math.floor(random() * count);
	const { planId, cookies } = await peopleOfThePlan(servers[0].url);
	// Each has a second window open, which is another client.
	const writers = [...WRITERS, ...WRITERS].map((name, n) => {
		const own = n < WRITERS.length ? name : `${name}2`;
		const url = servers[among(2)]!.url;
		return new PlanWriter(own, { url, cookie: cookies[n % WRITERS.length]!, planId, random });
	});
	let restarting = Promise.resolve();
	try {
		for (let step = 0; step < STEPS; step++) {
			const writer = writers[among(writers.length)]!;
			const what = random();
			if (what < 0.9) writer.write();
			else if (what < 0.94) writer.provider.disconnect();
			else if (what < 0.98) writer.provider.connect();
			else writer.moveTo(servers[among(2)]!.url);
			if (step % RESTART_EVERY === RESTART_EVERY / 2) {
				const [server, kill] = [servers[among(2)]!, random() < 0.5];
				restarting = restarting.then(() => restart(server, kill));
			}
			await sleep(random() < 0.2 ? 8 : 0);
		}
		await restarting;
		for (const { provider } of writers) provider.connect();
		await eventually(() => writers.every(({ provider }) => provider.synced), WITHIN);
		await quietTyping(writers);
		await eventually(() => writers.every(({ idle }) => idle), WITHIN);
		await eventually(() => new Set(writers.map(({ document }) => shown(document))).size === 1, WITHIN);
		const stored = await storedPlan(db.uri, planId);
		const all = writers.map(({ deeds }) => deeds.length);
		expect(faultsIn(stored, writers, all)).toEqual([]);
		expect(shown(stored)).toBe(shown(writers[0]!.document));
		expect(stored.store.pendingStructs).toBeNull();
	} finally {
		await restarting.catch(() => undefined);
		for (const writer of writers) writer.stop();
	}
}

/** Nobody comes or goes, so that whatever one server does not tell the other stays missing there. */
async function quietTyping(writers: readonly PlanWriter[]): Promise<void> {
	for (let n = 0; n < 25; n++) {
		for (const writer of writers) writer.write();
		await sleep(60);
	}
}

async function restart(server: ServerProcess, kill: boolean): Promise<void> {
	await (kill ? server.kill() : server.stop());
	await server.restart();
}
