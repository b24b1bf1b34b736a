import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administer } from '../../server/commands/admin/administer.ts';
import { readConfig } from '../../server/config.ts';
import { createServices } from '../../server/container.ts';
import { GUEST } from '../../server/kernel/actor.ts';
import { startServer } from '../../server/main.ts';
import { BASE_NETWORK } from '../../server/network/base/index.ts';
import { networkKind, OtherNetworkError, settleNetworkKind } from '../../server/network/kind.ts';
import { loadBaseNetwork } from '../../server/network/load-base.ts';
import { createLog } from '../../server/platform/log.ts';
import { ensureIndexes } from '../../server/platform/mongo/indexes.ts';
import { openDatabase, openDatabaseBeside, type OpenDatabase } from '../../server/platform/mongo/open.ts';
import { linkIn, runCommand } from '../support/command.ts';
import { startMailbox, type Mailbox } from '../support/mailbox.ts';
import { freshDatabase, type FreshDatabase } from '../support/mongo.ts';
import { startProcess } from '../support/processes.ts';
import { quietLog } from '../support/test-server.ts';

const HERE = { ip: '127.0.0.1', userAgent: null };
const PASSWORD = 'seven bridges over one river';
const log = createLog('silent');

const realNetwork = (uri: string) => ({
	MONGODB_URI: uri,
	MULTAQA_DEMO: 'off',
	MULTAQA_LOG: 'silent',
	PORT: '0'
});

/** The services on a database, as a command has them. */
async function servicesOn(uri: string) {
	const config = readConfig(realNetwork(uri));
	const database = await openDatabase({ uri, dataDir: '', mongodPath: null, log });
	afterAll(() => database.close());
	const services = createServices({ config, database, log, address: () => 'http://localhost' });
	return { services, connection: database.connection };
}

