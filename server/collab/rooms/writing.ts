import { CLOSE, DOCUMENT_LIMIT } from '../../../src/lib/shared/plans/wire.ts';
import type { Log } from '../../platform/log.ts';
import { isNews, type Inspection } from '../edits/inspect.ts';
import type { Author, Journal } from '../edits/journal.ts';
import type { Emitted, LiveDocument } from '../edits/live-document.ts';
import type { Rehearsal } from '../edits/rehearsal.ts';
import type { CollabMetrics } from '../ports.ts';
import type { People } from '../presence/people.ts';
import * as frames from '../wire/frames.ts';
import { Asking } from './asking.ts';
import type { Connection } from './connection.ts';
import type { HeldEdit } from './held-edits.ts';

/** Bytes by which a document that is nearly full grows before its writers are warned again. */
const WARN_AGAIN = 256 * 1024;
/** Structs of one update, above which it is rehearsed first: what people type and paste has far fewer. */
const MANY = 500;

/** The room in which somebody writes. */
export interface Hall {
	readonly planId: string;
	readonly members: ReadonlySet<Connection>;
	readonly people: People<Connection>;
	readonly journal: Journal;
	/** @throws DomainError while it is not loaded */
	readonly document: LiveDocument;
	/** Takes an edit once more, when it went well in rehearsal. Never throws. */
	retake(connection: Connection, edit: number, update: Uint8Array): void;
}

export interface WritingTools {
	metrics: CollabMetrics;
	rehearsal: Pick<Rehearsal, 'goesWell'>;
	log: Log;
}

/** What becomes of an edit: judged, checked, applied, handed to everybody, and given to the journal. */
export class Writing {
	readonly #hall: Hall;
	readonly #metrics: CollabMetrics;
	readonly #log: Log;
	readonly #askings = new Map<Connection, Asking>();
	#full = false;
	#warnedAt = 0;

	readonly #rehearsal: Pick<Rehearsal, 'goesWell'>;

	constructor(hall: Hall, { metrics, log, rehearsal }: WritingTools) {
		this.#hall = hall;
		this.#rehearsal = rehearsal;
		this.#metrics = metrics;
		this.#log = log;
	}

	/** Only deletions pass. */
	get full(): boolean {
		return this.#full;
	}

	/** The document is there, or another one than before. */
	opened({ fullness }: LiveDocument): void {
		this.#full = fullness.full;
	}

