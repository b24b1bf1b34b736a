import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../server/platform/log.ts';
import { openDatabase } from '../../server/platform/mongo/open.ts';
import { signedIn } from '../support/demo-people.ts';
import { startServerProcess } from '../support/server-process.ts';
import { startEmptyApp } from './empty-app.ts';
import { fanOut } from './fan-out.ts';
import { inWords, load, machine, printTable, usage, type Figure } from './measure.ts';
import { weigh } from './page-weight.ts';
import { planFigures } from './plan-figures.ts';
import { coldLoads } from './plan-load.ts';
import { growTo, threadWith } from './seed.ts';

/**
 * `npm run bench`: what the house costs, beside its budgets. Takes about ten minutes; `-- --quick`
 * measures for shorter and with 10,000 instead of 100,000 threads.
 */
const quick = process.argv.includes('--quick');
const SECONDS = quick ? 3 : 10;
const MANY = quick ? 10_000 : 100_000;
const KB = 1024;
const kb = (bytes: number) => `${(bytes / KB).toFixed(1)} KB`;

const folder = await mkdtemp(join(tmpdir(), 'multaqa-bench-'));
const database = await openDatabase({
	uri: null,
	dataDir: folder,
	mongodPath: process.env.MULTAQA_MONGOD ?? null,
	log: createLog('warn')
});
const server = await startServerProcess({
	MONGODB_URI: database.uri,
	MULTAQA_DEMO: 'on',
	MULTAQA_LIMIT_SCALE: '100000'
});
const figures: Figure[] = [];
try {
	const { url } = server;
	const cpu = async () => (await usage(url)).cpuSeconds;

	// The thread that takes the demonstration's plans into search ends half a minute after its last work.
	await new Promise((resolve) => setTimeout(resolve, 45_000));
	const idle = (await usage(url)).residentBytes / 2 ** 20;
	figures.push({
		what: 'memory, idle, without the database',
		value: `${idle.toFixed(0)} MB`,
		budget: '≤ 180 MB',
		met: idle <= 180
	});

	const threadId = await threadWith(database.connection, 20);
	const threadUrl = `${url}/threads/${threadId}`;
	for (const locale of ['ar', 'en', 'fr']) {
		const weight = await weigh(threadUrl, locale);
		figures.push({
			what: `first visit of a thread of 20 replies (${locale})`,
			value: `${kb(weight.total)} in ${weight.requests} requests; page ${kb(weight.html)}, styles ${kb(weight.style)}`,
			budget: '≤ 120 KB',
			met: weight.total <= 120 * KB
		});
		figures.push({
			what: `JavaScript of it (${locale})`,
			value: kb(weight.script),
			budget: '≤ 60 KB',
			met: weight.script <= 60 * KB
		});
	}

	const empty = await startEmptyApp();
	const bare = await load(empty.url, SECONDS, empty.cpu);
	await empty.stop();
	figures.push({ what: 'empty page of the same framework', value: inWords(bare) });
	const member = await signedIn(url, 'amal');
	const drawn = await load(threadUrl, SECONDS, cpu, { cookie: member.cookieHeader });
	figures.push({ what: 'thread page of 20 replies, drawn anew for a member', value: inWords(drawn) });
	const thread = await load(threadUrl, SECONDS, cpu);
	const share = thread.requestsPerSecond / bare.requestsPerSecond;
	figures.push({
		what: 'the same for guests: kept, and checked against MongoDB each time',
		value: `${inWords(thread)} (${(share * 100).toFixed(0)} % of the empty page)`,
		budget: '≥ 50 %',
		met: share >= 0.5
	});

	for (const [readers, replies] of [[500, quick ? 5 : 20]] as const) {
		const f = await fanOut(url, threadId, member, readers, replies);
		figures.push({
			what: `a reply to ${readers} readers' sockets`,
			value: `p50 ${f.p50} ms, p99 ${f.p99} ms from sending the form, ${f.cpuPerThousand.toFixed(3)} s CPU per 1,000 copies`
		});
	}

	figures.push(...(await planFigures(member, SECONDS)));
	figures.push(...(await coldLoads(database.connection, database.uri)));
	const planId = /\/plans\/([0-9a-f]{24})"/.exec((await member.get('/plans')).text)?.[1];
	for (const locale of ['ar', 'en', 'fr']) {
		const weight = await weigh(`${url}/plans/${planId}`, locale, member.cookies, 10_000);
		figures.push({
			what: `JavaScript of a plan, open to be written in (${locale})`,
			value: `${kb(weight.script)}; in all ${kb(weight.total)} in ${weight.requests} requests, page ${kb(weight.html)}, styles ${kb(weight.style)}`,
			budget: '≤ 220 KB',
			met: weight.script <= 220 * KB
		});
	}

	for (const total of [1000, MANY]) {
		const began = Date.now();
		await growTo(database.connection, total);
		console.log(`seeded ${total} threads in ${((Date.now() - began) / 1000).toFixed(0)} s`);
		const label = `with ${total.toLocaleString('en')} threads`;
		figures.push({
			what: `list of forums ${label}`,
			value: inWords(await load(`${url}/forums`, SECONDS, cpu))
		});
		figures.push({
			what: `one forum ${label}`,
			value: inWords(await load(`${url}/forums/youth`, SECONDS, cpu))
		});
	}
	const after = (await usage(url)).residentBytes / 2 ** 20;
	figures.push({ what: 'memory after all that', value: `${after.toFixed(0)} MB` });
} finally {
	await server.dispose();
	await database.close();
	await rm(folder, { recursive: true, force: true });
}

const { dependencies, devDependencies } = JSON.parse(
	await readFile(new URL('../../package.json', import.meta.url), 'utf8')
) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
const versions = { ...devDependencies, ...dependencies };
console.log(`\n${machine()}`);
console.log(
	['@sveltejs/kit', 'svelte', 'express', 'socket.io', 'yjs', 'ws', '@tiptap/core', 'mongoose']
		.map((name) => `${name} ${versions[name]}`)
		.join(', ') + '\n'
);
printTable(figures);