describe('the first administrator', () => {
	let db: FreshDatabase;
	let services: Awaited<ReturnType<typeof servicesOn>>['services'];
	/** The command without its process: the same from the words on. */
	async function admin(...words: string[]) {
		const printed: Record<'out' | 'err', string> = { out: '', err: '' };
		const code = await administer(
			words,
			{ say: (line) => (printed.out += `${line}\n`), complain: (line) => (printed.err += `${line}\n`) },
			realNetwork(db.uri)
		);
		return { code, ...printed };
	}
	const rolesOf = async (email: string) => {
		const id = await services.accounts.idOf(email);
		return (await services.accounts.grantsOf(id!)).map(({ role, scope }) => `${role} ${scope.kind}`);
	};
	const count = (name: string) => db.connection.collection(name).countDocuments();

	beforeAll(async () => {
		db = await freshDatabase();
		({ services } = await servicesOn(db.uri));
	});

	it('is not made on a database of which nobody said what it will be', async () => {
		const unsaid = { ...realNetwork(db.uri), MULTAQA_DEMO: 'on' };
		const words = ['create', '--email', 'first@city.example', '--name', 'First'];
		const { code, err } = await runCommand('admin', words, unsaid);
		expect(code).toBe(1);
		expect(err).toContain('MULTAQA_DEMO=off');
		expect(await networkKind(db.connection)).toBeNull();
		expect(await count('people')).toBe(0);
	});

	it('is made before the server was ever started, and sets a password by the link', async () => {
		const words = ['--email', 'First@City.example', '--name', 'نور الواصل', '--locale', 'ar'];
		const all = ['create', ...words, '--role', 'secretariat'];
		const { code, out, err } = await runCommand('admin', all, realNetwork(db.uri));
		expect({ code, err }).toEqual({ code: 0, err: '' });
		const token = linkIn(out).split('/').at(-1)!;

		expect(await networkKind(db.connection)).toBe('real');
		expect(await rolesOf('first@city.example')).toEqual(['secretariat network']);
		const tryIn = () => services.accounts.signIn({ email: 'first@city.example', password: PASSWORD }, HERE);
		await expect(tryIn()).rejects.toMatchObject({ code: 'sign_in_failed' });
		await services.accounts.resetPassword({ token, password: PASSWORD }, HERE);
		await expect(tryIn()).resolves.toMatchObject({ token: expect.any(String) });
		await expect(services.accounts.resetPassword({ token, password: PASSWORD }, HERE)).rejects.toMatchObject({
			code: 'token_invalid'
		});
	});

	it('tells nobody who has an account, where no mail can be sent', async () => {
		for (const email of ['first@city.example', 'nobody@city.example']) {
			const refused = { code: 'unavailable' };
			await expect(services.accounts.requestReset({ email }, HERE)).rejects.toMatchObject(refused);
			await expect(services.accounts.resendVerification({ email }, HERE)).rejects.toMatchObject(refused);
		}
	});

	it('finds the network that every city needs', async () => {
		expect(await services.forum.list(GUEST)).toHaveLength(BASE_NETWORK.themes.length);
		expect(await services.cities.regions()).toHaveLength(BASE_NETWORK.regions.length);
		expect(await services.themes.list()).toHaveLength(BASE_NETWORK.themes.length);
	});

	it('keeps the link for 48 hours, and a newer one makes it void', async () => {
		const tokens = () => db.connection.collection('tokens').find({ usedAt: null }).toArray();
		const first = linkIn((await admin('link', '--email', 'first@city.example')).out)
			.split('/')
			.at(-1)!;
		const hours = ((await tokens())[0]!.expiresAt.getTime() - Date.now()) / 3600_000;
		expect(hours).toBeGreaterThan(47.9);
		expect(hours).toBeLessThanOrEqual(48);
		await admin('link', '--email', 'first@city.example');
		expect(await services.accounts.canReset(first)).toBe(false);
		expect(await tokens()).toHaveLength(1);
	});

	it('adds places, gives roles and ends them; twice is no mistake', async () => {
		const names = ['--ar', 'نهر', '--en', 'Nahr', '--fr', 'Nahr'];
		const country = ['add-country', '--iso2', 'xa', ...names, '--weekend', 'fri,sat'];
		const city = [
			'add-city',
			'--slug',
			'nahr',
			'--kind',
			'town',
			'--country',
			'XA',
			'--region',
			'mena',
			...names
		];
		expect((await admin(...country)).out).toContain('Added');
		expect((await admin(...country)).out).toContain('already');
		expect((await admin(...city)).out).toContain('Added');
		expect((await admin(...city)).out).toContain('already');
		services.cities.invalidate();
		expect((await services.cities.countries())[0]).toMatchObject({ iso2: 'XA', weekendDays: [5, 6] });
		expect((await services.cities.bySlug(GUEST, 'nahr')).kind).toBe('town');

		const who = ['--email', 'first@city.example'];
		const member = [...who, '--role', 'member', '--scope', 'city:nahr'];
		const moderator = [...who, '--role', 'moderator', '--scope', 'forum:youth'];
		for (const role of [member, moderator, member]) expect((await admin('grant', ...role)).code).toBe(0);
		expect(await rolesOf('first@city.example')).toEqual([
			'secretariat network',
			'member city',
			'moderator forum'
		]);
		for (const role of [moderator, moderator]) expect((await admin('revoke', ...role)).code).toBe(0);
		expect(await rolesOf('first@city.example')).toEqual(['secretariat network', 'member city']);

		const { out } = await admin('people');
		expect(out).toBe('first@city.example\tنور الواصل\tsecretariat network, member city:nahr\n');
		for (const words of ['نُور', 'CITY.ex']) expect((await admin('people', '--find', words)).out).toBe(out);
		expect((await admin('people', '--find', '.*')).out).toBe('Nobody.\n');
	});

	it('locks somebody out and lets them in again', async () => {
		const signIn = () => services.accounts.signIn({ email: 'first@city.example', password: PASSWORD }, HERE);
		const { token } = await signIn();
		expect((await admin('suspend', '--email', 'first@city.example')).code).toBe(0);
		expect(await services.accounts.authenticate(token)).toBeNull();
		await expect(signIn()).rejects.toMatchObject({ code: 'sign_in_failed' });
		expect((await admin('link', '--email', 'first@city.example')).code).toBe(1);
		expect((await admin('readmit', '--email', 'first@city.example')).code).toBe(0);
		await expect(signIn()).resolves.toBeDefined();
	});

	it('has every act in the audit log, as the system’s', async () => {
		const entries = await db.connection.collection('auditentries').find().sort({ at: 1 }).toArray();
		expect(entries.map(({ act }) => act)).toEqual([
			'person.invited',
			'role.granted',
			'person.invited',
			'person.invited',
			'country.added',
			'city.added',
			'role.granted',
			'role.granted',
			'role.revoked',
			'person.suspended',
			'person.readmitted'
		]);
		expect(new Set(entries.map(({ actorId }) => actorId))).toEqual(new Set(['system']));
		expect(JSON.stringify(entries)).not.toMatch(/first@city|نور/);
	});

	const names = ['--ar', 'نهر', '--en', 'Nahr', '--fr', 'Nahr'];
	const somebody = ['create', '--email', 'b@city.example', '--name', 'B'];
	it('says how to call it, and with its exit code that it was not understood', async () => {
		const help = await runCommand('admin', ['help'], {});
		expect(help).toMatchObject({ code: 0, err: '' });
		for (const verb of ['create', 'grant', 'add-city']) expect(help.out).toContain(`\n  ${verb} --`);
		expect((await runCommand('admin', ['promote'], {})).code).toBe(2);
	});

	it.each([
		['no such verb', 2, ['promote'], 'create'],
		['an option left out', 2, ['create', '--email', 'b@city.example'], '--name'],
		['an option that is none', 2, [...somebody, '--admin'], '--admin'],
		['an option without a value', 2, ['create', '--name', 'B', '--email'], '--email'],
		['an empty option', 2, ['create', '--name', 'B', '--email', ''], '--email'],
		['no such language', 2, [...somebody, '--locale', 'de'], 'ar, en, fr'],
		['no such role', 2, [...somebody, '--role', 'king'], 'secretariat'],
		['a role for the wrong place', 2, [...somebody, '--role', 'moderator', '--scope', 'city:nahr'], 'forum'],
		['a role without its place', 2, [...somebody, '--role', 'member'], '--scope'],
		['no such forum', 1, [...somebody, '--role', 'moderator', '--scope', 'forum:x'], 'youth'],
		['no address', 1, ['create', '--email', 'b at city', '--name', 'B'], '--email'],
		['a name that is only spaces', 2, ['create', '--email', 'b@city.example', '--name', '  '], '--name'],
		[
			'a name that turns the line round',
			1,
			['create', '--email', 'b@city.example', '--name', 'B\u202eC'],
			'--name'
		],
		[
			'a name without end',
			1,
			['create', '--email', 'b@city.example', '--name', 'B'.repeat(100_000)],
			'--name'
		],
		['an address that is taken', 1, ['create', '--email', 'FIRST@city.example', '--name', 'B'], 'already'],
		['a role for nobody', 1, ['grant', '--email', 'b@city.example', '--role', 'secretariat'], 'Nobody'],
		['a day that is none', 2, ['add-country', '--iso2', 'XB', ...names, '--weekend', 'friday'], 'fri'],
		['no country’s code', 1, ['add-country', '--iso2', 'IRQ', ...names, '--weekend', 'fri'], '--iso2'],
		[
			'another weekend for a country',
			1,
			['add-country', '--iso2', 'XA', ...names, '--weekend', 'sun'],
			'other facts'
		],
		['an Arabic name in Latin letters', 1, ['add-region', '--key', 'x', ...names, '--ar', 'Nahr'], '--ar'],
		['no word for an address', 1, ['add-region', '--key', 'X y', ...names], '--key'],
		[
			'a city in no country',
			1,
			['add-city', '--slug', 'x', '--kind', 'city', '--country', 'XZ', '--region', 'mena', ...names],
			'add-country'
		],
		[
			'a city in no region',
			1,
			['add-city', '--slug', 'x', '--kind', 'city', '--country', 'XA', '--region', 'moon', ...names],
			'mena'
		]
	])('%s is refused in words and leaves nothing', async (_, exit, words, hint) => {
		const kept = [
			'people',
			'rolegrants',
			'tokens',
			'cities',
			'countries',
			'regions',
			'auditentries',
			'outbox'
		];
		const before = await Promise.all(kept.map(count));
		const { code, out, err } = await admin(...words);
		expect(code).toBe(exit);
		expect(err).toContain(hint);
		expect(err).not.toMatch(/^\s+at /m);
		expect(out).toBe('');
		expect(await Promise.all(kept.map(count))).toEqual(before);
	});

	it('gets the link by e-mail too where mail can be sent', async () => {
		const mailbox: Mailbox = await startMailbox();
		const mail = { MULTAQA_SMTP_URL: mailbox.url, MULTAQA_ORIGIN: 'https://multaqa.example' };
		const words = ['create', '--email', 'claire@ville.example', '--name', 'Claire', '--locale', 'fr'];
		const { code, out } = await runCommand('admin', words, { ...realNetwork(db.uri), ...mail });
		await mailbox.stop();
		expect(code).toBe(0);
		expect(mailbox.mails).toHaveLength(1);
		const [sent] = mailbox.mails;
		expect(sent!.subject).toBe('Vous êtes invité sur Multaqa');
		expect(sent!.text).toContain(`https://multaqa.example${linkIn(out)}`);
	});

	it('builds the indexes, and says when there is nothing to do', async () => {
		await db.connection.collection('people').dropIndex('email_1');
		const built = await runCommand('indexes', [], realNetwork(db.uri));
		expect(built).toMatchObject({ code: 0, err: '' });
		expect(built.out).toContain('people.email_1');
		expect((await runCommand('indexes', [], realNetwork(db.uri))).out).toContain('All indexes are there');
	});
});

