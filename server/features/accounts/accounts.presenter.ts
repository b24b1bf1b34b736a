import type { Grant, PersonActor } from '../../kernel/actor.ts';
import type { Browser, Platform } from '../../../src/lib/shared/account-rules.ts';
import type { Locale, Trilingual } from '../../../src/lib/shared/locale.ts';
import type { Sector } from '../../../src/lib/shared/roles.ts';
import type { PersonRow, RoleGrantRow, SessionRow } from './accounts.model.ts';
import type { CardRow } from './people.repository.ts';
import type { Presented } from './sessions.repository.ts';

/** What others may learn of a person, as far as attribution allows; presenters elsewhere decide. */
export interface PersonCard {
	id: string;
	/** As written, or in each language's letters where the network keeps it so (a missing one is empty). */
	name: string | Trilingual;
	jobTitle: string | Trilingual | null;
	sector: Sector | null;
	cityId: string | null;
}

/** What every page needs to know of the person who reads it. */
export interface PersonSummary {
	id: string;
	name: string;
	nameForms: Trilingual | null;
	locale: Locale;
	cityId: string | null;
	sharePresence: boolean;
}

/** One's own account. */
export interface AccountView extends PersonCard {
	email: string;
	locale: Locale;
	sharePresence: boolean;
	createdAt: Date;
	grants: GrantView[];
}

export interface GrantView extends Grant {
	until: Date | null;
}

/** Somebody of the network, for who looks after it. */
export interface MemberView {
	id: string;
	name: string;
	nameForms: Trilingual | null;
	email: string;
	locale: Locale;
	createdAt: Date;
	/** Has shown that the mailbox is theirs, or was invited. */
	confirmed: boolean;
	suspended: boolean;
	/** Roles in force now, first granted first. */
	grants: GrantView[];
}

export interface SessionView {
	id: string;
	browser: Browser;
	platform: Platform;
	createdAt: Date;
	/** Exact to ten minutes. */
	lastSeenAt: Date;
	/** The one that asks. */
	current: boolean;
}

export function personCard(row: CardRow): PersonCard {
	return {
		id: String(row._id),
		name: row.nameForms ?? row.name,
		jobTitle: row.jobTitle,
		sector: row.sector,
		cityId: row.cityId
	};
}

export function personSummary(row: Omit<PersonRow, 'passwordHash'>): PersonSummary {
	return {
		id: String(row._id),
		name: row.name,
		nameForms: row.nameForms,
		locale: row.locale,
		cityId: row.cityId,
		sharePresence: row.sharePresence
	};
}

export function accountView(row: PersonRow, grants: RoleGrantRow[]): AccountView {
	return {
		...personCard(row),
		email: row.email,
		locale: row.locale,
		sharePresence: row.sharePresence,
		createdAt: row.createdAt,
		grants: grants.map((grant) => ({ ...toGrant(grant), until: grant.until }))
	};
}

export function memberView(row: Omit<PersonRow, 'passwordHash'>, grants: RoleGrantRow[]): MemberView {
	return {
		id: String(row._id),
		name: row.name,
		nameForms: row.nameForms,
		email: row.email,
		locale: row.locale,
		createdAt: row.createdAt,
		confirmed: row.emailVerifiedAt !== null,
		suspended: row.suspendedAt !== null,
		grants: grants.map((grant) => ({ ...toGrant(grant), until: grant.until }))
	};
}

export function sessionView(row: SessionRow, currentId: string): SessionView {
	return {
		id: String(row._id),
		browser: row.browser,
		platform: row.platform,
		createdAt: row.createdAt,
		lastSeenAt: row.lastSeenAt,
		current: String(row._id) === currentId
	};
}

export function toActor(found: Presented): PersonActor {
	return {
		kind: 'person',
		personId: found.personId,
		sessionId: String(found._id),
		locale: found.person.locale,
		grants: found.grants.map(toGrant)
	};
}

export function toGrant({
	role,
	scopeKind,
	scopeId
}: Pick<RoleGrantRow, 'role' | 'scopeKind' | 'scopeId'>): Grant {
	if (scopeKind === 'network') return { role, scope: { kind: 'network' } };
	return { role, scope: { kind: scopeKind, id: scopeId ?? '' } };
}
