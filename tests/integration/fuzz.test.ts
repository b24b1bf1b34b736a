import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERROR_STATUS } from '../../src/lib/shared/error-codes.ts';
import { pagesBuilt } from '../support/built.ts';
import { signedIn } from '../support/demo-people.ts';
import { ask, question, reply } from '../support/forum-forms.ts';
import { FUZZED_FORMS, type FuzzedForm, type Prey } from '../support/fuzz-forms.ts';
import { bodyOf, formInput, hostile, MARK, WHO, type FormInput, type Who } from '../support/fuzz-inputs.ts';
import { actionAnswer, codeOf, HttpClient, type Answer } from '../support/http-client.ts';
import { keepVersion, makePlan, newPlan } from '../support/plan-forms.ts';
import { freshDatabase, type FreshDatabase } from '../support/mongo.ts';
import { formRoutes, pageRoutes } from '../support/routes-of-forms.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';

/**
 * Hostile inputs at every form. The seed is printed with a failure; `MULTAQA_SEED=…` throws the same
 * inputs again, `MULTAQA_RUNS=1000` another number at each form.
 */
const SEED = Number(process.env.MULTAQA_SEED ?? Date.now() % 1_000_000);
const RUNS = Number(process.env.MULTAQA_RUNS ?? 100);
/** Of what a form refused, this much is sent once more, and the database compared. */
const COMPARED = 60;
const AT_ONCE = 6;
/** For forms that take their time, so that it cannot be told from outside what they found. */
const SLOW_AT_ONCE = 24;
/** What changes by itself: counts of limits, mails on their way, what is added up, folded or indexed later. */
const RESTLESS = [
	'planpresence',
	'limits',
	'outbox',
	'sentmails',
	'forumfigures',
	'planparts',
	'plansnapshots',
	'planupdates'
];

let db: FreshDatabase;
let server: ServerProcess;
let prey: Prey;
const clients = {} as Record<Who, HttpClient>;
/** How much of the server's output has been looked at. */
let read = 0;

beforeAll(async () => {
	await pagesBuilt();
	db = await freshDatabase();
	server = await startServerProcess({
		MONGODB_URI: db.uri,
		MULTAQA_DEMO: 'on',
		MULTAQA_LOG: 'warn',
		MULTAQA_LIMIT_SCALE: '100000'
	});
});
afterAll(() => server?.dispose());

describe('hostile forms', () => {
	it('reach every form there is', () => {
		expect(Object.keys(FUZZED_FORMS).concat(JSON_ENDPOINTS).toSorted()).toEqual(formRoutes());
	});

	it.each(Object.keys(FUZZED_FORMS))(
		'%s',
		async (name) => {
			await arrange();
			const form = FUZZED_FORMS[name]!;
			const inputs = fc.sample(formInput, { seed: SEED, numRuns: RUNS });
			const refused: FormInput[] = [];
			await eachOf(inputs, form.slow ? SLOW_AT_ONCE : AT_ONCE, async (input) => {
				if ((await thrown(form, input)) === 'refused') refused.push(input);
			});
			await changesNothing(form, refused.slice(0, COMPARED));
			await stillWell();
		},
		120_000
	);
});

/** Endpoints that take JSON and answer scripts. */
const JSON_ENDPOINTS = ['DELETE /drafts', 'PUT /drafts'];
const json = fc.oneof(
	fc.record({ place: hostile, title: hostile, body: hostile, extra: fc.dictionary(hostile, hostile) }),
	fc.record({
		place: fc.constant('ask:youth'),
		title: fc.jsonValue(),
		body: fc.jsonValue(),
		extra: fc.jsonValue()
	}),
	fc.jsonValue()
);

describe('hostile scripts', () => {
	it('PUT and DELETE /drafts', async () => {
		await arrange();
		const inputs = fc.sample(fc.tuple(fc.constantFrom(...WHO), json, hostile), { seed: SEED, numRuns: RUNS });
		await eachOf(inputs, AT_ONCE, async ([who, body, place]) => {
			const headers = { 'content-type': 'application/json' };
			const put = { method: 'PUT', body: JSON.stringify(body), headers };
			const gone = `/drafts?place=${encodeURIComponent(short(place))}`;
			for (const answer of [
				await clients[who].request('/drafts', put),
				await clients[who].request(gone, { method: 'DELETE' }),
				await clients[who].request('/drafts', { ...put, body: place.toWellFormed() })
			])
				refusedByCode(answer, JSON.parse(answer.text).code);
		});
		await stillWell();
	}, 120_000);
});

