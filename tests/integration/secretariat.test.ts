import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagesBuilt } from '../support/built.ts';
import { linkIn, runCommand } from '../support/command.ts';
import { codeShown, HttpClient } from '../support/http-client.ts';
import { freshDatabase, type FreshDatabase } from '../support/mongo.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';

const PASSWORD = 'seven bridges over one river';
let db: FreshDatabase;
let server: ServerProcess;
let env: Record<string, string>;
let chief: HttpClient;
const idOf: Record<string, string> = {};

const admin = async (...words: string[]) => {
	const { code, out, err } = await runCommand('admin', words, env);
	if (code !== 0) throw new Error(err);
	return out;
};

/** Somebody the command brought in, who has set a password by the link, as a browser without script. */
async function arrives(email: string, name: string, ...more: string[]): Promise<HttpClient> {
	const path = linkIn(await admin('create', '--email', email, '--name', name, '--locale', 'en', ...more));
	const browser = new HttpClient(server.url);
	expect((await browser.get(path)).status).toBe(200);
	expect((await browser.submit(path, { password: PASSWORD })).status).toBe(303);
	idOf[email] = String((await db.connection.collection('people').findOne({ email }))!._id);
	return browser.signIn(email, PASSWORD);
}

beforeAll(async () => {
	await pagesBuilt();
	db = await freshDatabase();
	env = { MONGODB_URI: db.uri, MULTAQA_DEMO: 'off', MULTAQA_LIMIT_SCALE: '1000' };
	server = await startServerProcess(env);
	const names = ['--ar', 'نهر', '--en', 'Nahr', '--fr', 'Nahr'];
	await admin('add-country', '--iso2', 'XA', ...names, '--weekend', 'fri,sat');
	await admin(
		'add-city',
		'--slug',
		'nahr',
		'--kind',
		'city',
		'--country',
		'XA',
		'--region',
		'mena',
		...names
	);
	chief = await arrives('chief@network.example', 'The Chief', '--role', 'secretariat');
}, 240_000);
afterAll(() => server?.dispose());

it('a start tells what a network without a secretariat needs first', () => {
	expect(server.output()).toContain('npm run admin -- create --email');
});

