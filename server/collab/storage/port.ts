import type { ClientSession } from 'mongoose';
import type { Work } from '../ports.ts';

/** Where plan documents are kept (P3, P4, P6, P7). One contract suite holds every implementation. */
export interface PlanStorage {
	/**
	 * The first state of a new plan, in the transaction that creates its record (P2: template content is
	 * written once, by the server). A plan without it cannot be read.
	 */
	create(tx: ClientSession, planId: string, update: Uint8Array): Promise<void>;
	/** Resolves when the group is journaled by a majority. The same group twice is stored once. */
	append(group: EditGroup): Promise<void>;
	/**
	 * One snapshot and its tail. Reads the tail first: a compaction in between repeats, and never loses, edits.
	 * @returns null when there is no such plan
	 */
	load(planId: string): Promise<StoredPlan | null>;
	/**
	 * Folds the tail into the snapshot: writes it and deletes exactly the rows that were read, in one
	 * transaction. Several nodes may append and compact at once.
	 * @returns how many rows were folded; 0 when another node was faster
	 */
	compact(planId: string): Promise<number>;
	/** Plans whose tail is longer than `rows` or whose text was not indexed since its last edit; for the keeper. */
	waiting(rows: number, limit: number): Promise<{ planId: string; rows: number }[]>;
}

/** Edits of up to 50 ms, merged into one update. */
export interface EditGroup {
	/** 24 hex digits, chosen by the caller: a retry after an unclear answer carries the same one. */
	id: string;
	planId: string;
	/** The process that wrote it, so that it does not hear itself. */
	nodeId: string;
	update: Uint8Array;
	work: Work[];
}

export interface StoredPlan {
	snapshot: Uint8Array;
	/** In the order of storing; applying one twice does no harm. */
	tail: { id: string; update: Uint8Array }[];
}

/** What other processes did to plans that this one has open (P17). */
export interface PlanRelay {
	/** From now on the listener hears of edits and presences that others stored; the answer ends that. */
	subscribe(listener: RelayListener): () => void;
	/** Tells the other processes who is where; cheap when no other has this plan open. Never throws. */
	tellPresence(planId: string, update: Uint8Array): void;
	/** Says that this process has the plan open, or no more. */
	opened(planId: string): void;
	closed(planId: string): void;
	close(): Promise<void>;
}

export interface RelayListener {
	edited(planId: string, group: { id: string; nodeId: string; update: Uint8Array }): void;
	/** An encoded awareness update of another process. */
	presence(planId: string, nodeId: string, update: Uint8Array): void;
	/** That process is gone or has closed the plan: its people are here no more. */
	left(planId: string, nodeId: string): void;
	/** Edits may have been missed: load every open plan's tail again. */
	gap(): void;
}
