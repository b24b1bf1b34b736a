import type { Clock } from '../../platform/clock.ts';
import type { EventLog } from '../../platform/events/event-log.ts';
import type { Log } from '../../platform/log.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import type { accountLimits } from './accounts.limits.ts';
import type { AuditTrail, InTransaction } from './accounts.ports.ts';
import type { GrantsRepository } from './grants.repository.ts';
import type { Passwords } from './passwords.ts';
import type { PeopleRepository } from './people.repository.ts';
import type { SessionsRepository } from './sessions.repository.ts';
import type { TokensRepository } from './tokens.repository.ts';

/** What the verbs of this feature work with. */
export interface AccountsParts {
	people: PeopleRepository;
	sessions: SessionsRepository;
	grants: GrantsRepository;
	tokens: TokensRepository;
	passwords: Passwords;
	inTransaction: InTransaction;
	events: Pick<EventLog, 'append'>;
	mailer: Mailer;
	limits: ReturnType<typeof accountLimits>;
	audit: AuditTrail;
	clock: Clock;
	log: Log;
	/** Milliseconds that an answer about an unknown address takes at least, as does one about a known. */
	floor: number;
	/** The demonstration: its people may be picked from a list. Null in a real network. */
	demo: { password: string } | null;
}

/** Runs `work` and comes back no sooner than after `milliseconds`, whether it succeeds or fails. */
export async function atLeast<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
	const [result] = await Promise.allSettled([
		work,
		new Promise((resolve) => setTimeout(resolve, milliseconds))
	]);
	if (result.status === 'rejected') throw result.reason;
	return result.value;
}

export function later(from: Date, milliseconds: number): Date {
	return new Date(from.getTime() + milliseconds);
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
