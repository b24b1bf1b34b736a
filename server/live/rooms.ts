import type { LoggedEvent } from '../kernel/events.ts';
import type { JoinAnswer, JoinRequest, LiveStream } from '../../src/lib/shared/live.ts';
import type { Connection } from './connection.ts';
import { StreamRoom, type RoomTools } from './stream-room.ts';

/** Every stream that somebody follows. A room exists as long as it has members. */
export class Rooms {
	readonly #rooms = new Map<LiveStream, StreamRoom>();
	readonly #tools: RoomTools;

	constructor(tools: RoomTools) {
		this.#tools = tools;
	}

	/** Throws when the database cannot tell what happened; the socket follows nothing then. */
	async join(connection: Connection, request: JoinRequest, answered: (answer: JoinAnswer) => void) {
		const { stream, since } = request;
		const room = this.#open(stream);
		connection.following.add(stream);
		try {
			await room.join(connection, since, answered);
		} finally {
			if (!room.has(connection)) connection.following.delete(stream);
			this.#tidy(stream);
		}
	}

	leave(connection: Connection, stream: LiveStream): void {
		connection.following.delete(stream);
		this.#rooms.get(stream)?.leave(connection);
		this.#tidy(stream);
	}

	leaveAll(connection: Connection): void {
		for (const stream of [...connection.following]) this.leave(connection, stream);
	}

	publish(logged: LoggedEvent): void {
		for (const name of Object.keys(logged.revisions)) this.#rooms.get(name as LiveStream)?.publish(logged);
	}

	/** Asks for everything that a socket follows whether it still may. Throws when nobody can tell. */
	async judge(connection: Connection): Promise<void> {
		for (const stream of [...connection.following]) await this.#rooms.get(stream)?.judge(connection);
	}

	close(): void {
		for (const room of this.#rooms.values()) room.close();
		this.#rooms.clear();
	}

	#open(stream: LiveStream): StreamRoom {
		let room = this.#rooms.get(stream);
		if (!room) {
			room = new StreamRoom(stream, this.#tools);
			this.#rooms.set(stream, room);
		}
		return room;
	}

	#tidy(stream: LiveStream): void {
		const room = this.#rooms.get(stream);
		if (!room?.empty) return;
		room.close();
		this.#rooms.delete(stream);
	}
}
