import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagesBuilt } from '../support/built.ts';
import { databasePid } from '../support/database-process.ts';
import { signedIn } from '../support/demo-people.ts';
import { ask, question } from '../support/forum-forms.ts';
import { follow } from '../support/follower.ts';
import { HttpClient, type Answer, type Fields } from '../support/http-client.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';

/** How often the server is killed; `MULTAQA_ROUNDS=500` for a long night. */
const ROUNDS = Number(process.env.MULTAQA_ROUNDS ?? 20);
/** The database is killed in this many more rounds. */
const DATABASE_ROUNDS = Math.ceil(ROUNDS / 5);
const WRITERS = ['ruth', 'daniel', 'claire', 'vesna', 'aissata'];

let server: ServerProcess;

beforeAll(async () => {
	await pagesBuilt();
	server = await startServerProcess({ MULTAQA_LIMIT_SCALE: '100000', MULTAQA_LOG: 'error' });
});
afterAll(() => server?.dispose());

describe('killed with -9 while people write', () => {
	it(
		`keeps every confirmed reply, once, and misses nothing on an open page (${ROUNDS} rounds)`,
		async () => {
			const { killed, everything } = await whileWriting(async (written) => {
				for (let round = 0; round < ROUNDS; round++) {
					await someMore(written, 5);
					// Not always at the same point of a write.
					await sleep(Math.random() * 60);
					await server.kill();
					await server.restart();
				}
			});
			expect(killed).toBeGreaterThan(0);
			everything();
		},
		60_000 + ROUNDS * 12_000
	);

	it(
		`does the same when its database is killed under it (${DATABASE_ROUNDS} rounds)`,
		async () => {
			const { everything } = await whileWriting(async (written) => {
				for (let round = 0; round < DATABASE_ROUNDS; round++) {
					await someMore(written, 5);
					await sleep(Math.random() * 60);
					process.kill(await databasePid(server.dataDir), 'SIGKILL');
				}
				await someMore(written, 5);
			});
			everything();
		},
		120_000 + DATABASE_ROUNDS * 40_000
	);
});

interface Written {
	/** Words of a reply by the id that the server gave it. */
	confirmed: Map<string, string>;
	/** Answers that no killing explains. */
	faults: string[];
}

/** Lets people write to a new thread until `meanwhile` is over, and compares what was promised with what is. */
async function whileWriting(meanwhile: (written: Written) => Promise<void>) {
	const asker = await signedIn(server.url, 'ziad');
	const threadId = await ask(asker, 'youth', question('What do you do when the power goes out?'));
	const follower = follow(server.url, `thread:${threadId}`, await revisionOf(threadId));
	const written: Written = { confirmed: new Map(), faults: [] };
	const { confirmed, faults } = written;
	const over = new AbortController();
	const writers = await Promise.all(WRITERS.map((slug) => signedIn(server.url, slug)));
	const writing = writers.map((client, n) => write(client, threadId, `writer ${n}`, written, over.signal));
	try {
		await meanwhile(written);
	} finally {
		over.abort();
	}
	const killed = (await Promise.all(writing)).reduce((sum, more) => sum + more, 0);

	const there = await repliesOf(threadId);
	await until(() => follower.changes.length >= there.length || follower.resets > 0);
	follower.stop();
	const everything = () => {
		expect(faults).toEqual([]);
		expect(confirmed.size).toBeGreaterThan(WRITERS.length);
		expect(follower.resets, 'an open page that was only briefly away').toBe(0);
		// Every submission was repeated until it was answered, so what is there is exactly what was confirmed.
		expect(sorted(there.map(({ id, body }) => `${id} ${body}`))).toEqual(
			sorted([...confirmed].map(([id, body]) => `${id} ${body}`))
		);
		expect(new Set(there.map(({ body }) => body)).size, 'nothing is there twice').toBe(there.length);
		expect(sorted(follower.changes.map(({ id }) => id))).toEqual(sorted(there.map(({ id }) => id)));
		const revisions = follower.changes.map(({ revision }) => revision);
		expect(revisions, 'in order, without a gap').toEqual(revisions.map((_, index) => revisions[0]! + index));
	};
	return { killed, everything };
}

/** Writes replies one after the other; whatever was not answered is sent again, with the same key, until it is. */
async function write(
	client: HttpClient,
	threadId: string,
	who: string,
	{ confirmed, faults }: Written,
	over: AbortSignal
): Promise<number> {
	let unanswered = 0;
	for (let n = 0; !over.aborted; n++) {
		const body = `${who} says ${n}`;
		const fields = { body, attribution: 'named', submissionKey: randomUUID() };
		for (;;) {
			const answer = await send(client, threadId, fields).catch(() => null);
			const id = /#reply-([0-9a-f]{24})$/.exec(answer?.location ?? '')?.[1];
			if (answer?.status === 303 && id) {
				confirmed.set(id, body);
				break;
			}
			// Gone, or honest about its database: anything else is a fault.
			if (answer && answer.status !== 503) faults.push(`${body}: ${answer.status}\n${server.output()}`);
			if (faults.length > 0) return unanswered;
			unanswered++;
			await sleep(50);
		}
		await sleep(5 + Math.random() * 15);
	}
	return unanswered;
}

/** Sends a form; now and then somebody loses patience and sends it again before the answer is there. */
function send(client: HttpClient, threadId: string, fields: Fields): Promise<Answer> {
	const signal = Math.random() < 0.2 ? AbortSignal.timeout(Math.floor(Math.random() * 100)) : null;
	const headers = { accept: 'text/html' };
	const body = new URLSearchParams(fields);
	return client.request(`/threads/${threadId}?/reply`, { method: 'POST', body, headers, signal });
}

interface Shown {
	id: string;
	body: string;
}

/** What a new reader finds on all pages of the thread. */
async function repliesOf(threadId: string): Promise<Shown[]> {
	const reader = new HttpClient(server.url);
	const found: Shown[] = [];
	for (let page = 1; ; page++) {
		const { text, status } = await reader.get(`/threads/${threadId}?page=${page}`);
		expect(status).toBe(200);
		const shown = [...text.matchAll(/<article id="reply-([0-9a-f]{24})"[\s\S]*?<\/article>/g)];
		for (const [html, id] of shown)
			found.push({ id: id!, body: /writer \d+ says \d+/.exec(html)?.[0] ?? html });
		if (!text.includes(`?page=${page + 1}#replies`)) return found;
	}
}

async function revisionOf(threadId: string): Promise<number> {
	const { text } = await new HttpClient(server.url).get(`/threads/${threadId}`);
	const found = /revision:(\d+)/.exec(text)?.[1];
	if (!found) throw new Error('the page does not say which revision it shows');
	return Number(found);
}

/** Waits until at least `more` further replies have been confirmed. */
function someMore({ confirmed, faults }: Written, more: number): Promise<void> {
	const enough = confirmed.size + more;
	return until(() => confirmed.size >= enough || faults.length > 0);
}

async function until(happened: () => boolean, seconds = 60): Promise<void> {
	const end = Date.now() + seconds * 1000;
	while (!happened() && Date.now() < end) await sleep(10);
}

const sorted = (words: string[]) => words.toSorted();
