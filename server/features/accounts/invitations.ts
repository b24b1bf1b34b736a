import type { Actor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parse } from '../../kernel/parse.ts';
import { invitationSchema } from '../../../src/lib/shared/accounts.ts';
import type { PersonRow } from './accounts.model.ts';
import { HOUR, later, type AccountsParts } from './accounts.parts.ts';
import { actorIdOf, assertLooksAfter, type System } from './accounts.policy.ts';
import type { Transaction } from './accounts.ports.ts';
import { blankPerson } from './registration.ts';
import { fingerprint, newSecret } from './secrets.ts';

/** The mail says so too. */
const INVITATION_VALID = 48 * HOUR;

export interface Invitation {
	personId: string;
	/** Where the person sets a password: a path of ours that holds a secret. It works once, for 48 hours. */
	path: string;
	/** False where no mail can be sent: then the path has to be handed over in another way. */
	mailed: boolean;
}

/** Bringing people in who did not register themselves. */
export function createInvitations(parts: AccountsParts) {
	const { people, tokens, passwords, inTransaction, mailer, audit, clock } = parts;

	/** A link with which the person sets a password; earlier ones no longer work. */
	async function openDoor(tx: Transaction, person: PersonRow): Promise<Invitation> {
		const personId = String(person._id);
		const secret = newSecret();
		await tokens.spend(tx, 'reset', personId, clock.now());
		await tokens.insert(tx, {
			kind: 'reset',
			personId,
			hash: fingerprint(secret),
			expiresAt: later(clock.now(), INVITATION_VALID)
		});
		const path = `/reset/${secret}`;
		const { email, locale, name } = person;
		// Without a way to send mail, whoever runs the server hands the link over.
		const mailed = await mailer.offer(tx, {
			to: email,
			locale,
			template: 'invitation',
			values: { name },
			path
		});
		return { personId, path, mailed };
	}

	return {
		/**
		 * Puts a person there whose password nobody knows, and makes the link with which they set their own.
		 * @throws DomainError `not_found` for who may not, `email_taken`, and those of bad fields
		 */
		async invite(by: Actor | System, input: unknown): Promise<Invitation> {
			assertLooksAfter(by);
			const { email, name, locale } = parse(invitationSchema, input);
			const passwordHash = await passwords.hash(newSecret());
			const invitation = await inTransaction(async (tx) => {
				const blank = { ...blankPerson(clock.now()), emailVerifiedAt: clock.now() };
				const person = await people.insert(tx, { ...blank, email, name, locale, passwordHash });
				if (!person)
					throw new DomainError('email_taken', undefined, { fields: { email: { code: 'email_taken' } } });
				const subjectId = String(person._id);
				await audit.record(tx, {
					actorId: actorIdOf(by),
					act: 'person.invited',
					subjectKind: 'person',
					subjectId
				});
				return openDoor(tx, person);
			});
			mailer.wake();
			return invitation;
		},

		/** A new link for somebody who has lost theirs. @throws DomainError `not_found` */
		async inviteAgain(by: Actor | System, personId: string): Promise<Invitation> {
			assertLooksAfter(by, personId);
			const invitation = await inTransaction(async (tx) => {
				const person = await people.byId(personId, tx);
				if (!person || person.suspendedAt) throw new DomainError('not_found', 'nobody, or suspended');
				await audit.record(tx, {
					actorId: actorIdOf(by),
					act: 'person.invited',
					subjectKind: 'person',
					subjectId: personId
				});
				return openDoor(tx, person);
			});
			mailer.wake();
			return invitation;
		}
	};
}
