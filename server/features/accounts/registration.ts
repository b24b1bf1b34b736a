import { parse } from '../../kernel/parse.ts';
import { DomainError } from '../../kernel/errors.ts';
import { addressSchema, registerSchema, verifySchema } from '../../../src/lib/shared/accounts.ts';
import type { Locale } from '../../../src/lib/shared/locale.ts';
import { neighbourhood } from './accounts.limits.ts';
import type { PersonRow } from './accounts.model.ts';
import { atLeast, HOUR, later, type AccountsParts } from './accounts.parts.ts';
import { assertGoodPassword } from './accounts.policy.ts';
import type { Transaction } from './accounts.ports.ts';
import { fingerprint, newSecret } from './secrets.ts';
import type { OpenedSession, Sessions } from './sessions.ts';

/** The mail says so too. */
const VERIFY_VALID = 48 * HOUR;

/** Where a request comes from: for limits, and for the label of a session. Neither is kept. */
export interface Origin {
	ip: string;
	userAgent: string | null;
}

/**
 * Registering and confirming the address. Nobody learns from it who has an account: every answer is the
 * same, and what differs is told to the mailbox.
 */
export function createRegistration(parts: AccountsParts, sessions: Sessions) {
	const { people, tokens, passwords, inTransaction, mailer, limits, clock, floor } = parts;

	async function mailConfirmation(tx: Transaction, person: PersonRow, locale: Locale): Promise<void> {
		const secret = newSecret();
		await tokens.insert(tx, {
			kind: 'verify',
			personId: String(person._id),
			hash: fingerprint(secret),
			expiresAt: later(clock.now(), VERIFY_VALID)
		});
		await mailer.send(tx, {
			to: person.email,
			locale,
			template: 'verify',
			values: { name: person.name },
			path: `/verify?token=${secret}`
		});
	}

	async function registerIn(
		tx: Transaction,
		{ email, name, locale, passwordHash }: Pick<PersonRow, 'email' | 'name' | 'locale' | 'passwordHash'>
	): Promise<void> {
		const known = await people.byEmail(email, tx);
		if (known?.emailVerifiedAt) {
			const values = { name: known.name };
			await mailer.send(tx, {
				to: email,
				locale: known.locale,
				template: 'already_registered',
				values,
				path: '/sign-in'
			});
			return;
		}
		if (known) {
			// Nobody has shown yet that the mailbox is theirs, so the last one who registers may.
			await people.update(tx, String(known._id), { name, locale, passwordHash });
			return mailConfirmation(tx, { ...known, name }, locale);
		}
		const person = await people.insert(tx, {
			...blankPerson(clock.now()),
			email,
			name,
			locale,
			passwordHash
		});
		// Two at once: the transaction that lost runs again and finds the other's.
		if (!person) throw new DomainError('conflict', 'address taken meanwhile');
		await mailConfirmation(tx, person, locale);
	}

	return {
		/**
		 * Registers, or tells the mailbox that it has an account already. Same answer and time either way.
		 * @throws DomainError for the fields, `rate_limited`, and `unavailable` when no mail can be sent
		 */
		async register(input: unknown, from: Origin): Promise<void> {
			const { email, password, name, locale } = parse(registerSchema, input);
			assertGoodPassword(password, { email, name });
			await limits.spend('register_from', neighbourhood(from.ip));
			await limits.spend('mail_to', email);
			await atLeast(
				floor,
				(async () => {
					const passwordHash = await passwords.hash(password);
					await inTransaction((tx) => registerIn(tx, { email, name, locale, passwordHash }));
				})()
			);
			mailer.wake();
		},

		/**
		 * Confirms an address and signs in. Asks for the password as well as for the mailed link: otherwise
		 * a stranger who registers somebody else's address would own the account as soon as its real owner
		 * clicks on the link.
		 * @throws DomainError `token_invalid`, `password_wrong`
		 */
		async verifyEmail(input: unknown, from: Origin): Promise<OpenedSession> {
			const { token, password } = parse(verifySchema, input);
			await limits.spend('link_from', neighbourhood(from.ip));
			const good = await tokens.good('verify', fingerprint(token), clock.now());
			const person = good && (await people.byId(good.personId));
			if (!person || person.suspendedAt) throw new DomainError('token_invalid');
			if (!(await passwords.matches(person.passwordHash, password)))
				throw new DomainError('password_wrong', undefined, {
					fields: { password: { code: 'password_wrong' } }
				});
			return inTransaction(async (tx) => {
				const still = await tokens.good('verify', fingerprint(token), clock.now(), tx);
				if (!still) throw new DomainError('token_invalid');
				await tokens.spend(tx, 'verify', still.personId, clock.now());
				await people.update(tx, still.personId, { emailVerifiedAt: clock.now() });
				return sessions.open(still.personId, from.userAgent, tx);
			});
		},

		/** Whether a mailed link can still confirm an address: the page says so before asking for anything. */
		async canVerify(token: string): Promise<boolean> {
			return (await tokens.good('verify', fingerprint(token), clock.now())) !== null;
		},

		/** Sends the mail again, if there is an account that needs it. Same answer and time either way. @throws DomainError `unavailable` */
		async resendVerification(input: unknown, from: Origin): Promise<void> {
			const { email } = parse(addressSchema, input);
			mailer.assertPossible();
			await limits.spend('mail_from', neighbourhood(from.ip));
			await limits.spend('mail_to', email);
			await atLeast(
				floor,
				(async () => {
					const person = await people.byEmail(email);
					if (!person || person.emailVerifiedAt || person.suspendedAt) return;
					await inTransaction((tx) => mailConfirmation(tx, person, person.locale));
					mailer.wake();
				})()
			);
		}
	};
}

/** A person of whom nothing is known yet. */
export function blankPerson(
	createdAt: Date
): Omit<PersonRow, '_id' | 'email' | 'name' | 'locale' | 'passwordHash'> {
	return {
		emailVerifiedAt: null,
		nameForms: null,
		cityId: null,
		jobTitle: null,
		sector: null,
		sharePresence: false,
		createdAt,
		suspendedAt: null,
		signIns: 0,
		demo: false
	};
}
