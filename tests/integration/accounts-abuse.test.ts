import { beforeAll, describe, expect, test } from 'vitest';
import { createAccountModels } from '../../server/features/accounts/accounts.model.ts';
import { SYSTEM } from '../../server/features/accounts/accounts.policy.ts';
import {
	createAccountsService,
	type AccountsOptions,
	type AccountsService
} from '../../server/features/accounts/accounts.service.ts';
import { systemClock as clock } from '../../server/platform/clock.ts';
import { createEventLog } from '../../server/platform/events/event-log.ts';
import { createLimits } from '../../server/platform/limits.ts';
import { createLog } from '../../server/platform/log.ts';
import { createMail } from '../../server/platform/mail/mailer.ts';
import { translator } from '../../server/platform/messages.ts';
import { ensureIndexes } from '../../server/platform/mongo/indexes.ts';
import { freshDatabase } from '../support/mongo.ts';

const PASSWORD = 'a river runs through it';
const HOME = { ip: '192.0.2.1', userAgent: null };
const ATTACKER = { ip: '198.51.100.1', userAgent: null };

let options: AccountsOptions;
let accounts: AccountsService;
let serial = 0;

beforeAll(async () => {
	const { connection, inTransaction } = await freshDatabase();
	const log = createLog('silent');
	const { mailer } = createMail({
		connection,
		clock,
		log,
		translate: (locale) => translator(locale),
		origin: () => 'https://multaqa.example',
		delivery: { kind: 'none' }
	});
	options = {
		models: createAccountModels(connection),
		inTransaction,
		events: createEventLog(connection, clock),
		mailer,
		limits: createLimits(connection),
		audit: { record: async () => undefined },
		clock,
		log,
		demo: null,
		floor: 0
	};
	accounts = createAccountsService(options);
	await ensureIndexes(connection);
});

async function somebody() {
	const email = `person${++serial}@example.org`;
	const id = await accounts.createPerson({ email, name: 'سلمى', password: PASSWORD, locale: 'ar' });
	return { id, email };
}

const codeOf = (work: Promise<unknown>) =>
	work.then(
		() => 'done',
		(error: { code?: string }) => error.code
	);

describe('somebody who means harm', () => {
	test('does not lock people out of their accounts from one place', async () => {
		const { email } = await somebody();
		const guess = () => codeOf(accounts.signIn({ email, password: 'not this one' }, ATTACKER));
		for (let i = 0; i < 10; i++) expect(await guess()).toBe('sign_in_failed');
		for (let i = 0; i < 110; i++) expect(await guess()).toBe('rate_limited');
		expect(await codeOf(accounts.signIn({ email, password: PASSWORD }, HOME))).toBe('done');
	});

	test('does not get in with a password that is changed while it is being looked at', async () => {
		const { id, email } = await somebody();
		const { path } = await accounts.inviteAgain(SYSTEM, id);
		const change = () =>
			accounts.resetPassword({ token: path.split('/').at(-1), password: 'the new one is longer' }, HOME);
		let changed = false;
		// Points are given back once the password was right, just before the session is opened.
		const overtaken = createAccountsService({
			...options,
			limits: {
				spend: async () => undefined,
				async forgive() {
					if (!changed) await change();
					changed = true;
				}
			}
		});
		expect(await codeOf(overtaken.signIn({ email, password: PASSWORD }, ATTACKER))).toBe('sign_in_failed');
		expect(changed).toBe(true);
	});

	test('does not stay in when a password is changed at the very moment of signing in', async () => {
		const { id, email } = await somebody();
		for (let round = 0; round < 5; round++) {
			const [old, next] = [`${PASSWORD} ${round}`, `${PASSWORD} ${round + 1}`];
			const reset = async (password: string) => {
				const { path } = await accounts.inviteAgain(SYSTEM, id);
				await accounts.resetPassword({ token: path.split('/').at(-1), password }, HOME);
			};
			await reset(old);
			const tries = Array.from({ length: 4 }, () => accounts.signIn({ email, password: old }, ATTACKER));
			const [, ...opened] = await Promise.allSettled([reset(next), ...tries]);
			for (const session of opened)
				if (session.status === 'fulfilled')
					expect(await accounts.authenticate(session.value.token)).toBeNull();
		}
	});

	test('does not fill the database with words to be held', async () => {
		const words = { place: 'reply:abc', values: { body: 'x'.repeat(1000) }, personId: null };
		for (let i = 0; i < 60; i++) await accounts.heldWords.hold(words, ATTACKER);
		expect(await codeOf(accounts.heldWords.hold(words, ATTACKER))).toBe('rate_limited');
		expect(await codeOf(accounts.heldWords.hold(words, HOME))).toBe('done');
	});
});
