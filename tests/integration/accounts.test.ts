import { Types } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isDomainError } from '../../server/kernel/errors.ts';
import type { PersonActor } from '../../server/kernel/actor.ts';
import { createAccountModels } from '../../server/features/accounts/accounts.model.ts';
import { SYSTEM } from '../../server/features/accounts/accounts.policy.ts';
import {
	createAccountsService,
	type AccountsService
} from '../../server/features/accounts/accounts.service.ts';
import { createEventLog, type EventLog } from '../../server/platform/events/event-log.ts';
import { createLimits } from '../../server/platform/limits.ts';
import { createLog } from '../../server/platform/log.ts';
import { createMail, type Mail } from '../../server/platform/mail/mailer.ts';
import { translator } from '../../server/platform/messages.ts';
import { connectTo } from '../../server/platform/mongo/connect.ts';
import { ensureIndexes } from '../../server/platform/mongo/indexes.ts';
import { startMailbox, type Mailbox } from '../support/mailbox.ts';
import { freshDatabase, type FreshDatabase } from '../support/mongo.ts';

const DAY = 24 * 3600_000;
const PASSWORD = 'a river runs through it';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

let db: FreshDatabase;
let mailbox: Mailbox;
let mail: Mail;
let events: EventLog;
let accounts: AccountsService;
/** Moved by tests; starts at the real time, because rate limits run on that. */
let now = Date.now();
const clock = { now: () => new Date(now) };
const audited: { act: string; actorId: string; subjectId: string }[] = [];

beforeAll(async () => {
	db = await freshDatabase();
	mailbox = await startMailbox();
	const log = createLog('silent');
	const { connection, inTransaction } = db;
	events = createEventLog(connection, clock);
	mail = createMail({
		connection,
		clock,
		log,
		translate: (locale) => translator(locale),
		origin: () => 'https://multaqa.example',
		delivery: { kind: 'smtp', url: mailbox.url, from: 'Multaqa <no-reply@multaqa.example>' }
	});
	accounts = createAccountsService({
		models: createAccountModels(connection),
		inTransaction,
		events,
		mailer: mail.mailer,
		limits: createLimits(connection),
		audit: {
			async record(_tx, { act, actorId, subjectId }) {
				audited.push({ act, actorId, subjectId });
			}
		},
		clock,
		log,
		demo: null,
		floor: 100
	});
	await ensureIndexes(connection);
});

afterAll(async () => {
	await mail.worker.stop();
	await mailbox.stop();
});

beforeEach(async () => {
	now = Date.now();
	// What earlier stories still had to send.
	await mail.worker.round();
	mailbox.mails.length = 0;
	audited.length = 0;
});

let serial = 0;
/** A person of their own for each test, from an address of their own. */
function somebody() {
	serial += 1;
	return {
		email: `person${serial}@example.org`,
		name: 'سلمى حداد',
		from: { ip: `10.0.${serial >> 8}.${serial & 255}`, userAgent: FIREFOX }
	};
}

async function refusal(work: Promise<unknown>) {
	const error = await work.then(
		() => null,
		(thrown: unknown) => thrown
	);
	if (error !== null && !isDomainError(error)) throw error;
	return error;
}
const codeOf = async (work: Promise<unknown>) => (await refusal(work))?.code;

/** The secret in the newest mail to this address, once the outbox is empty. */
async function mailedSecret(email: string): Promise<string> {
	await mail.worker.round();
	const [, , secret] = /\/(verify\?token=|reset\/)([\w-]{43})/.exec(mailbox.to(email).text ?? '') ?? [];
	return secret ?? '';
}

/** Registered, confirmed, signed in. */
async function member() {
	const { email, name, from } = somebody();
	const id = await accounts.createPerson({ email, name, password: PASSWORD, locale: 'ar' });
	const signIn = async (userAgent = FIREFOX) =>
		accounts.signIn({ email, password: PASSWORD }, { ...from, userAgent });
	const { token } = await signIn();
	const actor = (await accounts.authenticate(token))?.actor as PersonActor;
	return { id, email, name, from, token, actor, signIn };
}

/** Types of what happened to a person, oldest first. */
async function eventsOf(personId: string): Promise<string[]> {
	const answer = await events.since(`person:${personId}`, 0);
	return answer.kind === 'events' ? answer.events.map(({ event }) => event.type) : [];
}