describe('the base network', () => {
	it('is there once, however many nodes load it at the same time, and nothing that was changed is undone', async () => {
		const db = await freshDatabase();
		const { services, connection } = await servicesOn(db.uri);
		const { store, forum } = services;
		await ensureIndexes(connection);
		const loaded = await Promise.all([1, 2, 3].map(() => loadBaseNetwork(store)));
		const { themes, regions } = BASE_NETWORK;
		expect(loaded.map((report) => report.forums).toSorted()).toEqual([0, 0, themes.length]);
		const forums = db.connection.collection('forums');
		expect(await db.connection.collection('regions').countDocuments()).toBe(regions.length);
		expect(await forums.countDocuments()).toBe(themes.length);
		for (const row of await forums.find().toArray())
			expect(row).toMatchObject({ forumId: String(row._id), chairCityId: null, visibility: 'public' });

		await forums.updateOne({ key: 'youth' }, { $set: { 'name.en': 'Young people' } });
		await forums.deleteOne({ key: 'faith' });
		expect(await loadBaseNetwork(store)).toEqual({ regions: 0, themes: 0, forums: 1 });
		const names = (await forum.list(GUEST)).map(({ name }) => name.en);
		expect(names).toContain('Young people');
		expect(names).toHaveLength(themes.length);
	});
});

