import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { CLOSE, PLAN_SCHEMA, type ReadOnlyReason } from '../../../src/lib/shared/plans/wire.ts';
import type { Writer } from '../edits/journal.ts';
import type { PlanIdentity } from '../identity.ts';
import type { Present, Stamp } from '../presence/people.ts';
import { type Frame, receivedNotice, roleNotice, storedNotice, refusedNotice } from '../wire/frames.ts';
import { Inbox } from '../wire/inbox.ts';
import { costOf, Pace } from '../wire/pace.ts';
import { Pieces, type Shelf } from '../wire/pieces.ts';
import { Receipts } from '../wire/receipts.ts';
import { HeldEdits } from './held-edits.ts';

/** Unread bytes after which a reader is cut (P10); what it asked for itself comes on top. */
const BACKLOG = 8 * 1024 * 1024;
const CAUGHT_UP = 1024 * 1024;
/** Milliseconds that a client has to answer our goodbye. */
const GOODBYE_WITHIN = 2000;
/** Milliseconds that an overspent socket waits at least: many short waits cost more than they spare. */
const SHORTEST_WAIT = 20;

/** A WebSocket, and the connection below it. */
export interface Lines {
	socket: WebSocket;
	line: Duplex;
}

/** One open socket in one plan: who it is, what it may, how far it is. */
export class Connection implements Writer, Present {
	readonly planId: string;
	readonly inbox: Inbox;
	readonly pieces: Pieces;
	readonly held = new HeldEdits();
	/** Counts what became known about this person or plan, so that a judgement under way is asked again. */
	news = 0;
	judging = false;
	/** Has been told its role, and follows the plan. */
	welcomed = false;
	/** The client has an edit that was refused, and lacks in the document. */
	behind = false;
	/** An edit of this socket did not fit. */
	overfull = false;
	readonly #socket: WebSocket;
	/** What `socket` writes to as well; nothing is fragmented or compressed, so whole frames may go there. */
	readonly #line: Duplex;
	readonly #schema: number;
	readonly #pace = new Pace();
	readonly #stored = new Receipts();
	readonly #received = new Receipts();
	#identity: PlanIdentity | null = null;
	#edits = 0;
	#askedFor = 0;
	#toldRole = '';
	#wait: NodeJS.Timeout | null = null;

	constructor(
		{ socket, line }: Lines,
		{ planId, schema, shelf }: { planId: string; schema: number; shelf: Shelf },
		hear: (connection: Connection, frame: Uint8Array) => void
	) {
		this.planId = planId;
		this.pieces = new Pieces(shelf);
		this.#socket = socket;
		this.#line = line;
		this.#schema = schema;
		this.inbox = new Inbox(socket, (frame) => hear(this, frame));
	}

	/** Known from the moment it was let in. */
	get identity(): PlanIdentity {
		if (!this.#identity) throw new Error('nobody has been let in here yet');
		return this.#identity;
	}

	get personId(): string {
		return this.identity.actor.personId;
	}

	get stamp(): Stamp {
		return this.identity.stamp;
	}

	get insider(): boolean {
		return this.identity.access.insider;
	}

	get open(): boolean {
		return this.#socket.readyState === this.#socket.OPEN;
	}

	/** Why an editor may not write all the same; `full` is the document's own business. */
	get why(): Exclude<ReadOnlyReason, 'full'> {
		if (this.#schema !== PLAN_SCHEMA) return 'outdated';
		return this.identity.access.archived ? 'archived' : '';
	}

	get mayWrite(): boolean {
		return this.identity.access.role === 'editor' && this.why === '';
	}

	renew(identity: PlanIdentity): void {
		this.#identity = identity;
	}

	nextEdit(): number {
		return ++this.#edits;
	}

	send(frame: Frame): void {
		if (!this.open) return;
		const waiting = this.#socket.bufferedAmount;
		if (waiting < CAUGHT_UP) this.#askedFor = 0;
		if (waiting > BACKLOG + this.#askedFor) this.close(CLOSE.tryAgain, 'too far behind');
		else this.#line.write(frame);
	}

	/** Sends what the client asked for, however long it is: one such answer may wait beyond the limit. */
	answer(frame: Frame): void {
		if (this.#socket.bufferedAmount > BACKLOG) return this.close(CLOSE.tryAgain, 'too far behind');
		this.#askedFor = frame.length;
		this.send(frame);
		this.spend(frame.length, 0);
	}

	/** Tells the role, when it is another than before; true when it was. */
	tellRole(full: boolean): boolean {
		const { role } = this.identity.access;
		const why = this.why || (full || this.overfull ? 'full' : '');
		const told = `${role} ${why}`;
		if (told === this.#toldRole) return false;
		this.#toldRole = told;
		this.send(roleNotice(role, why));
		return true;
	}

	stored(edits: readonly number[]): void {
		this.#received.add(edits);
		const n = this.#stored.add(edits);
		if (n !== null) this.send(storedNotice(n));
	}

	received(edits: readonly number[]): void {
		const n = this.#received.add(edits);
		if (n !== null) this.send(receivedNotice(n));
	}

	/** An edit was dropped; the ones after it can still be stored. */
	refused(edit: number): void {
		this.behind = true;
		this.send(refusedNotice(edit));
		this.#received.add([edit]);
		this.#stored.add([edit]);
	}

	/** Charges what a message has cost; whoever overspends is not read for a while (P10). */
	spend(bytes: number, milliseconds: number): void {
		const wait = this.#pace.spend(costOf(bytes, milliseconds));
		if (wait === 0 || this.#wait) return;
		this.inbox.hold('pace');
		this.#wait = setTimeout(
			() => {
				this.#wait = null;
				this.inbox.release('pace');
			},
			Math.max(SHORTEST_WAIT, wait)
		);
	}

	close(code: (typeof CLOSE)[keyof typeof CLOSE], reason = ''): void {
		this.inbox.close();
		this.#socket.close(code, reason);
		// Whoever reads nothing any more does not answer either.
		setTimeout(() => this.#socket.terminate(), GOODBYE_WITHIN).unref();
	}

	/** Lets go of everything when the socket is gone. */
	dispose(): void {
		if (this.#wait) clearTimeout(this.#wait);
		this.inbox.close();
		this.pieces.drop();
		this.held.drop();
	}
}