	/** Tells a newcomer what a writer has to know. */
	welcome(connection: Connection): void {
		this.#askings.set(connection, new Asking(() => this.#askIfHeld(connection)));
		connection.tellRole(this.#full);
		connection.send(frames.stepOne(this.#hall.document.vector));
		if (this.#hall.journal.troubled) connection.send(frames.troubleNotice(true));
		if (connection.mayWrite && this.#hall.document.fullness.warns) connection.send(this.#nearlyFull());
	}

	leave(connection: Connection): void {
		this.#askings.get(connection)?.stop();
		this.#askings.delete(connection);
	}

	/** Tells the role when it changed; whoever may write again is asked for what was refused meanwhile. */
	rejudged(connection: Connection): void {
		if (connection.tellRole(this.#full) && connection.mayWrite && connection.behind) this.ask(connection);
	}

	/** Asks for what the client has and the document lacks. */
	ask(connection: Connection): void {
		connection.behind = false;
		connection.send(frames.stepOne(this.#hall.document.vector));
	}

	/**
	 * Takes edit number `edit` of a connection.
	 * @throws BadFrame, BrokenDocument
	 */
	take(connection: Connection, edit: number, update: Uint8Array, rehearsed = false): void {
		const { document, journal, planId } = this.#hall;
		const inspection = document.inspect(update);
		if (!connection.mayWrite) {
			// P8. A reader's answer to our first question brings nothing, and is no edit.
			if (isNews(inspection) || inspection.missing) connection.refused(edit);
			else journal.confirm(connection, edit);
		} else if (inspection.missing) {
			this.#hold(connection, { edit, update, missing: inspection.missing });
		} else if (this.#isForged(connection, inspection)) {
			this.#log.warn({ planId }, 'an edit in the name of another socket');
			connection.close(CLOSE.tryAgain);
		} else if (!this.#fits(inspection, update.length)) {
			connection.refused(edit);
			connection.overfull = true;
			connection.tellRole(this.#full);
		} else if (inspection.pieces > MANY && isNews(inspection) && !rehearsed) {
			this.#rehearse(connection, edit, Uint8Array.from(update));
		} else this.#accept(connection, edit, update, inspection);
	}

	/** Lets it prove that it costs nobody's time; what the same socket says meanwhile waits behind it. */
	#rehearse(connection: Connection, edit: number, update: Uint8Array): void {
		const { planId, document } = this.#hall;
		connection.inbox.hold('rehearsal');
		void this.#rehearsal.goesWell(document.whole, update).then((well) => {
			if (well) this.#hall.retake(connection, edit, update);
			else {
				this.#log.warn(
					{ planId, personId: connection.personId },
					'an edit that would have kept everybody waiting'
				);
				connection.close(CLOSE.badFrame);
			}
			connection.inbox.release('rehearsal');
		});
	}

	/** Applies what may be applied: everybody has it and the journal writes it before this returns. */
	apply(update: Uint8Array, author: Author, from: Connection | null): void {
		this.#hall.document.apply(update, (emitted) => {
			this.deliver(emitted, from);
			this.#hall.journal.add(emitted.update, author, emitted.parts);
		});
		this.#tellFullness();
	}

	/** One encoded message for all (P4); whoever made the edit has it. */
	deliver({ update, direct }: Emitted, from: Connection | null): void {
		const frame = frames.updateFrame(update);
		let deliveries = 0;
		for (const member of this.#hall.members) {
			if (direct && member === from) continue;
			member.send(frame);
			deliveries++;
		}
		this.#metrics.planDeliveries(deliveries);
	}

	#accept(connection: Connection, edit: number, update: Uint8Array, inspection: Inspection): void {
		if (isNews(inspection)) {
			const { actor, access } = connection.identity;
			this.#metrics.planEdit();
			const fresh = inspection.overlaps ? this.#hall.document.trimmed(update) : update;
			this.apply(fresh, { personId: actor.personId, cityId: access.cityId }, connection);
		}
		this.#hall.journal.confirm(connection, edit);
		if (connection.overfull && inspection.adds) {
			connection.overfull = false;
			connection.tellRole(this.#full);
		}
		for (const held of connection.held.takeIf((missing) => this.#hall.document.has(missing)))
			this.take(connection, held.edit, held.update);
	}

	#hold(connection: Connection, held: HeldEdit): void {
		// Too much of it: come back, and sync from the beginning.
		if (!connection.held.keep(held)) return connection.close(CLOSE.tryAgain, 'out of order');
		this.#askings.get(connection)?.soon();
	}

	#askIfHeld(connection: Connection): boolean {
		if (connection.held.empty || !connection.mayWrite) return false;
		this.ask(connection);
		return true;
	}

	/** Whether it brings something new of a client that somebody else, who may write, is connected as. */
	#isForged(connection: Connection, { authors }: Inspection): boolean {
		for (const author of authors) {
			const owner = this.#hall.people.ownerOf(author);
			if (owner && owner.personId !== connection.personId && owner.mayWrite) return true;
		}
		return false;
	}

	#fits({ adds, authors }: Inspection, bytes: number): boolean {
		const { fullness } = this.#hall.document;
		if (adds) return fullness.hasRoomFor(bytes) && !fullness.full;
		return authors.size === 0 || fullness.hasRoomForTraces(bytes);
	}

	#tellFullness(): void {
		const { document, members } = this.#hall;
		const { fullness } = document;
		if (fullness.full !== this.#full) {
			this.#full = fullness.full;
			for (const member of members) this.rejudged(member);
		}
		if (!fullness.warns) this.#warnedAt = 0;
		else if (fullness.bytes > this.#warnedAt + WARN_AGAIN) {
			this.#warnedAt = fullness.bytes;
			const frame = this.#nearlyFull();
			for (const member of members) if (member.mayWrite) member.send(frame);
		}
	}

	#nearlyFull(): frames.Frame {
		return frames.nearlyFullNotice(this.#hall.document.fullness.bytes, DOCUMENT_LIMIT);
	}
}
