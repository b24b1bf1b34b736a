import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagesBuilt } from '../support/built.ts';
import { eventually } from '../support/eventually.ts';
import { freshDatabase, type FreshDatabase } from '../support/mongo.ts';
import { peopleOfThePlan, storedPlan, WRITERS } from '../support/plan-servers.ts';
import { randomFrom } from '../support/plan-storage-contract.ts';
import { faultsIn, PlanWriter, shown, wordsIn } from '../support/plan-writer.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { startTwoServers } from '../support/two-servers.ts';

/** Generous: what counts is that it happens at all, on a machine that may be busy. */
const WITHIN = 30_000;

let db: FreshDatabase;
let servers: [ServerProcess, ServerProcess];
let planId: string;
/** Two at each server, turn by turn. */
let writers: PlanWriter[];

beforeAll(async () => {
	await pagesBuilt();
	db = await freshDatabase();
	servers = await startTwoServers(db);
	const people = await peopleOfThePlan(servers[0].url);
	planId = people.planId;
	const random = randomFrom(1);
	writers = WRITERS.map((name, n) => {
		const { url } = servers[n % 2]!;
		return new PlanWriter(name, { url, cookie: people.cookies[n]!, planId, random });
	});
	await eventually(() => writers.every(({ role }) => role === 'editor'), WITHIN);
}, 180_000);
afterAll(async () => {
	for (const writer of writers ?? []) writer.stop();
	for (const server of servers ?? []) await server.dispose();
});

describe('two servers on one database serve the same plan', () => {
	it('P17: an edit made at one is seen at the other', async () => {
		for (const writer of writers) {
			writer.write();
			await eventually(() => writers.every(({ document }) => sameWords(document, writer.document)), WITHIN);
		}
		const [here, there] = writers as [PlanWriter, PlanWriter];
		expect(shown(there.document)).toBe(shown(here.document));
	});

	it('P17: a caret at one is seen at the other, moves, and goes with its person', async () => {
		const [here, there] = writers as [PlanWriter, PlanWriter];
		const seen = () =>
			there.provider.awareness.getStates().get(here.document.clientID) as { place?: string } | undefined;
		here.provider.awareness.setLocalStateField('place', 'need');
		await eventually(() => seen()?.place === 'need', WITHIN);
		here.provider.awareness.setLocalStateField('place', 'context');
		await eventually(() => seen()?.place === 'context', WITHIN);
		here.provider.disconnect();
		await eventually(() => seen() === undefined, WITHIN);
		here.provider.connect();
		await eventually(() => seen()?.place === 'context', WITHIN);
	});

	it.each([0, 1])(
		'P7, P17: server %i is killed with -9 in mid-sentence: the other goes on, nothing is lost or doubled',
		async (n) => {
			const [killed, other] = [servers[n]!, servers[1 - n]!];
			const of = (which: number) => writers.filter((_, at) => at % 2 === which);
			const [theirs, ours] = [of(n), of(1 - n)];
			const far = theirs[0]!;
			far.provider.awareness.setLocalStateField('place', 'mandate');
			const here = () => ours[0]!.provider.awareness.getStates().has(far.document.clientID);
			await eventually(here, WITHIN);

			await typing(writers, 10);
			await killed.kill();
			const confirmed = writers.map((writer) => writer.confirmed);
			for (const { provider } of theirs) provider.disconnect();
			await typing(ours, 10);
			expect(faultsIn(await storedPlan(db.uri, planId), writers, confirmed)).toEqual([]);
			// Whoever was at the other server is shown no more, though nobody said goodbye.
			await eventually(() => !here(), WITHIN);

			// They go on elsewhere, and later at home again.
			for (const writer of theirs) writer.moveTo(other.url);
			await typing(writers, 5);
			await killed.restart();
			for (const writer of theirs) writer.moveTo(killed.url);
			await typing(writers, 5);
			await settled();
		},
		180_000
	);

	it('P6, P7: one server is stopped in good order while people type at both', async () => {
		const typed = typing(writers, 15);
		await sleep(100);
		await servers[0].stop();
		await servers[0].restart();
		await typed;
		await settled();
	}, 120_000);
});

/** Everybody types until `more` deeds of each have been confirmed. */
async function typing(who: readonly PlanWriter[], more: number): Promise<void> {
	await Promise.all(
		who.map(async (writer) => {
			const enough = writer.confirmed + more;
			await eventually(() => {
				writer.write();
				return writer.confirmed >= enough;
			}, WITHIN);
		})
	);
}

/** Everything is confirmed, the same everywhere, and there once. */
async function settled(): Promise<void> {
	await eventually(() => writers.every(({ idle }) => idle), WITHIN);
	await eventually(() => new Set(writers.map(({ document }) => shown(document))).size === 1, WITHIN);
	const stored = await storedPlan(db.uri, planId);
	const all = writers.map(({ deeds }) => deeds.length);
	expect(faultsIn(stored, writers, all)).toEqual([]);
	expect(shown(stored)).toBe(shown(writers[0]!.document));
}

function sameWords(one: PlanWriter['document'], other: PlanWriter['document']): boolean {
	return JSON.stringify([...wordsIn(one)].sort()) === JSON.stringify([...wordsIn(other)].sort());
}
