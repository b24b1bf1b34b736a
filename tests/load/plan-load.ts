import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { Types, type Connection } from 'mongoose';
import * as Y from 'yjs';
import { foldPlan } from '../../server/collab/storage/fold.ts';
import { longestTail } from '../../server/collab/storage/keeper.ts';
import { planCollections } from '../../server/collab/storage/plan-collections.model.ts';
import { createPlanStorage } from '../../server/collab/storage/plan-storage.repository.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { createTransactions } from '../../server/platform/mongo/transaction.ts';
import { percentile, type Figure } from './measure.ts';

const loading = fileURLToPath(new URL('./plan-load-once.ts', import.meta.url));
const EDITS = 50_000;
const PARAGRAPHS = 16;
const READINGS = 7;
/** Rows written at once. */
const BATCH = 5_000;
const KB = 1024;

/** Where a writer puts the next letter in a text of this length. */
const PLACES = {
	'in order': (length: number) => length,
	'at random': (length: number) => Math.floor(Math.random() * (length + 1))
};
type Place = keyof typeof PLACES;
const BUDGETS: Record<Place, number> = { 'in order': 150, 'at random': 1_000 };

/**
 * How long a plan of 50,000 edits takes until it can be written on, in a process that has just started:
 * from asking the database until the document stands. Its tail is as long as the keeper ever lets it
 * become, as after a `kill -9`.
 */
export async function coldLoads(connection: Connection, uri: string): Promise<Figure[]> {
	const figures: Figure[] = [];
	for (const place of Object.keys(PLACES) as Place[]) {
		const plan = await written(connection, place);
		const times: number[] = [];
		for (let reading = 0; reading < READINGS; reading++) times.push(await loadOnce(uri, plan.id));
		times.sort((a, b) => a - b);
		const median = percentile(times, 0.5);
		figures.push({
			what: `cold load of a plan of ${EDITS.toLocaleString('en')} edits ${place}`,
			value: `${median.toFixed(0)} ms (slowest ${times.at(-1)!.toFixed(0)} ms); snapshot ${(plan.bytes / KB).toFixed(0)} KB, ${plan.tail} rows after it`,
			budget: `≤ ${BUDGETS[place]} ms`,
			met: median <= BUDGETS[place]
		});
	}
	return figures;
}

/** A plan, letter by letter, each in a row of its own, folded as the keeper does. */
async function written(
	connection: Connection,
	place: Place
): Promise<{ id: string; bytes: number; tail: number }> {
	const { updates } = planCollections(connection);
	const inTransaction = createTransactions(connection);
	const storage = createPlanStorage(connection, { inTransaction, clock: systemClock, fold: foldPlan });
	const planId = new Types.ObjectId().toHexString();
	const { start, edits } = typed(place);
	await inTransaction((tx) => storage.create(tx, planId, start));

	const insert = async (some: Uint8Array[]) => {
		const row = { planId, nodeId: 'bench', work: [], at: new Date() };
		await updates.insertMany(
			some.map((update) => ({ ...row, _id: new Types.ObjectId(), update: Buffer.from(update) }))
		);
	};
	const bytes = foldPlan(start, edits).byteLength;
	const tail = longestTail(bytes) - 1;
	for (let at = 0; at < EDITS - tail; at += BATCH) {
		await insert(edits.slice(at, Math.min(at + BATCH, EDITS - tail)));
		await storage.compact(planId);
	}
	await insert(edits.slice(EDITS - tail));
	return { id: planId, bytes, tail };
}

function typed(place: Place): { start: Uint8Array; edits: Uint8Array[] } {
	const document = new Y.Doc();
	const texts = Array.from({ length: PARAGRAPHS }, () => new Y.XmlText(''));
	const paragraphs = texts.map((words) => {
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [words]);
		return paragraph;
	});
	document.getXmlFragment('section:need').insert(0, paragraphs);
	const start = Y.encodeStateAsUpdate(document);
	const edits: Uint8Array[] = [];
	document.on('update', (update: Uint8Array) => edits.push(update));
	for (let n = 0; n < EDITS; n++) {
		const words = texts[Math.floor((n * PARAGRAPHS) / EDITS)]!;
		words.insert(PLACES[place](words.length), String.fromCharCode(0x627 + (n % 28)));
	}
	return { start, edits };
}

/** Milliseconds, in a process of its own. */
async function loadOnce(uri: string, planId: string): Promise<number> {
	const child = spawn(process.execPath, [loading, uri, planId], { stdio: ['ignore', 'pipe', 'inherit'] });
	const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
	return Number(said);
}
