import type { ClientSession } from 'mongoose';
import type { CityRef, Written } from '../../../src/lib/shared/forum-views.ts';
import type { Sector } from '../../../src/lib/shared/roles.ts';

/** What the forum needs of the rest of the house; the container passes it in. */

/** A database transaction under way. */
export type Transaction = ClientSession;

/** Runs `work` in a transaction, again when it met another; what `work` throws undoes everything. */
export type InTransaction = <Result>(work: (tx: Transaction) => Promise<Result>) => Promise<Result>;

/** What a post shows of the person behind it, before attribution takes away what must not be shown. */
export interface PersonCard {
	name: Written;
	jobTitle: Written | null;
	sector: Sector | null;
}

export interface People {
	/** Cards by person id; people who are gone are left out. */
	personCards(ids: readonly string[]): Promise<ReadonlyMap<string, PersonCard>>;
}

export interface Cities {
	/** Cards by city id. */
	cityCards(ids: readonly string[]): Promise<ReadonlyMap<string, CityRef>>;
}

/** Counts what somebody does. @throws DomainError `rate_limited` */
export interface PostLimits {
	take(
		act: 'ask' | 'reply' | 'edit' | 'preview' | 'search' | 'moderate' | 'draft',
		who: string
	): Promise<void>;
}

/** Forgets a draft in the transaction that posts its words. */
export interface DraftKeeper {
	deleteIn(tx: Transaction, personId: string, place: string): Promise<void>;
}
