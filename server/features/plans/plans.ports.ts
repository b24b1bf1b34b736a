import type { ClientSession } from 'mongoose';
import type { Doc } from 'yjs';
import type { CityCard } from '../../../src/lib/shared/city-views.ts';
import type { Locale, Trilingual } from '../../../src/lib/shared/locale.ts';
import type { PlanText } from '../../../src/lib/shared/plans/views.ts';
import type { Role, Scope } from '../../../src/lib/shared/roles.ts';
import type { Actor } from '../../kernel/actor.ts';

/** What plans need of the rest of the house; the container passes it in. */

/** A database transaction under way. */
export type Transaction = ClientSession;

/** Runs `work` in a transaction, again when it met another; what `work` throws undoes everything. */
export type InTransaction = <Result>(work: (tx: Transaction) => Promise<Result>) => Promise<Result>;

export interface PlanPeople {
	/** Cards by person id; people who are gone are left out. */
	personCards(ids: readonly string[]): Promise<ReadonlyMap<string, { name: string | Trilingual }>>;
	/** Ids of the people who hold one of `roles` in this scope now. */
	holdersOf(roles: readonly Role[], scope: Scope): Promise<string[]>;
}

export interface PlanCities {
	/** Cards by city id; unknown ids are left out. */
	cityCards(ids: readonly string[]): Promise<ReadonlyMap<string, CityCard>>;
	/** The cities that this viewer may see, by name. */
	list(actor: Actor, filter: { locale: Locale }): Promise<{ cities: CityCard[] }>;
}

/** Counts what somebody does. @throws DomainError `rate_limited` */
export interface PlanLimits {
	take(act: 'plan_create' | 'plan_change' | 'plan_version', who: string): Promise<void>;
}

/** Reads a plan's document, whatever it holds; cells are judged by the plan's cities and the network's themes. */
export type ReadText = (
	document: Doc,
	known: { cityIds: readonly string[]; themeKeys: readonly string[] }
) => PlanText;