describe('hostile addresses', () => {
	/** Parameters that pages read. */
	const NAMES = [
		'q',
		'page',
		'filter',
		'before',
		'after',
		'region',
		'show',
		'state',
		'back',
		'token',
		'ended',
		'x-sveltekit-invalidated'
	];
	const address = fc.record({
		who: fc.constantFrom(...WHO),
		instead: fc.option(hostile, { freq: 2 }),
		query: fc.array(fc.tuple(fc.constantFrom(...NAMES), hostile), { maxLength: 3 })
	});

	it(`are answered on every page`, async () => {
		await arrange();
		const routes = pageRoutes();
		const inputs = fc.sample(address, { seed: SEED, numRuns: RUNS });
		await eachOf(inputs, AT_ONCE, async ({ who, instead, query }, index) => {
			const parameters = query.map(([name, value]) => [name, short(value)]);
			const path = fill(routes[index % routes.length]!, instead);
			const asked = `${path}?${new URLSearchParams(parameters)}`;
			const answer = await clients[who].get(asked);
			try {
				wellBehaved(answer);
			} catch (error) {
				throw new Error(`GET ${asked} as ${who}, MULTAQA_SEED=${SEED}`, { cause: error });
			}
		});
		await stillWell();
	}, 120_000);
});

/** A fresh discussion and fresh sessions: what one form did to them must not weaken what is thrown at the next. */
async function arrange(): Promise<void> {
	await Promise.all(WHO.map(admit));
	const threadId = await ask(clients.member, 'youth', question('What is thrown at this one?'));
	const replyId = await reply(clients.member, threadId, 'A reply of my own.');
	const plan = await makePlan(clients.member, newPlan('port-amberley', 'What is thrown at this one?'));
	await keepVersion(clients.member, plan, 'As it began');
	prey = { forum: 'youth', threadId, replyId, plan };
}

async function admit(who: Who): Promise<void> {
	clients[who] =
		who === 'guest'
			? new HttpClient(server.url)
			: await signedIn(server.url, who === 'member' ? 'ruth' : 'ziad');
}

/** Sends what was refused again: it is refused again, and the database stays as it is. */
async function changesNothing(form: FuzzedForm, refused: readonly FormInput[]): Promise<void> {
	const before = await fingerprint();
	for (const input of refused)
		if ((await thrown(form, input)) === 'taken')
			throw new Error(`taken after it was refused: ${told(input)}`);
	expect(await fingerprint(), `changed by what was refused, MULTAQA_SEED=${SEED}`).toEqual(before);
}

/** `later`: on a busy machine, the same input may be taken another time. */
type Outcome = 'refused' | 'taken' | 'later';

const refusal = (status: number): Outcome => (status === 429 || status === 503 ? 'later' : 'refused');

/** Sends one input. @throws unless the answer is one that a person can understand */
async function thrown(form: FuzzedForm, input: FormInput): Promise<Outcome> {
	const { body, type } = bodyOf(form.fields(prey), input);
	const path = instead(form.path(prey), input.instead);
	const client = clients[input.who];
	try {
		const headers: Record<string, string> = input.scripted
			? { accept: 'application/json', 'x-sveltekit-action': 'true' }
			: { accept: 'text/html' };
		if (type) headers['content-type'] = type;
		const answer = await client.request(path, { method: 'POST', body, headers });
		wellBehaved(answer);
		// Signed out or in by what was sent: the next input is to meet the same person.
		if (answer.headers.getSetCookie().some((line) => /_session=/.test(line))) await admit(input.who);
		return input.scripted && !/^text|^$/.test(answer.headers.get('content-type') ?? '')
			? scriptedOutcome(answer)
			: answer.status >= 400
				? refusal(answer.status)
				: 'taken';
	} catch (error) {
		const why = error instanceof Error ? error.message.split('\n')[0] : error;
		throw new Error(`${why}: POST ${path.slice(0, 200)} with ${told(input)}`, { cause: error });
	}
}

