import type { Actor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parse } from '../../kernel/parse.ts';
import {
	addressSchema,
	changePasswordSchema,
	resetSchema,
	signInSchema
} from '../../../src/lib/shared/accounts.ts';
import { neighbourhood } from './accounts.limits.ts';
import type { PersonRow } from './accounts.model.ts';
import { atLeast, HOUR, later, type AccountsParts } from './accounts.parts.ts';
import { assertGoodPassword } from './accounts.policy.ts';
import type { Transaction } from './accounts.ports.ts';
import type { Origin } from './registration.ts';
import { fingerprint, newSecret } from './secrets.ts';
import { signedIn, type OpenedSession, type Sessions } from './sessions.ts';

/** The mail says so too. */
const RESET_VALID = HOUR;

/** Signing in, and everything about passwords. */
export function createSignIn(parts: AccountsParts, sessions: Sessions) {
	const { people, tokens, passwords, inTransaction, mailer, limits, clock, floor } = parts;

	/** Sets a password, makes every mailed link void and tells the mailbox, where mail can be sent. */
	async function setPassword(
		tx: Transaction,
		person: PersonRow,
		passwordHash: string,
		proven: boolean
	): Promise<void> {
		const personId = String(person._id);
		const verified = proven && !person.emailVerifiedAt ? { emailVerifiedAt: clock.now() } : {};
		await people.update(tx, personId, { passwordHash, ...verified });
		await tokens.spend(tx, 'reset', personId, clock.now());
		if (proven) await tokens.spend(tx, 'verify', personId, clock.now());
		await mailer.offer(tx, {
			to: person.email,
			locale: person.locale,
			template: 'password_changed',
			values: { name: person.name },
			path: '/reset'
		});
	}

	return {
		/**
		 * Opens a session. A wrong address and a wrong password get the same answer in the same time.
		 * @throws DomainError `sign_in_failed`; `email_not_verified`, only to who knows the password;
		 *   `rate_limited`
		 */
		async signIn(input: unknown, from: Origin): Promise<OpenedSession> {
			const { email, password } = parse(signInSchema, input);
			const place = neighbourhood(from.ip);
			await limits.spend('sign_in_from', place);
			// The pair comes first: who is refused by it does not use up what the account has left for others.
			await limits.spend('sign_in_pair', place, email);
			await limits.spend('sign_in_to', email);
			const person = await people.byEmail(email);
			const right = await passwords.matches(person?.passwordHash ?? null, password);
			if (!person || !right || person.suspendedAt) throw new DomainError('sign_in_failed');
			await limits.forgive('sign_in_pair', place, email);
			await limits.forgive('sign_in_to', email);
			if (!person.emailVerifiedAt) throw new DomainError('email_not_verified');
			return inTransaction((tx) => openFor(tx, person, from.userAgent));
		},

		/** Mails a link for a new password, if there is an account. Same answer and time either way. @throws DomainError `unavailable` */
		async requestReset(input: unknown, from: Origin): Promise<void> {
			const { email } = parse(addressSchema, input);
			mailer.assertPossible();
			await limits.spend('mail_from', neighbourhood(from.ip));
			await limits.spend('mail_to', email);
			await atLeast(
				floor,
				(async () => {
					const person = await people.byEmail(email);
					if (!person || person.suspendedAt) return;
					await inTransaction((tx) => mailReset(tx, person));
					mailer.wake();
				})()
			);
		},

		/** Whether a mailed link can still be used: the page says so before asking for a password. */
		async canReset(token: string): Promise<boolean> {
			return (await tokens.good('reset', fingerprint(token), clock.now())) !== null;
		},

		/**
		 * Sets a new password and ends every session: whoever had got in is out. The link came through the
		 * mailbox, so it confirms the address as well.
		 * @throws DomainError `token_invalid`, and those of a bad password
		 */
		async resetPassword(input: unknown, from: Pick<Origin, 'ip'>): Promise<void> {
			const { token, password } = parse(resetSchema, input);
			await limits.spend('link_from', neighbourhood(from.ip));
			const good = await tokens.good('reset', fingerprint(token), clock.now());
			const person = good && (await people.byId(good.personId));
			if (!person || person.suspendedAt) throw new DomainError('token_invalid');
			assertGoodPassword(password, person);
			const passwordHash = await passwords.hash(password);
			await inTransaction(async (tx) => {
				if (!(await tokens.good('reset', fingerprint(token), clock.now(), tx)))
					throw new DomainError('token_invalid');
				await setPassword(tx, person, passwordHash, true);
				await sessions.endAll(tx, String(person._id), null);
			});
			mailer.wake();
		},

		/**
		 * Sets a new password and ends the person's other sessions.
		 * @throws DomainError `password_wrong` for the current one, and those of a bad new one
		 */
		async changePassword(actor: Actor, input: unknown): Promise<void> {
			const { personId, sessionId } = signedIn(actor);
			const { current, password } = parse(changePasswordSchema, input);
			await limits.spend('own_password', personId);
			const person = await people.byId(personId);
			if (!person) throw new DomainError('sign_in_required');
			if (!(await passwords.matches(person.passwordHash, current)))
				throw new DomainError('password_wrong', undefined, {
					fields: { current: { code: 'password_wrong' } }
				});
			assertGoodPassword(password, person);
			const passwordHash = await passwords.hash(password);
			await inTransaction(async (tx) => {
				await setPassword(tx, person, passwordHash, false);
				await sessions.endAll(tx, personId, sessionId);
			});
			await limits.forgive('own_password', personId);
			mailer.wake();
		}
	};

	/** The password was right a moment ago: one that is changed meanwhile opens nothing any more. */
	async function openFor(tx: Transaction, person: PersonRow, userAgent: string | null) {
		const still = await people.countSignIn(tx, String(person._id));
		if (still?.passwordHash !== person.passwordHash || still.suspendedAt)
			throw new DomainError('sign_in_failed');
		return sessions.open(String(person._id), userAgent, tx);
	}

	async function mailReset(tx: Transaction, person: PersonRow): Promise<void> {
		const secret = newSecret();
		await tokens.insert(tx, {
			kind: 'reset',
			personId: String(person._id),
			hash: fingerprint(secret),
			expiresAt: later(clock.now(), RESET_VALID)
		});
		await mailer.send(tx, {
			to: person.email,
			locale: person.locale,
			template: 'reset',
			values: { name: person.name },
			path: `/reset/${secret}`
		});
	}
}