describe('registering', () => {
	test('a mail in the person’s language confirms the address; with the password it signs in', async () => {
		const { email, name, from } = somebody();
		await accounts.register(
			{ email: ` ${email.toUpperCase()} `, name, password: PASSWORD, locale: 'ar' },
			from
		);
		expect(await codeOf(accounts.signIn({ email, password: PASSWORD }, from))).toBe('email_not_verified');

		const secret = await mailedSecret(email);
		const mailed = mailbox.to(email);
		expect(mailed.subject).toBe('تأكيد بريدك الإلكتروني');
		expect(mailed.html).toContain('dir="rtl"');
		expect(mailed.html).toContain(`https://multaqa.example/verify?token=${secret}`);
		expect(mailed.html).not.toMatch(/<img|<script|https?:\/\/(?!multaqa\.example)/);
		expect(mailed.text).toContain(name);

		expect(await accounts.canVerify(secret)).toBe(true);
		expect(await codeOf(accounts.verifyEmail({ token: secret, password: 'not this one' }, from))).toBe(
			'password_wrong'
		);
		const { token } = await accounts.verifyEmail({ token: secret, password: PASSWORD }, from);
		expect((await accounts.authenticate(token))?.person).toMatchObject({ name, locale: 'ar', cityId: null });
		expect(await codeOf(accounts.verifyEmail({ token: secret, password: PASSWORD }, from))).toBe(
			'token_invalid'
		);
	});

	test('an address with an account gets a mail that says so; who asks learns nothing', async () => {
		const { email, id } = await member();
		const other = somebody();
		await accounts.register(
			{ email, name: 'Somebody Else', password: 'quite another one', locale: 'fr' },
			other.from
		);
		await mail.worker.round();
		expect(mailbox.to(email).subject).toBe('لديك حساب بالفعل');
		expect((await accounts.personCards([id])).get(id)?.name).toBe('سلمى حداد');
	});

	test('whoever registers somebody else’s address gets nothing when its owner clicks', async () => {
		const { email, name, from } = somebody();
		await accounts.register(
			{ email, name: 'Impostor', password: 'the impostor knows it', locale: 'en' },
			from
		);
		await accounts.register({ email, name, password: PASSWORD, locale: 'ar' }, from);
		const secret = await mailedSecret(email);
		expect(
			await codeOf(accounts.verifyEmail({ token: secret, password: 'the impostor knows it' }, from))
		).toBe('password_wrong');
		await accounts.verifyEmail({ token: secret, password: PASSWORD }, from);
	});

	test('two at once make one account', async () => {
		const { email, name, from } = somebody();
		const once = () => accounts.register({ email, name, password: PASSWORD, locale: 'en' }, from);
		await Promise.all([once(), once()]);
		expect(await db.connection.collection('people').countDocuments({ email })).toBe(1);
	});

	test('the mail can be asked for again, and nobody gets a flood', async () => {
		const { email, name, from } = somebody();
		await accounts.register({ email, name, password: PASSWORD, locale: 'en' }, from);
		for (let i = 0; i < 4; i++) await accounts.resendVerification({ email }, from);
		await mail.worker.round();
		expect(mailbox.mails).toHaveLength(5);
		const refused = await refusal(accounts.resendVerification({ email }, from));
		expect(refused?.code).toBe('rate_limited');
		expect(refused?.retryAfter).toBeGreaterThan(60);
	});

	test('a link that is too old opens nothing', async () => {
		const { email, name, from } = somebody();
		await accounts.register({ email, name, password: PASSWORD, locale: 'en' }, from);
		const secret = await mailedSecret(email);
		now += 2 * DAY + 1;
		expect(await accounts.canVerify(secret)).toBe(false);
		expect(await codeOf(accounts.verifyEmail({ token: secret, password: PASSWORD }, from))).toBe(
			'token_invalid'
		);
	});
});