function scriptedOutcome(answer: Answer): Outcome {
	const outcome = actionAnswer(answer);
	if (outcome.type === 'redirect') {
		expect(outcome.location).toMatch(/^\/(?![/\\])/);
		return 'taken';
	}
	if (outcome.type === 'success') {
		expect(outcome.data ?? {}, 'a refusal that looks like a success').not.toHaveProperty('code');
		return 'taken';
	}
	const code = codeOf(outcome);
	refusedByCode({ ...answer, status: outcome.status }, code);
	return refusal(outcome.status);
}

function refusedByCode(answer: Answer, code: unknown): void {
	if (answer.status < 400 && code === undefined) return;
	expect(Object.keys(ERROR_STATUS)).toContain(code);
	// That a form is sent in another way than forms are, or not to be sent here, has statuses of its own.
	const usual = ERROR_STATUS[code as keyof typeof ERROR_STATUS];
	expect(code === 'bad_request' ? [400, 405, 415] : [usual]).toContain(answer.status);
	expect(answer.status).toBeLessThan(500);
}

function wellBehaved({ status, text, location, headers }: Answer): void {
	expect(status).toBeLessThan(500);
	const isPage = headers.get('content-type')?.startsWith('text/html') ?? false;
	expect(isPage && text.includes(MARK), 'hostile HTML came back as HTML').toBe(false);
	expect(text, 'the insides of the server').not.toMatch(/^\s+at .+:\d+:\d+/m);
	if (location) expect(location).toMatch(/^\/(?![/\\])/);
}

async function stillWell(): Promise<void> {
	const { status } = await clients.guest.get('/readyz');
	expect(status).toBe(200);
	const printed = server.output().slice(read);
	read += printed.length;
	const faults = printed.split('\n').filter((line) => /"level":[56]0|^\s+at /.test(line));
	expect(faults, `faults in the log, MULTAQA_SEED=${SEED}`).toEqual([]);
}

/** A hash of each collection; of plans, the records themselves. */
async function fingerprint(): Promise<Record<string, string>> {
	const found = (await db.connection.db!.command({ dbHash: 1 })) as { collections: Record<string, string> };
	// When a plan was last indexed is written later, and says nothing of what was sent.
	const plans = await db.connection
		.db!.collection('plans')
		.find({}, { projection: { indexedAt: 0 } })
		.toArray();
	const own = Object.entries(found.collections).filter(([name]) => ![...RESTLESS, 'plans'].includes(name));
	return { ...Object.fromEntries(own), plans: JSON.stringify(plans) };
}

/** Puts something else where an id or a key stands in a path. */
function instead(path: string, value: string | null): string {
	if (value === null) return path;
	return path.replace(
		/[0-9a-f]{24}(?=[/?]|$)|A{43}/,
		encodeURIComponent(short(value)).replace(/^\.+$/, '%2e')
	);
}

function fill(route: string, value: string | null): string {
	const real = {
		id: prey.threadId,
		replyId: prey.replyId,
		key: 'youth',
		slug: 'marsa-yasmin',
		n: '1',
		token: 'A'.repeat(43)
	};
	if (route.startsWith('/plans/')) real.id = prey.plan.split('/').at(-1)!;
	return route.replace(/\[(\w+)\]/g, (_, name: keyof typeof real) =>
		value === null ? real[name] : encodeURIComponent(short(value)).replace(/^\.+$/, '%2e')
	);
}

/** Node itself refuses addresses of more than 16 KB. */
const short = (text: string) => text.toWellFormed().slice(0, 500).toWellFormed();

/** Does `work` for each, several at once. After a failure nothing is begun, and all that was begun has ended. */
async function eachOf<T>(
	items: readonly T[],
	atOnce: number,
	work: (item: T, index: number) => Promise<void>
): Promise<void> {
	let next = 0;
	const worker = async () => {
		while (next < items.length) {
			const index = next++;
			try {
				await work(items[index]!, index);
			} catch (error) {
				next = items.length;
				throw error;
			}
		}
	};
	const outcomes = await Promise.allSettled(Array.from({ length: atOnce }, worker));
	for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

function told(input: FormInput): string {
	return `MULTAQA_SEED=${SEED} ${JSON.stringify(input).slice(0, 600)}`;
}
