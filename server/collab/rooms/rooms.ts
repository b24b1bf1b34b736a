import type { Doc } from 'yjs';
import { PEOPLE_LIMIT } from '../../../src/lib/shared/plans/wire.ts';
import { DomainError, toDomainError } from '../../kernel/errors.ts';
import type { Author } from '../edits/journal.ts';
import type { RelayListener } from '../storage/port.ts';
import type { Connection } from './connection.ts';
import { Room, type RoomTools } from './room.ts';

/** Milliseconds that an empty room stays, for whoever loads the page again. */
const LINGER = 5000;

/** Every open plan of this process. */
export class Rooms implements RelayListener {
	readonly #rooms = new Map<string, Room>();
	readonly #tools: RoomTools;
	readonly #linger: number;
	#closing = false;

	constructor(tools: RoomTools, linger = LINGER) {
		this.#tools = tools;
		this.#linger = linger;
	}

	/** The open room of a plan, in whatever state. */
	of(planId: string): Room | undefined {
		return this.#rooms.get(planId);
	}

	/**
	 * Lets a socket into its plan as soon as that is loaded; nothing when it left meanwhile.
	 * @throws DomainError when the plan cannot be read (P3) or has no more room (P10)
	 */
	async join(connection: Connection): Promise<void> {
		await this.#within(connection.planId, async (room) => {
			// Counted when it is there: whoever waits for the loading may have left by then.
			if (!connection.open) return;
			if (room.members.size >= PEOPLE_LIMIT)
				throw new DomainError('rate_limited', 'too many people in a plan');
			room.welcome(connection);
		});
	}

	leave(connection: Connection): void {
		const room = this.#rooms.get(connection.planId);
		room?.leave(connection);
		if (room) this.#tidy(room);
	}

	hear(connection: Connection, frame: Uint8Array): void {
		this.#rooms.get(connection.planId)?.hear(connection, frame);
	}

	/** A forward edit by the house, through the open room or one that opens for it. Resolves when it is stored. */
	edit(planId: string, author: Author, change: (document: Doc) => void): Promise<void> {
		return this.#within(planId, (room) => room.edit(author, change));
	}

	/** Resolves when nothing of this plan waits here to be stored. */
	async settle(planId: string): Promise<void> {
		await this.#rooms.get(planId)?.journal.settled();
	}

	/** Stores everything, however long that takes; nobody gets in any more. */
	async close(): Promise<void> {
		this.#closing = true;
		// What clients send from now on stays theirs: they keep it, and bring it to the next process.
		for (const room of this.#rooms.values()) room.stopReading();
		await Promise.all([...this.#rooms.values()].map((room) => room.settled()));
		for (const room of this.#rooms.values()) room.close();
		this.#rooms.clear();
	}

	edited(planId: string, { update }: { update: Uint8Array }): void {
		this.#rooms.get(planId)?.heardFrom(update);
	}

	presence(planId: string, nodeId: string, update: Uint8Array): void {
		this.#rooms.get(planId)?.people.heardFrom(nodeId, update);
	}

	left(planId: string, nodeId: string): void {
		this.#rooms.get(planId)?.people.gone(nodeId);
	}

	gap(): void {
		for (const room of this.#rooms.values()) void this.#reread(room);
	}

	/** Until it has worked: a plan that missed something must not go on as if nothing were. */
	async #reread(room: Room, pause = 250): Promise<void> {
		if (room.state === 'gone') return;
		try {
			await room.reread();
		} catch (error) {
			this.#tools.log.warn({ code: toDomainError(error).code }, 'missed edits could not be read yet');
			setTimeout(() => void this.#reread(room, Math.min(2 * pause, 5000)), pause).unref();
		}
	}

	/** Keeps a room open while `work` is under way. A room that cannot be loaded leaves nothing behind. */
	async #within<T>(planId: string, work: (room: Room) => T | Promise<T>): Promise<T> {
		if (this.#closing) throw new DomainError('unavailable', 'the server stops');
		const room = this.#rooms.get(planId) ?? this.#open(planId);
		const lease = {};
		room.leases.add(lease);
		room.revive();
		try {
			await room.loaded;
			return await work(room);
		} finally {
			room.leases.delete(lease);
			this.#tidy(room);
		}
	}

	#open(planId: string): Room {
		const room = new Room(planId, this.#tools);
		this.#rooms.set(planId, room);
		this.#tools.metrics.planRooms(this.#rooms.size);
		return room;
	}

	/** P13: whatever ends here ends empty and stored, and whoever comes before that keeps it open. */
	#tidy(room: Room): void {
		if (!room.abandoned || room.state === 'gone') return;
		if (room.state === 'loading') return void this.#flush(room);
		room.flush();
		setTimeout(() => void this.#flush(room), this.#linger).unref();
	}

	async #flush(room: Room): Promise<void> {
		const over = () => room.abandoned && ['flushing', 'loading'].includes(room.state);
		if (!over()) return;
		await room.settled();
		if (!over()) return;
		room.close();
		this.#rooms.delete(room.planId);
		this.#tools.metrics.planRooms(this.#rooms.size);
	}
}
