import { CLOSE } from '../../../src/lib/shared/plans/wire.ts';
import { DomainError, toDomainError } from '../../kernel/errors.ts';
import type { Log } from '../../platform/log.ts';
import { Journal, type Author } from '../edits/journal.ts';
import { BrokenDocument, LiveDocument } from '../edits/live-document.ts';
import { WorkLog } from '../edits/work-log.ts';
import { People } from '../presence/people.ts';
import type { Rehearsal } from '../edits/rehearsal.ts';
import type { CollabMetrics, CollabPlans } from '../ports.ts';
import type { PlanRelay, PlanStorage } from '../storage/port.ts';
import * as frames from '../wire/frames.ts';
import { BadFrame, readMessage, type Message } from '../wire/message.ts';
import { Crowded, TooLarge } from '../wire/pieces.ts';
import type { Connection } from './connection.ts';
import { Writing, type Hall } from './writing.ts';

export interface RoomTools {
	nodeId: string;
	storage: Pick<PlanStorage, 'append' | 'load'>;
	relay: Pick<PlanRelay, 'opened' | 'closed' | 'tellPresence'>;
	plans: Pick<CollabPlans, 'worked'>;
	rehearsal: Pick<Rehearsal, 'goesWell'>;
	metrics: CollabMetrics;
	log: Log;
}

/** Milliseconds that one frame may take before the log says whose it was: somebody may mean harm. */
const SLOW = 500;

/** P13: loading → live → flushing → gone. A room that breaks goes back to loading. */
export type RoomState = 'loading' | 'live' | 'flushing' | 'gone';

/** One open plan: its document, the sockets in it, and the way of its edits to the storage. */
export class Room implements Hall {
	readonly planId: string;
	readonly people: People<Connection>;
	readonly journal: Journal;
	/** Why it is kept open beside the sockets in it: visitors on the stairs, and edits of the server's own. */
	readonly leases = new Set<object>();
	readonly members = new Set<Connection>();
	readonly #tools: RoomTools;
	readonly #work: WorkLog;
	readonly #writing: Writing;
	#state: RoomState = 'loading';
	#document: LiveDocument | null = null;
	#loading: Promise<void>;
	/** What other processes stored while we were loading: it may not be in what we read. */
	#meanwhile: Uint8Array[] = [];

	constructor(planId: string, tools: RoomTools) {
		this.planId = planId;
		this.#tools = tools;
		const { nodeId, storage, metrics, log } = tools;
		this.#work = new WorkLog(planId, tools.plans, log);
		this.people = new People((update) => tools.relay.tellPresence(planId, update), frames.KEEP_ALIVE);
		this.journal = new Journal({
			planId,
			nodeId,
			storage,
			metrics,
			log,
			onStored: (work) => this.#work.add(work),
			onTrouble: (trouble) => this.#toAll(frames.troubleNotice(trouble)),
			onPressure: (pressure) => this.#press(pressure)
		});
		this.#writing = new Writing(this, tools);
		tools.relay.opened(planId);
		this.#loading = this.#load();
	}

	get state(): RoomState {
		return this.#state;
	}

	/** Nobody is here, and nothing is left to be stored. */
	get abandoned(): boolean {
		return this.members.size === 0 && this.leases.size === 0;
	}

	/** Resolves when the document is there (P1). Rejects when it cannot be read (P3). */
	get loaded(): Promise<void> {
		return this.#loading;
	}

	/** Lets a socket follow, from its first word on. */
	welcome(connection: Connection): void {
		this.members.add(connection);
		connection.welcomed = true;
		this.#writing.welcome(connection);
		this.people.enter(connection);
		if (this.journal.pressed) connection.inbox.hold('storage');
		connection.inbox.release('loading');
	}

	leave(connection: Connection): void {
		if (!this.members.delete(connection)) return;
		this.#writing.leave(connection);
		this.people.leave(connection);
		this.journal.forget(connection);
	}

	/** Its access was judged again (P11): tells what is new about it. */
	rejudged(connection: Connection, insiderBefore: boolean): void {
		if (!connection.welcomed) return;
		this.#writing.rejudged(connection);
		this.people.restamped(connection);
		if (connection.insider !== insiderBefore) this.people.show(connection);
	}

	/** The plan's record changed. */
	recordChanged(): void {
		this.#toAll(frames.recordNotice());
	}

	/** Takes one frame. Nothing that a client sends can throw out of here. */
	hear(connection: Connection, frame: Uint8Array): void {
		const begun = performance.now();
		try {
			this.#take(connection, readMessage(frame));
		} catch (error) {
			this.#refuse(connection, error);
		}
		const took = performance.now() - begun;
		connection.spend(frame.length, took);
		if (took < SLOW) return;
		const { planId } = this;
		const seen = { planId, personId: connection.personId, bytes: frame.length, milliseconds: took };
		this.#tools.log.warn(seen, 'a frame kept everybody waiting');
	}

	/** An edit went well in rehearsal, while others wrote on: it is judged and checked anew. */
	retake(connection: Connection, edit: number, update: Uint8Array): void {
		if (!connection.open || !this.members.has(connection)) return;
		try {
			this.#writing.take(connection, edit, update, true);
		} catch (error) {
			this.#refuse(connection, error);
		}
	}

