import type { Server } from 'socket.io';
import type { Actor } from '../kernel/actor.ts';
import type { LoggedEvent } from '../kernel/events.ts';
import type { CatchUp } from '../platform/events/event-log.ts';
import type { Log } from '../platform/log.ts';
import type {
	ClientToServer,
	JoinAnswer,
	LiveChange,
	LiveStream,
	Presence,
	ServerToClient
} from '../../src/lib/shared/live.ts';
import type { Connection, SocketData } from './connection.ts';
import { withPatience } from './patience.ts';
import { PRESENCE_INTERVAL, Throttle, presenceOf } from './presence.ts';
import type { LiveForum, LiveMetrics, PreparedChange } from './ports.ts';

export type LiveServer = Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>;

export interface RoomTools {
	io: LiveServer;
	forum: LiveForum;
	metrics: LiveMetrics;
	/** What happened on a stream after a revision. */
	since(stream: LiveStream, since: number): Promise<CatchUp>;
	/** A member that may not follow this stream any more, or whom we could not serve. It has left. */
	onLost(connection: Connection, stream: LiveStream, why: 'not_allowed' | 'failed'): void;
	log: Log;
}

/** Records that one catch-up brings at most; a page further behind loads anew. */
const CATCH_UP_RECORDS = 50;

/**
 * A member first waits while the log is read for it (what happens meanwhile is kept in `missed`), then
 * gets every event after `since` as it comes.
 */
type Member =
	| { state: 'waiting'; connection: Connection; missed: LoggedEvent[]; admitted: boolean }
	| { state: 'live'; connection: Connection; since: number };

/** The sockets that follow one stream. What is sent leaves in the order of the stream's revisions. */
export class StreamRoom {
	readonly stream: LiveStream;
	readonly #tools: RoomTools;
	readonly #members = new Map<Connection, Member>();
	readonly #presence: Throttle;
	#lastPresence = '';
	#work: Promise<void> = Promise.resolve();

	constructor(stream: LiveStream, tools: RoomTools) {
		this.stream = stream;
		this.#tools = tools;
		this.#presence = new Throttle(() => this.#announce(), PRESENCE_INTERVAL);
	}

	get empty(): boolean {
		return this.#members.size === 0;
	}

	has(connection: Connection): boolean {
		return this.#members.has(connection);
	}