describe('the page of people', () => {
	const person = (email: string) => `/secretariat/people/${idOf[email]}`;
	const roles = async (email: string) =>
		(
			await db.connection.collection('rolegrants').find({ personId: idOf[email], revokedAt: null }).toArray()
		).map(({ role }) => role);
	let amal: HttpClient;

	beforeAll(async () => {
		amal = await arrives('amal@nahr.example', 'أمَل الياسميني');
	});

	it('is there for the secretariat, who finds it in the menu, and for nobody else', async () => {
		expect((await chief.get('/')).text).toContain('href="/secretariat/people"');
		expect((await amal.get('/')).text).not.toContain('href="/secretariat/people"');
		const guest = new HttpClient(server.url);
		for (const path of ['/secretariat/people', person('amal@nahr.example')]) {
			expect((await chief.get(path)).status).toBe(200);
			expect((await amal.get(path)).status).toBe(404);
			expect((await guest.get(path)).location).toMatch(/^\/sign-in\?back=/);
		}
		expect((await chief.get(`/secretariat/people/${'f'.repeat(24)}`)).status).toBe(404);
		expect((await chief.get('/secretariat/people/x')).status).toBe(404);
	});

	it('lists people with their roles, newest first, and finds them in any spelling', async () => {
		const all = (await chief.get('/secretariat/people')).text;
		expect(all.indexOf('amal@nahr.example')).toBeLessThan(all.indexOf('chief@network.example'));
		expect(all).toContain('No role yet');
		for (const q of ['امل', 'NAHR.example']) {
			const found = (await chief.get(`/secretariat/people?q=${encodeURIComponent(q)}`)).text;
			expect(found).toContain('amal@nahr.example');
			expect(found).not.toContain('chief@network.example');
		}
		expect((await chief.get('/secretariat/people?q=%5B%28.*')).text).toContain('Nobody found');
		expect((await chief.get('/secretariat/people?page=99')).text).toContain('Nobody found');
	});

	it('speaks Arabic and French', async () => {
		for (const [locale, title] of [
			['ar', 'الأشخاص'],
			['fr', 'Personnes']
		]) {
			const cookie = `${chief.cookieHeader}; multaqa_locale=${locale}`;
			const list = await chief.request('/secretariat/people', { headers: { cookie } });
			expect(list.text).toContain(`<h1 class="text-2xl sm:text-3xl">${title}</h1>`);
			const one = await chief.request(person('amal@nahr.example'), { headers: { cookie } });
			expect(one.status).toBe(200);
		}
	});

	it('gives a role without script; the person has it with their next page', async () => {
		const page = (await chief.get(person('amal@nahr.example'))).text;
		const [city] = /city:[0-9a-f]{24}/.exec(page) ?? [];
		const [forum] = /forum:[0-9a-f]{24}/.exec(page) ?? [];
		expect((await amal.get('/forums/youth/ask')).text).not.toContain('name="title"');

		const to = `${person('amal@nahr.example')}?/grant`;
		const granted = await chief.submit(to, { role: 'member', scope: city! });
		expect(granted).toMatchObject({ status: 303, location: `${person('amal@nahr.example')}?done=granted` });
		expect((await chief.get(granted.location!)).text).toContain('The role is given.');
		await chief.submit(to, { role: 'moderator', scope: forum! });
		expect(await roles('amal@nahr.example')).toEqual(['member', 'moderator']);
		expect((await amal.get('/forums/youth/ask')).text).toContain('name="title"');

		const again = await chief.submit(to, { role: 'member', scope: city! });
		expect(again.status).toBe(409);
		expect(again.text).toContain('already holds this role');
	});

	it.each([
		['no role', {}],
		['no such role', { role: 'king', scope: 'network' }],
		['a role that is a word of the language', { role: 'constructor', scope: 'network' }],
		['no place', { role: 'member', scope: '' }],
		['a place of the wrong kind', { role: 'member', scope: 'network' }],
		['a place that is not there', { role: 'member', scope: `city:${'f'.repeat(24)}` }],
		['no place at all', { role: 'moderator', scope: 'forum:youth' }],
		['a very long place', { role: 'member', scope: 'city:'.repeat(20_000) }]
	])('refuses to give: %s', async (_, fields) => {
		const before = await roles('amal@nahr.example');
		const { status, text } = await chief.submit(
			`${person('amal@nahr.example')}?/grant`,
			fields as Record<string, string>
		);
		expect(status).toBe(400);
		expect(text).toContain('Please correct the following');
		expect(await roles('amal@nahr.example')).toEqual(before);
	});

	it('ends a role and a session, and only for who may', async () => {
		const to = person('amal@nahr.example');
		const [grant] = await db.connection.collection('rolegrants').find({ role: 'moderator' }).toArray();
		const scope = `forum:${grant!.scopeId}`;
		for (const act of ['grant', 'revoke', 'suspend', 'readmit']) {
			const refused = await amal.submit(`${person('chief@network.example')}?/${act}`, {
				role: 'secretariat',
				scope: 'network'
			});
			expect(codeShown(refused.text), act).toBe('not_found');
			expect(refused.status).toBe(404);
		}
		const ended = await chief.submit(`${to}?/revoke`, { role: 'moderator', scope });
		expect(ended.location).toBe(`${to}?done=revoked`);
		expect(await roles('amal@nahr.example')).toEqual(['member']);
		expect((await chief.submit(`${to}?/revoke`, { role: 'moderator', scope })).status).toBe(404);

		expect((await chief.submit(`${to}?/suspend`, {})).location).toBe(`${to}?done=suspended`);
		expect((await amal.get('/account')).status).toBe(303);
		await expect(amal.signIn('amal@nahr.example', PASSWORD)).rejects.toThrow('401');
		await chief.submit(`${to}?/readmit`, {});
		await amal.signIn('amal@nahr.example', PASSWORD);
	});

	it('lets nobody lock themselves out of the secretariat', async () => {
		const own = person('chief@network.example');
		for (const [act, fields] of [
			['revoke', { role: 'secretariat', scope: 'network' }],
			['suspend', {}]
		] as const)
			expect((await chief.submit(`${own}?/${act}`, { ...fields })).status).toBe(403);
		expect(await roles('chief@network.example')).toEqual(['secretariat']);
		expect((await chief.get(own)).text).toContain('Only a colleague can end your place');
	});

	it('has every act in the record, by name', async () => {
		const acts = await db.connection
			.collection('auditentries')
			.find({ actorId: idOf['chief@network.example'] })
			.sort({ at: 1 })
			.toArray();
		expect(acts.map(({ act, subjectId }) => [act, subjectId === idOf['amal@nahr.example']])).toEqual([
			['role.granted', true],
			['role.granted', true],
			['role.revoked', true],
			['person.suspended', true],
			['person.readmitted', true]
		]);
		const record = (await chief.get('/moderation/audit')).text;
		expect(record).toContain('Account suspended:');
		expect(record).toContain('City added');
		expect(record).not.toContain('Another act');
	});

	it('keeps that record from people who moderate nothing, as the other pages of the staff', async () => {
		expect((await amal.get('/moderation/audit')).status).toBe(404);
		const { location } = await new HttpClient(server.url).get('/moderation/audit');
		expect(location).toMatch(/^\/sign-in\?back=/);
	});
});

it('pages of a network without a word in it say what to do', async () => {
	const pages = {
		'/': 'No discussions here yet',
		'/forums': 'No discussions yet',
		'/forums/youth': 'Be the first',
		'/themes/youth': 'No city has offered help',
		'/search?q=youth': 'Nothing found'
	};
	for (const [path, words] of Object.entries(pages)) {
		const { status, text } = await new HttpClient(server.url).get(path);
		expect(status, path).toBe(200);
		expect(text, path).toContain(words);
	}
});