describe('signing in', () => {
	test('a wrong address and a wrong password get the same answer', async () => {
		const { email, from } = await member();
		const wrong = await refusal(accounts.signIn({ email, password: 'not this one' }, from));
		const nobody = await refusal(
			accounts.signIn({ email: 'nobody@example.org', password: 'not this one' }, from)
		);
		expect(wrong?.code).toBe('sign_in_failed');
		expect({ ...nobody }).toEqual({ ...wrong });
	});

	test('guessing is stopped, and success gives the tries back', async () => {
		const { email, from, signIn } = await member();
		const guess = () => codeOf(accounts.signIn({ email, password: 'not this one' }, from));
		for (let i = 0; i < 9; i++) expect(await guess()).toBe('sign_in_failed');
		await signIn();
		for (let i = 0; i < 10; i++) expect(await guess()).toBe('sign_in_failed');
		expect(await guess()).toBe('rate_limited');
		expect(await codeOf(signIn())).toBe('rate_limited');
		const elsewhere = { ip: '192.0.2.7', userAgent: null };
		expect(await codeOf(accounts.signIn({ email, password: PASSWORD }, elsewhere))).toBeUndefined();
	});

	test('keeps neither the address nor the header it came with', async () => {
		const { id } = await member();
		const row = await db.connection.collection('sessions').findOne({ personId: id });
		expect(row).toMatchObject({ browser: 'firefox', platform: 'linux' });
		expect(JSON.stringify(row)).not.toMatch(/10\.0\.|Gecko/);
	});

	test('who is suspended cannot come in and is out', async () => {
		const { id, token, signIn } = await member();
		await db.connection
			.collection('people')
			.updateOne({ _id: new Types.ObjectId(id) }, { $set: { suspendedAt: clock.now() } });
		expect(await accounts.authenticate(token)).toBeNull();
		expect(await codeOf(signIn())).toBe('sign_in_failed');
		expect(await accounts.actorOf(id)).toBeNull();
	});

	test.each([undefined, null, '', 'x', 'x'.repeat(43), 'x'.repeat(100_000), { $gt: '' }])(
		'cookie %# opens nothing',
		async (cookie) => {
			expect(await accounts.authenticate(cookie as string)).toBeNull();
			expect(await accounts.expiredOwner(cookie as string)).toBeNull();
		}
	);

	test.each([
		{},
		{ email: 1, password: [] },
		{ email: { $gt: '' }, password: { $gt: '' } },
		{ email: 'x'.repeat(100_000), password: 'x'.repeat(100_000) },
		null
	])('malformed input %# is refused', async (input) => {
		const { from } = somebody();
		const refused = await refusal(accounts.signIn(input, from));
		expect(refused?.status).toBe(400);
	});
});

describe('sessions', () => {
	test('are listed, last used first, and each can be ended by its owner only', async () => {
		const { actor, token, signIn, id } = await member();
		now += 1000;
		const phone = await signIn('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Mobile Safari/604');
		const listed = await accounts.listSessions(actor);
		expect(listed.map(({ browser, platform, current }) => [browser, platform, current])).toEqual([
			['safari', 'ios', false],
			['firefox', 'linux', true]
		]);

		const phoneId = listed[0]?.id ?? '';
		const stranger = await member();
		expect(await codeOf(accounts.endSession(stranger.actor, phoneId))).toBe('not_found');
		expect(await codeOf(accounts.endSession(actor, 'no id'))).toBe('not_found');
		await accounts.endSession(actor, phoneId);
		expect(await accounts.authenticate(phone.token)).toBeNull();
		expect(await accounts.authenticate(token)).not.toBeNull();
		expect(await accounts.expiredOwner(phone.token)).toBe(id);
		expect(await codeOf(accounts.endSession(actor, phoneId))).toBe('not_found');
		expect(await eventsOf(id)).toEqual(['session.ended']);
	});

	test('all others end at once', async () => {
		const { actor, token, signIn, id } = await member();
		const others = [await signIn(), await signIn()];
		expect(await accounts.endOtherSessions(actor)).toBe(2);
		for (const other of others) expect(await accounts.authenticate(other.token)).toBeNull();
		expect(await accounts.authenticate(token)).not.toBeNull();
		expect(await eventsOf(id)).toEqual(['session.ended', 'session.ended']);
	});

	test('roll on with use, for ninety days at most', async () => {
		const { token, id } = await member();
		for (let day = 0; day < 80; day += 10) {
			now += 10 * DAY;
			expect(await accounts.authenticate(token)).not.toBeNull();
		}
		now += 11 * DAY;
		expect(await accounts.authenticate(token)).toBeNull();
		expect(await accounts.expiredOwner(token)).toBe(id);
	});

	test('run out when they are not used, and their sockets are told', async () => {
		const { token, id, actor } = await member();
		now += 14 * DAY + 1;
		expect(await accounts.authenticate(token)).toBeNull();
		expect(await accounts.judgeAgain(actor.sessionId)).toBeNull();
		await Promise.all([accounts.sweep(), accounts.sweep()]);
		await accounts.sweep();
		expect(await eventsOf(id)).toEqual(['session.ended']);
	});

	test('signing out ends the one that asks; twice is no mistake', async () => {
		const { actor, token, id } = await member();
		await accounts.signOut(actor);
		await accounts.signOut(actor);
		await accounts.signOut({ kind: 'guest' });
		expect(await accounts.authenticate(token)).toBeNull();
		expect(await eventsOf(id)).toEqual(['session.ended']);
	});
});

