import { afterAll, beforeAll, beforeEach } from 'vitest';
import { isDomainError } from '../../server/kernel/errors.ts';
import type { PersonActor } from '../../server/kernel/actor.ts';
import { createAccountModels } from '../../server/features/accounts/accounts.model.ts';
import {
	createAccountsService,
	type AccountsService
} from '../../server/features/accounts/accounts.service.ts';
import { createEventLog, type EventLog } from '../../server/platform/events/event-log.ts';
import { createLimits } from '../../server/platform/limits.ts';
import { createLog } from '../../server/platform/log.ts';
import { createMail, type Mail } from '../../server/platform/mail/mailer.ts';
import { translator } from '../../server/platform/messages.ts';
import { ensureIndexes } from '../../server/platform/mongo/indexes.ts';
import { startMailbox, type Mailbox } from './mailbox.ts';
import { freshDatabase, type FreshDatabase } from './mongo.ts';

export const DAY = 24 * 3600_000;
export const PASSWORD = 'a river runs through it';
export const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

interface Parts {
	db: FreshDatabase;
	mailbox: Mailbox;
	mail: Mail;
	events: EventLog;
	accounts: AccountsService;
}

/**
 * Accounts on a real database with a real mailbox, for the length of a test file: opens before its tests,
 * sends what was left over before each, closes after them.
 */
export function useAccountWorld() {
	let parts: Parts;
	let serial = 0;
	/** Moved by tests; starts at the real time, because rate limits run on that. */
	const time = { now: Date.now() };
	const clock = { now: () => new Date(time.now) };
	const audited: { act: string; actorId: string; subjectId: string }[] = [];

	beforeAll(async () => {
		parts = await open();
	});
	afterAll(async () => {
		await parts.mail.worker.stop();
		await parts.mailbox.stop();
	});
	beforeEach(async () => {
		time.now = Date.now();
		// What earlier stories still had to send.
		await parts.mail.worker.round();
		parts.mailbox.mails.length = 0;
		audited.length = 0;
	});

	async function open(): Promise<Parts> {
		const db = await freshDatabase();
		const { connection, inTransaction } = db;
		const mailbox = await startMailbox();
		const log = createLog('silent');
		const events = createEventLog(connection, clock);
		const mail = createMail({
			connection,
			clock,
			log,
			translate: (locale) => translator(locale),
			origin: () => 'https://multaqa.example',
			delivery: { kind: 'smtp', url: mailbox.url, from: 'Multaqa <no-reply@multaqa.example>' }
		});
		const accounts = createAccountsService({
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
		return { db, mailbox, mail, events, accounts };
	}

	/** A person of their own for each test, from an address of their own. */
	function somebody() {
		serial += 1;
		return {
			email: `person${serial}@example.org`,
			name: 'سلمى حداد',
			from: { ip: `10.0.${serial >> 8}.${serial & 255}`, userAgent: FIREFOX }
		};
	}

	/** The secret in the newest mail to this address, once the outbox is empty. */
	async function mailedSecret(email: string): Promise<string> {
		await parts.mail.worker.round();
		const text = parts.mailbox.to(email).text ?? '';
		const [, , secret] = /\/(verify\?token=|reset\/)([\w-]{43})/.exec(text) ?? [];
		return secret ?? '';
	}

	/** Registered, confirmed, signed in. */
	async function member() {
		const { accounts } = parts;
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
		const answer = await parts.events.since(`person:${personId}`, 0);
		return answer.kind === 'events' ? answer.events.map(({ event }) => event.type) : [];
	}

	return {
		get db() {
			return parts.db;
		},
		get mailbox() {
			return parts.mailbox;
		},
		get mail() {
			return parts.mail;
		},
		get accounts() {
			return parts.accounts;
		},
		time,
		clock,
		audited,
		somebody,
		mailedSecret,
		member,
		eventsOf
	};
}

export async function refusal(work: Promise<unknown>) {
	const error = await work.then(
		() => null,
		(thrown: unknown) => thrown
	);
	if (error !== null && !isDomainError(error)) throw error;
	return error;
}

export const codeOf = async (work: Promise<unknown>) => (await refusal(work))?.code;