	/** Another process has stored this. */
	heardFrom(update: Uint8Array): void {
		if (!this.#document || this.#state === 'loading') return void this.#meanwhile.push(update);
		try {
			this.#document.take(update, (emitted) => this.#writing.deliver(emitted, null));
		} catch (error) {
			this.#repair(error);
		}
	}

	/** Something of other processes may have been missed: what is stored is read again. */
	async reread(): Promise<void> {
		await this.#loading;
		const stored = await this.#read();
		if (this.#state !== 'gone')
			for (const update of [stored.snapshot, ...stored.tail.map((row) => row.update)]) this.heardFrom(update);
	}

	/** A forward edit by the house itself; resolves when it is stored. */
	async edit(author: Author, change: Parameters<LiveDocument['rehearse']>[0]): Promise<void> {
		await this.#loading;
		const update = this.document.rehearse(change);
		try {
			this.#writing.apply(update, author, null);
		} catch (error) {
			if (error instanceof BrokenDocument) this.#repair(error);
			throw error;
		}
		await this.journal.settled();
	}

	/** Nobody is here any more: what is left is being stored. A newcomer takes it back (P13). */
	flush(): void {
		if (this.#state === 'live') this.#state = 'flushing';
	}

	revive(): void {
		if (this.#state === 'flushing') this.#state = 'live';
	}

	stopReading(): void {
		for (const member of this.members) member.inbox.hold('closing');
	}

	/** Resolves when every edit is stored, and who made it is noted, if that could be. */
	async settled(): Promise<void> {
		await this.journal.settled();
		await this.#work.flush();
	}

	/** Ends it; what is not stored by now stays so. */
	close(): void {
		if (this.#state === 'gone') return;
		this.#state = 'gone';
		this.people.close();
		this.#document?.destroy();
		this.#tools.relay.closed(this.planId);
	}

	/** @throws DomainError while it is not loaded */
	get document(): LiveDocument {
		if (!this.#document) throw new DomainError('unavailable', 'the plan is not loaded');
		return this.#document;
	}

	async #load(): Promise<void> {
		// Taken before the reading: what is being stored meanwhile is in one of the two, or in both.
		const unstored = this.journal.unstored();
		const document = new LiveDocument(await this.#read(), unstored);
		if (this.#state === 'gone') return document.destroy();
		this.#document = document;
		this.#writing.opened(document);
		this.#state = 'live';
		for (const update of this.#meanwhile.splice(0)) this.heardFrom(update);
	}

	async #read() {
		const stored = await this.#tools.storage.load(this.planId);
		if (!stored) throw new DomainError('plan_unreadable', 'a plan without a document');
		return stored;
	}

	#take(connection: Connection, message: Message): void {
		switch (message.kind) {
			case 'step1':
				return connection.answer(frames.stepTwo(this.document.answer(message.vector)));
			case 'edit':
				return this.#writing.take(connection, connection.nextEdit(), message.update);
			case 'awareness':
				return this.people.heard(connection, message.update);
			case 'query':
				return this.people.show(connection);
			case 'piece': {
				const whole = connection.pieces.add(message, connection.personId);
				if (!whole) return;
				const inner = readMessage(whole);
				if (inner.kind !== 'edit') throw new BadFrame('only edits come in pieces');
				return this.#writing.take(connection, connection.nextEdit(), inner.update);
			}
		}
	}

	#toAll(frame: frames.Frame): void {
		for (const member of this.members) member.send(frame);
	}

	#press(pressure: boolean): void {
		for (const member of this.members) {
			if (pressure) member.inbox.hold('storage');
			else member.inbox.release('storage');
		}
	}

	#refuse(connection: Connection, error: unknown): void {
		const { planId } = this;
		if (error instanceof BadFrame) {
			this.#tools.log.debug({ planId, reason: error.message }, 'a frame that cannot be understood');
			connection.close(CLOSE.badFrame);
		} else if (error instanceof TooLarge) connection.close(CLOSE.tooLarge);
		else if (error instanceof Crowded) connection.close(CLOSE.tryAgain);
		else {
			connection.close(error instanceof BrokenDocument ? CLOSE.badFrame : CLOSE.tryAgain);
			this.#repair(error);
		}
	}

	/** The document may be half of something: it is made anew from what is stored and what will be. */
	#repair(err: unknown): void {
		this.#tools.log.error({ err, planId: this.planId }, 'a plan broke and is read again');
		if (this.#state === 'loading' || this.#state === 'gone') return;
		this.#state = 'loading';
		for (const member of this.members) member.inbox.hold('loading');
		this.#loading = this.#load();
		this.#loading.then(
			() => {
				for (const member of this.members) member.inbox.release('loading');
			},
			(error: unknown) => {
				this.#tools.log.error(
					{ code: toDomainError(error).code, planId: this.planId },
					'it could not be read'
				);
				for (const member of this.members) member.close(CLOSE.tryAgain);
			}
		);
	}
}