describe('a new password', () => {
	test('by mail: once, ends every session, and voids older links', async () => {
		const { email, from, token, id } = await member();
		await accounts.requestReset({ email }, from);
		const first = await mailedSecret(email);
		await accounts.requestReset({ email }, from);
		const second = await mailedSecret(email);
		expect(await accounts.canReset(second)).toBe(true);
		expect(await codeOf(accounts.resetPassword({ token: second, password: 'short' }, from))).toBe(
			'password_too_short'
		);
		await accounts.resetPassword({ token: second, password: 'another river by night' }, from);
		expect(await accounts.authenticate(token)).toBeNull();
		expect(await eventsOf(id)).toEqual(['session.ended']);
		for (const used of [first, second])
			expect(await codeOf(accounts.resetPassword({ token: used, password: 'yet another river' }, from))).toBe(
				'token_invalid'
			);
		expect(await codeOf(accounts.signIn({ email, password: PASSWORD }, from))).toBe('sign_in_failed');
		await accounts.signIn({ email, password: 'another river by night' }, from);
		await mail.worker.round();
		expect(mailbox.to(email).subject).toBe('تغيّرت كلمة مرورك');
	});

	test('two clicks at once: one of them counts', async () => {
		const { email, from } = await member();
		await accounts.requestReset({ email }, from);
		const token = await mailedSecret(email);
		const codes = await Promise.all(
			['river one at dawn', 'river two at dawn'].map((password) =>
				codeOf(accounts.resetPassword({ token, password }, from))
			)
		);
		expect(codes.sort()).toEqual(['token_invalid', undefined]);
	});

	test('nobody learns who has an account: same answer, no mail, no less time', async () => {
		const { from } = somebody();
		const started = performance.now();
		expect(await accounts.requestReset({ email: 'nobody-here@example.org' }, from)).toBeUndefined();
		expect(performance.now() - started).toBeGreaterThanOrEqual(99);
		await mail.worker.round();
		expect(mailbox.mails).toHaveLength(0);
	});

	test('changed in the account: asks for the old one and ends the other sessions', async () => {
		const { actor, token, signIn } = await member();
		const other = await signIn();
		const change = (current: string, password: string) =>
			accounts.changePassword(actor, { current, password });
		const wrong = await refusal(change('not this one', 'another river by night'));
		expect(wrong?.fields).toEqual({ current: { code: 'password_wrong' } });
		expect(await codeOf(change(PASSWORD, 'password1234'))).toBe('password_too_common');
		await change(PASSWORD, 'another river by night');
		expect(await accounts.authenticate(token)).not.toBeNull();
		expect(await accounts.authenticate(other.token)).toBeNull();
		expect(await codeOf(signIn())).toBe('sign_in_failed');
	});
});

