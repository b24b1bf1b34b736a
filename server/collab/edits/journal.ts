import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../platform/log.ts';
import type { CollabMetrics, PlanPart, Work } from '../ports.ts';
import type { EditGroup, PlanStorage } from '../storage/port.ts';
import { groupId } from './group-id.ts';
import { mergeMany } from './merge.ts';

/** Milliseconds that edits are collected (P4). */
const COLLECT = 50;
/** After so long without storing, writers are told that their edits have at least arrived. */
const RECEIVED_AFTER = 100;
/** A group is closed at this size, well below what one MongoDB document holds. */
const GROUP_BYTES = 4 * 1024 * 1024;
/** Un-stored bytes at which the plan's sockets are no longer read, and at which they are again. */
const PRESSURE = 16 * 1024 * 1024;
const RELIEF = 8 * 1024 * 1024;
/** Milliseconds before each new try; the last one again and again (P6). */
const BACK_OFF = [50, 100, 250, 500, 1000, 2000];

/** Whoever wants to know what became of an edit, by the edit's number. */
export interface Writer {
	stored(edits: readonly number[]): void;
	received(edits: readonly number[]): void;
}

/** Whose edit it is, and where it was made. */
export interface Author {
	personId: string;
	cityId: string | null;
}

export interface JournalOptions {
	planId: string;
	nodeId: string;
	storage: Pick<PlanStorage, 'append'>;
	/** After a group was stored, off the write path. */
	onStored(work: readonly Work[]): void;
	/** The database does not take edits (true), or does again. */
	onTrouble(trouble: boolean): void;
	/** Too much is waiting to be stored (true), or no longer. */
	onPressure(pressure: boolean): void;
	metrics: Pick<CollabMetrics, 'planUnstored' | 'planAppended'>;
	log: Log;
}

interface Group {
	id: string;
	updates: Uint8Array[];
	bytes: number;
	work: Map<string, { author: Author; parts: Set<PlanPart>; at: Date }>;
	writers: Map<Writer, number[]>;
	told: NodeJS.Timeout;
}

/**
 * The way of one plan's edits into the storage: collected for 50 ms, written one group after the other,
 * tried again for ever. Nobody waits for it but those who want to know.
 */
export class Journal {
	readonly #options: JournalOptions;
	/** In the order of writing; the last one may still collect. */
	readonly #groups: Group[] = [];
	#collecting: Group | null = null;
	#timer: NodeJS.Timeout | null = null;
	#writing = false;
	#bytes = 0;
	#pressed = false;
	#troubled = false;
	#settled: (() => void)[] = [];

	constructor(options: JournalOptions) {
		this.#options = options;
	}

	/** Edits that the storage has not confirmed yet. */
	get idle(): boolean {
		return this.#groups.length === 0;
	}

	get troubled(): boolean {
		return this.#troubled;
	}

	/** So much waits to be stored that nothing more should come. */
	get pressed(): boolean {
		return this.#pressed;
	}

	/** @param update as the document emitted it, kept as it is */
	add(update: Uint8Array, author: Author, parts: Iterable<PlanPart>): void {
		const group = this.#open(update.length);
		group.updates.push(update);
		group.bytes += update.length;
		const key = `${author.personId} ${author.cityId}`;
		const work = group.work.get(key) ?? { author, parts: new Set(), at: new Date() };
		for (const part of parts) work.parts.add(part);
		work.at = new Date();
		group.work.set(key, work);
		this.#count(update.length);
	}

	/** Tells `writer` of its edit when everything that was added so far is stored: at once when it is. */
	confirm(writer: Writer, edit: number): void {
		const last = this.#groups.at(-1);
		if (!last) return writer.stored([edit]);
		const edits = last.writers.get(writer);
		if (edits) edits.push(edit);
		else last.writers.set(writer, [edit]);
	}

	/** Whoever left wants to know no more. */
	forget(writer: Writer): void {
		for (const group of this.#groups) group.writers.delete(writer);
	}

	/** Resolves when everything that was added, also meanwhile, is stored. */
	settled(): Promise<void> {
		if (this.idle) return Promise.resolve();
		this.#close();
		return new Promise((resolve) => this.#settled.push(resolve));
	}

	/** What is not stored yet, as updates: for a document that has to be made anew. */
	unstored(): Uint8Array[] {
		return this.#groups.flatMap(({ updates }) => updates);
	}

	#open(bytes: number): Group {
		if (this.#collecting && this.#collecting.bytes + bytes > GROUP_BYTES) this.#close();
		if (this.#collecting) return this.#collecting;
		const group: Group = {
			id: groupId(),
			updates: [],
			bytes: 0,
			work: new Map(),
			writers: new Map(),
			// Again and again: while the one before waits for the database, this one goes on collecting.
			told: setInterval(() => this.#tellReceived(group), RECEIVED_AFTER)
		};
		this.#groups.push(group);
		this.#collecting = group;
		this.#timer = setTimeout(() => this.#due(), COLLECT);
		return group;
	}

	/** Its time is over; while another is being written it may as well go on collecting. */
	#due(): void {
		if (this.#writing) this.#timer = null;
		else this.#close();
	}

	#close(): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
		this.#collecting = null;
		if (!this.#writing) void this.#write();
	}

	async #write(): Promise<void> {
		this.#writing = true;
		for (let group = this.#groups[0]; group; group = this.#groups[0]) {
			if (group === this.#collecting) {
				// It came while the one before was being written; are its 50 ms over?
				if (this.#timer) break;
				this.#collecting = null;
			}
			await this.#append(group);
			this.#groups.shift();
			this.#done(group);
		}
		this.#writing = false;
		if (this.idle) for (const settled of this.#settled.splice(0)) settled();
		else if (this.#settled.length > 0) this.#close();
	}

	async #append(group: Group): Promise<void> {
		const { planId, nodeId, storage, metrics, log } = this.#options;
		const begun = performance.now();
		const entry: EditGroup = {
			id: group.id,
			planId,
			nodeId,
			update: mergeMany(group.updates),
			work: [...group.work.values()].map(({ author, parts, at }) => ({ ...author, parts: [...parts], at }))
		};
		for (let tries = 0; ; tries++) {
			try {
				await storage.append(entry);
				metrics.planAppended((performance.now() - begun) / 1000);
				return this.#trouble(false);
			} catch (err) {
				log.warn({ err, planId, tries }, 'edits could not be stored yet');
				this.#trouble(true);
				await sleep(BACK_OFF[Math.min(tries, BACK_OFF.length - 1)]);
			}
		}
	}

	#done(group: Group): void {
		clearInterval(group.told);
		this.#count(-group.bytes);
		for (const [writer, edits] of group.writers) writer.stored(edits);
		this.#options.onStored(
			[...group.work.values()].map(({ author, parts, at }) => ({ ...author, parts: [...parts], at }))
		);
	}

	#tellReceived(group: Group): void {
		for (const [writer, edits] of group.writers) writer.received(edits);
	}

	#trouble(trouble: boolean): void {
		if (trouble === this.#troubled) return;
		this.#troubled = trouble;
		this.#options.onTrouble(trouble);
	}

	#count(bytes: number): void {
		this.#bytes += bytes;
		this.#options.metrics.planUnstored(bytes);
		const pressed = this.#bytes > (this.#pressed ? RELIEF : PRESSURE);
		if (pressed === this.#pressed) return;
		this.#pressed = pressed;
		this.#options.onPressure(pressed);
	}
}