describe('the demonstration and a real network', () => {
	const start = (uri: string, demo: 'on' | 'off') =>
		startServer({ config: readConfig({ ...realNetwork(uri), MULTAQA_DEMO: demo }), pages: 'none' });

	it('a real network gets no demo people', async () => {
		const db = await freshDatabase();
		const first = await start(db.uri, 'off');
		await first.stop();
		await expect(start(db.uri, 'on')).rejects.toThrow(/real network[^]*MULTAQA_DEMO=off/);
		expect(await db.connection.collection('people').countDocuments()).toBe(0);
		const again = await start(db.uri, 'off');
		await again.stop();
	});

	it('the demonstration is not served as a real network, nor looked after as one', async () => {
		const db = await freshDatabase();
		await settleNetworkKind(db.connection, 'demo');
		await expect(start(db.uri, 'off')).rejects.toThrow(OtherNetworkError);
		expect(await db.connection.collection('forums').countDocuments()).toBe(0);
		const { code, err } = await runCommand('admin', ['people'], realNetwork(db.uri));
		expect(code).toBe(1);
		expect(err).toContain('password everybody knows');
	});

	it('what was never written down is told by what is there', async () => {
		const db = await freshDatabase();
		expect(await networkKind(db.connection)).toBeNull();
		await db.connection.collection('people').insertOne({ email: 'somebody@real.example' });
		expect(await networkKind(db.connection)).toBe('real');
		await db.connection
			.collection<{ _id: string; value: unknown }>('settings')
			.insertOne({ _id: 'demo', value: {} });
		expect(await networkKind(db.connection)).toBe('demo');
	});

	it('of two that begin at once one decides', async () => {
		const db = await freshDatabase();
		const outcomes = await Promise.allSettled([
			settleNetworkKind(db.connection, 'demo'),
			settleNetworkKind(db.connection, 'real'),
			settleNetworkKind(db.connection, 'demo'),
			settleNetworkKind(db.connection, 'real')
		]);
		const kind = await networkKind(db.connection);
		const agreed = kind === 'demo' ? [0, 2] : [1, 3];
		outcomes.forEach(({ status }, i) => expect(status).toBe(agreed.includes(i) ? 'fulfilled' : 'rejected'));
	});
});

it('a command works beside a running Multaqa on the same data folder', async () => {
	const dataDir = await mkdtemp(join(tmpdir(), 'multaqa-test-'));
	const owner = await startProcess(new URL('../support/embedded-owner.ts', import.meta.url), [dataDir]);
	try {
		const env = { MULTAQA_DATA: dataDir, MULTAQA_DEMO: 'off', MULTAQA_LOG: 'silent', MONGODB_URI: '' };
		const words = ['create', '--email', 'a@city.example', '--name', 'A', '--role', 'secretariat'];
		expect(await runCommand('admin', words, env)).toMatchObject({ code: 0, err: '' });
		const beside: OpenDatabase = await openDatabaseBeside({
			uri: null,
			dataDir,
			mongodPath: null,
			log: quietLog
		});
		expect(await beside.connection.collection('people').countDocuments()).toBe(1);
		expect(beside.embedded).toBe(true);
		await beside.close();
	} finally {
		await owner.end('SIGTERM');
		await rm(dataDir, { recursive: true, force: true });
	}
});
