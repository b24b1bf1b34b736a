import type { Clock } from '../../platform/clock.ts';
import type { EventLog } from '../../platform/events/event-log.ts';
import type { Log } from '../../platform/log.ts';
import type { Limits } from '../../platform/limits.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import { accountLimits } from './accounts.limits.ts';
import type { AccountModels } from './accounts.model.ts';
import type { AccountsParts } from './accounts.parts.ts';
import type { AuditTrail, InTransaction } from './accounts.ports.ts';
import { createGrantsRepository } from './grants.repository.ts';
import { createHeldWords } from './held-words.ts';
import { createHeldWordsRepository } from './held-words.repository.ts';
import { createInvitations } from './invitations.ts';
import { createMembership } from './membership.ts';
import { createPasswords } from './passwords.ts';
import { createPeople } from './people.ts';
import { createPeopleRepository } from './people.repository.ts';
import { createRegistration } from './registration.ts';
import { createRoles } from './roles.ts';
import { createSessions } from './sessions.ts';
import { createSessionsRepository } from './sessions.repository.ts';
import { createSignIn } from './sign-in.ts';
import { createTokensRepository } from './tokens.repository.ts';

export interface AccountsOptions {
	models: AccountModels;
	inTransaction: InTransaction;
	events: Pick<EventLog, 'append'>;
	mailer: Mailer;
	limits: Pick<Limits, 'spend' | 'forgive'>;
	audit: AuditTrail;
	clock: Clock;
	log: Log;
	/** The demonstration's common password; null in a real network. */
	demo: { password: string } | null;
	/** Milliseconds, see `AccountsParts.floor`. */
	floor?: number;
}

export type AccountsService = ReturnType<typeof createAccountsService>;

/** People, their sessions, their roles, and what they had written when a session ran out. */
export function createAccountsService({ models, limits, floor = 250, ...rest }: AccountsOptions) {
	const parts: AccountsParts = {
		...rest,
		floor,
		people: createPeopleRepository(models),
		sessions: createSessionsRepository(models),
		grants: createGrantsRepository(models),
		tokens: createTokensRepository(models),
		passwords: createPasswords(),
		limits: accountLimits(limits)
	};
	const sessions = createSessions(parts);
	const { open: _open, end: _end, endAll: _endAll, tellRanOut, ...ofSessions } = sessions;
	const { tellTurned, ...ofRoles } = createRoles(parts);

	return {
		...createRegistration(parts, sessions),
		...createSignIn(parts, sessions),
		...ofSessions,
		...ofRoles,
		...createPeople(parts),
		...createInvitations(parts),
		...createMembership(parts, sessions),
		/** The password that the people of the demonstration share; null in a real network. */
		demoPassword: parts.demo?.password ?? null,
		/**
		 * The session cookie's name at this address. Over TLS the prefix makes browsers refuse one that
		 * another host or an unsafe page has set.
		 */
		cookieName: (url: Pick<URL, 'protocol'>) =>
			url.protocol === 'https:' ? '__Host-multaqa_session' : 'multaqa_session',
		heldWords: createHeldWords(createHeldWordsRepository(models), parts.limits, parts.clock),
		/**
		 * Tells sockets of what time alone has ended or begun: sessions that ran out, roles. Call it every
		 * minute; several nodes may.
		 */
		async sweep(): Promise<void> {
			await tellRanOut();
			await tellTurned();
		}
	};
}
