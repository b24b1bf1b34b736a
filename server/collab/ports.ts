import type { Doc } from 'yjs';
import type { Trilingual } from '../../src/lib/shared/locale.ts';
import type { PlanRole } from '../../src/lib/shared/plans/wire.ts';
import type { SectionKey } from '../../src/lib/shared/plans/sections.ts';
import type { RowKindKey } from '../../src/lib/shared/plans/rows.ts';
import type { PlanText } from '../../src/lib/shared/plans/views.ts';
import type { Actor, PersonActor } from '../kernel/actor.ts';

/** What live plans need of the rest of the house, and what they give to it; the container passes both. */

/** A section, or a kind of rows. */
export type PlanPart = SectionKey | `rows:${RowKindKey}`;

/** What one person may do in one plan, now. */
export interface PlanAccess {
	role: PlanRole;
	/** Nobody writes in an archived plan. */
	archived: boolean;
	/** The city of the plan that this person speaks for; null when they belong to none of them. */
	cityId: string | null;
	/** Belongs to the plan's own circle, and so sees the names of those who write; others see cities. */
	insider: boolean;
}

/** What live plans need of the feature `plans`: its policy, its activity, its search. */
export interface CollabPlans {
	/** Null when there is no such plan for this actor: unknown, deleted and forbidden look the same. */
	access(actor: Actor, planId: string): Promise<PlanAccess | null>;
	/** Notes who worked where, grouped. Called after edits were stored, off the hot path. */
	worked(planId: string, work: readonly Work[]): Promise<void>;
	/** Takes the stored text into search. Called some time after the last edit, again when it failed. */
	textChanged(planId: string, text: PlanText): Promise<void>;
}

/** Somebody's work on parts of a plan. */
export interface Work {
	personId: string;
	cityId: string | null;
	parts: PlanPart[];
	at: Date;
}

/** What live plans need of accounts. */
export interface CollabAccounts {
	cookieName(url: { protocol: string }): string;
	authenticate(token: string | undefined): Promise<CollabPerson | null>;
	judgeAgain(sessionId: string): Promise<CollabPerson | null>;
}

/** What live plans need of the cities: what they are called. */
export interface CollabCities {
	cityCards(
		ids: readonly string[]
	): Promise<ReadonlyMap<string, { id: string; slug: string; name: Trilingual }>>;
}

export interface CollabPerson {
	actor: PersonActor;
	person: { name: string; cityId: string | null; sharePresence: boolean };
}

/** What the rest of the house may do with a plan's document. */
export interface PlanDocuments {
	/** The document as it is stored, as one update. @throws DomainError `unavailable` when it cannot be read (P3) */
	stored(planId: string): Promise<Uint8Array>;
	/**
	 * A forward edit in somebody's name, through the open room where there is one: everybody sees it like any
	 * other edit. Resolves when it is stored.
	 */
	edit(
		planId: string,
		author: { personId: string; cityId: string | null },
		change: (document: Doc) => void
	): Promise<void>;
	/** Waits until everything that open rooms here hold is stored, for example before a version is frozen. */
	settle(planId: string): Promise<void>;
}

/** What live plans count about themselves. */
export interface CollabMetrics {
	/** Open plans and sockets now. */
	planRooms(count: number): void;
	planSockets(count: number): void;
	/** One edit of somebody was taken. */
	planEdit(): void;
	/** Edits handed to sockets. */
	planDeliveries(count: number): void;
	/** Un-stored bytes that came (positive) or were stored (negative). */
	planUnstored(bytes: number): void;
	/** Seconds that one group of edits took to be stored, from its first try. */
	planAppended(seconds: number): void;
}