describe('roles', () => {
	const forum = { kind: 'forum', id: 'f'.repeat(24) } as const;
	const city = { kind: 'city', id: 'c'.repeat(24) } as const;

	test('reach the actor at the next request, with event and audit in the same transaction', async () => {
		const { id, token } = await member();
		await accounts.grant(SYSTEM, id, 'moderator', forum);
		expect((await accounts.authenticate(token))?.actor.grants).toEqual([{ role: 'moderator', scope: forum }]);
		await accounts.revoke(SYSTEM, id, 'moderator', forum);
		expect((await accounts.authenticate(token))?.actor.grants).toEqual([]);
		expect(await eventsOf(id)).toEqual(['grants.changed', 'grants.changed']);
		expect(audited).toEqual([
			{ act: 'role.granted', actorId: 'system', subjectId: id },
			{ act: 'role.revoked', actorId: 'system', subjectId: id }
		]);
	});

	test('are granted by the secretariat only; for others there is no such person', async () => {
		const { id, actor } = await member();
		const other = await member();
		expect(await codeOf(accounts.grant(actor, other.id, 'moderator', forum))).toBe('not_found');
		await accounts.grant(SYSTEM, id, 'secretariat', { kind: 'network' });
		const secretariat = await accounts.actorOf(id);
		await accounts.grant(secretariat!, other.id, 'moderator', forum);
		expect(await codeOf(accounts.grant(secretariat!, other.id, 'moderator', city))).toBe('field_invalid');
		expect(await codeOf(accounts.grant(secretariat!, 'a'.repeat(24), 'moderator', forum))).toBe('not_found');
		expect(await codeOf(accounts.revoke(secretariat!, other.id, 'member', city))).toBe('not_found');
		expect(await accounts.holdersOf(['moderator'], forum)).toContain(other.id);
	});

	test('two at once: one grant, one "already"; nothing of the refused one remains', async () => {
		const { id } = await member();
		const grant = () => codeOf(accounts.grant(SYSTEM, id, 'member', city));
		const codes = await Promise.all([grant(), grant()]);
		expect(codes.sort()).toEqual(['already_granted', undefined]);
		expect(await eventsOf(id)).toEqual(['grants.changed']);
	});

	test('working for a city shows a person with it, as long as they do', async () => {
		const { id } = await member();
		await accounts.grant(SYSTEM, id, 'liaison', city);
		expect((await accounts.personCards([id])).get(id)?.cityId).toBe(city.id);
		await accounts.grant(SYSTEM, id, 'moderator', forum);
		await accounts.revoke(SYSTEM, id, 'liaison', city);
		expect((await accounts.personCards([id, 'no id'])).get(id)?.cityId).toBeNull();
	});

	test('begin and end by themselves, and sockets are told each time', async () => {
		const { id } = await member();
		const held = async () => (await accounts.actorOf(id))?.grants.length;
		const [from, until] = [new Date(now + DAY), new Date(now + 2 * DAY)];
		await accounts.grant(SYSTEM, id, 'member', city, { from, until });
		expect(await held()).toBe(0);
		now = from.getTime() + 1;
		expect(await held()).toBe(1);
		await accounts.sweep();
		now = until.getTime() + 1;
		expect(await held()).toBe(0);
		await accounts.sweep();
		await accounts.sweep();
		expect(await eventsOf(id)).toEqual(['grants.changed', 'grants.changed', 'grants.changed']);
		expect((await accounts.personCards([id])).get(id)?.cityId).toBeNull();
	});
});

describe('a profile', () => {
	const profile = { name: 'Salma', jobTitle: '', sector: null, locale: 'fr', sharePresence: true };

	test('is the person’s own; names in three scripts stay until the name is rewritten', async () => {
		const { email, from } = somebody();
		const nameForms = { ar: 'سلمى', en: 'Salma', fr: 'Salma' };
		const jobTitle = { ar: 'منسقة', en: 'Coordinator', fr: 'Coordinatrice' };
		await accounts.createPerson({
			email,
			password: PASSWORD,
			name: 'سلمى',
			locale: 'ar',
			nameForms,
			jobTitle
		});
		const { token } = await accounts.signIn({ email, password: PASSWORD }, from);
		const actor = (await accounts.authenticate(token))!.actor;
		await accounts.updateProfile(actor, { ...profile, jobTitle: 'Coordinatrice', sector: 'youth' });
		expect(await accounts.account(actor)).toMatchObject({
			name: nameForms,
			jobTitle,
			sector: 'youth',
			locale: 'fr'
		});
		await accounts.updateProfile(actor, { ...profile, name: 'Salma H.', jobTitle: 'Head of youth' });
		expect(await accounts.account(actor)).toMatchObject({ name: 'Salma H.', jobTitle: 'Head of youth' });
		expect(await codeOf(accounts.updateProfile({ kind: 'guest' }, profile))).toBe('sign_in_required');
	});
});