	presence(): Presence {
		return presenceOf(this.stream, this.#readers());
	}

	/**
	 * Lets a socket follow from `since` on. It is in the room before the log is read, so nothing can fall
	 * between the answer and what comes after it; `answered` is called before anything else is sent.
	 */
	async join(connection: Connection, since: number, answered: (answer: JoinAnswer) => void): Promise<void> {
		const member: Extract<Member, { state: 'waiting' }> = {
			state: 'waiting',
			connection,
			missed: [],
			admitted: false
		};
		this.#members.set(connection, member);
		const still = () => this.#members.get(connection) === member;
		try {
			if (!(await this.#tools.forum.mayJoin(connection.actor, this.stream))) {
				if (still()) this.leave(connection);
				return answered({ ok: false, code: 'not_found' });
			}
			member.admitted = true;
			const caughtUp = await this.#tools.since(this.stream, since);
			const changes = caughtUp.kind === 'events' ? await this.#catchUp(connection, caughtUp.events) : null;
			// Left, lost the right, or asked again meanwhile: the later word counts.
			if (!still()) return answered({ ok: false, code: 'not_found' });
			if (changes?.some((change) => this.#goneWith(change))) {
				this.leave(connection);
				return answered({ ok: false, code: 'not_found' });
			}
			this.#presence.changed();
			const { revision } = caughtUp;
			const presence = this.presence();
			answered(
				changes ? { ok: true, revision, changes, presence } : { ok: true, revision, reset: true, presence }
			);
			this.#enqueue(() => this.#goLive(member, revision));
		} catch (error) {
			if (still()) this.leave(connection);
			throw error;
		}
	}

	leave(connection: Connection): void {
		if (this.#members.delete(connection)) this.#presence.changed();
	}

	/** Takes an event of this stream; the members get it in turn. */
	publish(logged: LoggedEvent): void {
		this.#enqueue(() => this.#fanOut(logged));
	}

	/** Judges one member again, after its roles or the thread changed. Throws when nobody can tell. */
	async judge(connection: Connection): Promise<void> {
		if (!this.#members.has(connection)) return;
		const allowed = await withPatience(() => this.#tools.forum.mayJoin(connection.actor, this.stream));
		if (!allowed && this.#members.has(connection)) this.#lose(connection, 'not_allowed');
		else this.#presence.changed();
	}

	close(): void {
		this.#presence.stop();
		this.#members.clear();
	}

	#enqueue(work: () => Promise<void>): void {
		this.#work = this.#work.then(async () => {
			try {
				await work();
			} catch (err) {
				this.#tools.log.error({ err, stream: this.stream }, 'a stream could not be served');
				// Cut rather than left behind without knowing: they come back and catch up.
				for (const connection of [...this.#members.keys()]) this.#lose(connection, 'failed');
			}
		});
	}

	async #fanOut(logged: LoggedEvent): Promise<void> {
		for (const member of this.#members.values()) if (member.state === 'waiting') member.missed.push(logged);
		const revision = this.#revision(logged);
		const behind = () => this.#live().filter((member) => member.since < revision);
		if (behind().length === 0) return;
		const prepared = await withPatience(() => this.#tools.forum.prepareChange(logged));
		if (!prepared) return;
		for (const { change, connections } of byView(behind(), prepared, this.stream)) {
			this.#send(connections, change);
			if (this.#goneWith(change)) for (const connection of connections) this.#lose(connection, 'not_allowed');
		}
	}

	/** The thread of this stream itself is out of this viewer's sight: so is its stream. */
	#goneWith(change: LiveChange): boolean {
		return change.record === null && change.type === 'thread' && this.stream.startsWith('thread:');
	}

	async #goLive(member: Member, since: number): Promise<void> {
		const { connection } = member;
		if (member.state !== 'waiting' || this.#members.get(connection) !== member) return;
		for (const logged of member.missed) {
			const revision = this.#revision(logged);
			if (revision <= since) continue;
			const change = await withPatience(() => this.#changeFor(connection, logged));
			since = revision;
			if (!change) continue;
			this.#send([connection], change);
			if (this.#goneWith(change)) return this.#lose(connection, 'not_allowed');
		}
		if (this.#members.get(connection) === member)
			this.#members.set(connection, { state: 'live', connection, since });
	}

	/** The newest state of every record that changed, or null when that is too much to send. */
	async #catchUp(connection: Connection, events: LoggedEvent[]): Promise<LiveChange[] | null> {
		const newest = new Map<string, LoggedEvent>();
		for (const logged of events) {
			const key = recordKey(this.stream, logged);
			newest.delete(key);
			newest.set(key, logged);
		}
		if (newest.size > CATCH_UP_RECORDS) return null;
		const prepared = await this.#tools.forum.prepareChanges([...newest.values()]);
		return prepared.flatMap((change) => change.for(connection.actor, this.stream) ?? []);
	}

	async #changeFor({ actor }: Connection, logged: LoggedEvent): Promise<LiveChange | null> {
		const prepared = await this.#tools.forum.prepareChange(logged);
		return prepared?.for(actor, this.stream) ?? null;
	}

	#send(connections: Connection[], change: LiveChange): void {
		this.#tools.io.to(connections.map(({ socket }) => socket.id)).emit('change', change);
		this.#tools.metrics.delivered(connections.length);
	}

	#announce(): void {
		const presence = this.presence();
		const said = JSON.stringify(presence);
		if (said === this.#lastPresence || this.empty) return;
		this.#lastPresence = said;
		// An empty list of receivers would mean everybody.
		const receivers = this.#live().map(({ connection }) => connection.socket.id);
		if (receivers.length > 0) this.#tools.io.to(receivers).emit('presence', presence);
	}

	#lose(connection: Connection, why: 'not_allowed' | 'failed'): void {
		this.leave(connection);
		this.#tools.onLost(connection, this.stream, why);
	}

	#live() {
		return [...this.#members.values()].filter((member) => member.state === 'live');
	}

	*#readers() {
		// Whoever may turn out not to be allowed here is not shown as reading here.
		for (const member of this.#members.values())
			if (member.state === 'live' || member.admitted) yield member.connection.reader;
	}

	#revision(logged: LoggedEvent): number {
		return logged.revisions[this.stream] ?? 0;
	}
}

/** What each member gets of a change; those who get the same together. */
function byView(members: { connection: Connection }[], prepared: PreparedChange, stream: LiveStream) {
	const known = new Map<Actor, LiveChange | null>();
	const groups = new Map<LiveChange | string, { change: LiveChange; connections: Connection[] }>();
	for (const { connection } of members) {
		const { actor } = connection;
		const change = known.has(actor) ? known.get(actor)! : prepared.for(actor, stream);
		known.set(actor, change);
		if (!change) continue;
		// Changes that show nothing are made for each viewer, and are alike.
		const key = change.record === null ? `${change.id} ${change.change}` : change;
		const group = groups.get(key);
		if (group) group.connections.push(connection);
		else groups.set(key, { change, connections: [connection] });
	}
	return groups.values();
}

/** Events with the same key show the same record on this stream. */
function recordKey(stream: LiveStream, { event }: LoggedEvent): string {
	return stream.startsWith('thread:') && 'replyId' in event
		? event.replyId
		: 'threadId' in event
			? event.threadId
			: '';
}