describe('words held when a session ran out', () => {
	const words = { place: 'reply:abc', values: { body: 'ما كتبته' } };

	test('come back once, to their owner only', async () => {
		const [mine, other] = [await member(), await member()];
		const token = await accounts.heldWords.hold({ ...words, personId: mine.id }, { ip: '192.0.2.9' });
		expect(await accounts.heldWords.release(token, other.id)).toBeNull();
		expect(await accounts.heldWords.release(token, mine.id)).toEqual(words);
		expect(await accounts.heldWords.release(token, mine.id)).toBeNull();
	});

	test('of whom nobody knows any more: to who holds the cookie, for a day, up to 200 KB', async () => {
		const { id } = await member();
		const token = await accounts.heldWords.hold({ ...words, personId: null }, { ip: '192.0.2.9' });
		expect(await accounts.heldWords.release(token, id)).toEqual(words);
		const late = await accounts.heldWords.hold({ ...words, personId: null }, { ip: '192.0.2.9' });
		now += DAY + 1;
		expect(await accounts.heldWords.release(late, id)).toBeNull();
		const long = { body: 'ع'.repeat(150_000) };
		expect(
			await codeOf(accounts.heldWords.hold({ ...words, values: long, personId: id }, { ip: '192.0.2.9' }))
		).toBe('too_large');
	});
});

describe('mail', () => {
	async function reset() {
		const { email, from } = await member();
		await accounts.requestReset({ email }, from);
		return email;
	}

	test('a server that is busy gets it later; a row that went out keeps no address and no secret', async () => {
		mailbox.refuse.push({ code: 451, message: 'busy' });
		const email = await reset();
		await mail.worker.round();
		expect(mailbox.mails).toHaveLength(0);
		now += 31_000;
		await mail.worker.round();
		expect(mailbox.to(email).headers.find(({ key }) => key === 'auto-submitted')?.value).toBe(
			'auto-generated'
		);
		const row = await db.connection.collection('outbox').findOne({}, { sort: { createdAt: -1 } });
		expect(row).toMatchObject({ to: null, values: null, path: null, attempts: 2 });
	});

	test('a server that refuses for good is not asked again', async () => {
		mailbox.refuse.push({ code: 550, message: 'no such mailbox' });
		await reset();
		await mail.worker.round();
		now += 3 * DAY;
		await mail.worker.round();
		expect(mailbox.mails).toHaveLength(0);
		const row = await db.connection.collection('outbox').findOne({}, { sort: { createdAt: -1 } });
		expect(row).toMatchObject({ to: null, path: null });
		expect(row?.failedAt).not.toBeNull();
	});

	test('what is rolled back is never sent', async () => {
		const thrown = new Error('after all not');
		const work = db.inTransaction(async (tx) => {
			await mail.mailer.send(tx, {
				to: 'nobody@example.org',
				locale: 'en',
				template: 'reset',
				values: { name: 'Nobody' },
				path: '/'
			});
			throw thrown;
		});
		await expect(work).rejects.toBe(thrown);
		await mail.worker.round();
		expect(mailbox.mails).toHaveLength(0);
	});

	test('two nodes send each mail once', async () => {
		const connection = await connectTo(db.uri);
		const second = createMail({
			connection,
			clock,
			log: createLog('silent'),
			translate: (locale) => translator(locale),
			origin: () => 'https://multaqa.example',
			delivery: { kind: 'smtp', url: mailbox.url, from: 'no-reply@multaqa.example' }
		});
		await db.inTransaction(async (tx) => {
			for (let i = 0; i < 12; i++)
				await mail.mailer.send(tx, {
					to: `reader${i}@example.org`,
					locale: 'fr',
					template: 'reset',
					values: { name: 'Léa' },
					path: '/reset/x'
				});
		});
		await Promise.all([mail.worker.round(), second.worker.round()]);
		await second.worker.stop();
		await connection.close();
		expect(mailbox.mails.map((one) => one.to?.[0]?.address).sort()).toEqual(
			Array.from({ length: 12 }, (_, i) => `reader${i}@example.org`).sort()
		);
	});
});
