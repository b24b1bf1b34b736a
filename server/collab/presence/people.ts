import { AWARENESS_LIMIT, type StampedPresence } from '../../../src/lib/shared/plans/wire.ts';
import type { Frame } from '../wire/frames.ts';
import { Entries, readEntries, type Entry } from './entries.ts';
import { claimedPresence, type ClaimedPresence } from './state.ts';

export type Stamp = StampedPresence['user'];

/** A socket, as far as presence is concerned. */
export interface Present {
	readonly personId: string;
	/** What everybody reads beside their cursor: the insiders' version. */
	readonly stamp: Stamp;
	/** Whether this receiver reads names. */
	readonly insider: boolean;
	send(frame: Frame): void;
}

/** Milliseconds that changes are collected: the latest state of a socket counts. */
const COLLECT = 50;
/** Below 15 s, after which clients think of renewing, and 30 s, after which they give each other up. */
const RENEW = 12_000;

/** Client ids that are remembered after their socket has gone. */
const MEMORY = 10_000;

interface Local<Socket extends Present> {
	socket: Socket;
	client: number;
	/** The newest words of the client. */
	heard: string;
	/** The same, understood; null until somebody is told. */
	claimed: ClaimedPresence | null;
}

/**
 * Who is in one plan, and where (P9). A client id belongs to one socket and a socket to one client id;
 * the server writes who it is. People of other processes are shown as those processes say.
 */
export class People<Socket extends Present> {
	readonly #sockets = new Set<Socket>();
	readonly #bySocket = new Map<Socket, Local<Socket>>();
	/** The one client id of each socket here, also while it shows nothing. */
	readonly #idOf = new Map<Socket, number>();
	readonly #byClient = new Map<number, Local<Socket>>();
	/** Who showed themselves under a client id first: while they are away, nobody else can. */
	readonly #belongs = new Map<number, string>();
	readonly #remote = new Map<string, Map<number, StampedPresence>>();
	readonly #changed = new Set<number>();
	readonly #keepAlive: Frame;
	readonly #tell: (update: Uint8Array) => void;
	#timer: NodeJS.Timeout | null = null;
	readonly #renewal: NodeJS.Timeout;
	#clock = 0;

	/**
	 * @param tell hands the insiders' version of our own people to other processes
	 * @param keepAlive what a socket gets that has nothing else to hear for a while
	 */
	constructor(tell: (update: Uint8Array) => void, keepAlive: Frame) {
		this.#tell = tell;
		this.#keepAlive = keepAlive;
		this.#renewal = setInterval(() => this.#renew(), RENEW);
		this.#renewal.unref();
	}

	/** From now on the socket hears of the others; it is seen itself when it says where it is. */
	enter(socket: Socket): void {
		this.#sockets.add(socket);
		this.show(socket);
	}

	leave(socket: Socket): void {
		this.#sockets.delete(socket);
		this.#idOf.delete(socket);
		this.#unbind(socket);
	}

	/** Everybody, to one socket: when it enters, asks, or may see more or less than before. */
	show(socket: Socket): void {
		const frame = this.#entries([...this.#states().keys()], socket.insider).frameFor(this.clientOf(socket));
		if (frame) socket.send(frame);
	}

	/** What is written beside this socket's cursor has changed. */
	restamped(socket: Socket): void {
		const local = this.#bySocket.get(socket);
		if (local) this.#change(local.client);
	}

	/** The client id that a socket has shown itself under. */
	clientOf(socket: Socket): number | null {
		return this.#bySocket.get(socket)?.client ?? null;
	}

	/** The socket that shows itself under a client id, here. */
	ownerOf(client: number): Socket | null {
		return this.#byClient.get(client)?.socket ?? null;
	}

	/**
	 * Takes an awareness update. States of others, which y-websocket sends back as it hears them, and
	 * states beyond 2 KB are passed over.
	 * @throws BadFrame when it is damaged
	 */
	heard(socket: Socket, update: Uint8Array): void {
		for (const { client, json } of readEntries(update)) {
			if (json.length > AWARENESS_LIMIT) continue;
			const local = this.#bySocket.get(socket) ?? this.#bind(socket, client, json);
			if (local?.client !== client) continue;
			if (json === 'null') this.#unbind(socket);
			else if (json !== local.heard) {
				local.heard = json;
				local.claimed = null;
				this.#change(client);
			}
		}
	}

	/** People of another process. */
	heardFrom(nodeId: string, update: Uint8Array): void {
		const theirs = this.#remote.get(nodeId) ?? new Map<number, StampedPresence>();
		this.#remote.set(nodeId, theirs);
		for (const { client, json } of readEntries(update)) {
			const state = JSON.parse(json) as StampedPresence | null;
			if (state) theirs.set(client, state);
			else theirs.delete(client);
			this.#change(client);
		}
	}

	gone(nodeId: string): void {
		const theirs = this.#remote.get(nodeId);
		this.#remote.delete(nodeId);
		for (const client of theirs?.keys() ?? []) this.#change(client);
	}

	close(): void {
		if (this.#timer) clearTimeout(this.#timer);
		clearInterval(this.#renewal);
	}

	/** True when nobody else has shown themselves under it: ids are known to all, and owners are away at times. */
	#belongsTo(client: number, personId: string): boolean {
		const known = this.#belongs.get(client);
		if (known !== undefined) return known === personId;
		this.#belongs.set(client, personId);
		if (this.#belongs.size > MEMORY) this.#belongs.delete(this.#belongs.keys().next().value!);
		return true;
	}

	#bind(socket: Socket, client: number, json: string): Local<Socket> | null {
		// A socket that went through ids would have the owners of others forgotten.
		if (json === 'null' || (this.#idOf.get(socket) ?? client) !== client) return null;
		const owner = this.#byClient.get(client);
		if (owner && owner.socket.personId !== socket.personId) return null;
		if (!this.#belongsTo(client, socket.personId)) return null;
		// The same person again, whose last connection has not noticed yet that it is gone.
		if (owner) this.#bySocket.delete(owner.socket);
		const local: Local<Socket> = { socket, client, heard: '', claimed: null };
		this.#idOf.set(socket, client);
		this.#bySocket.set(socket, local);
		this.#byClient.set(client, local);
		return local;
	}

	#unbind(socket: Socket): void {
		const local = this.#bySocket.get(socket);
		if (!local) return;
		this.#bySocket.delete(socket);
		this.#byClient.delete(local.client);
		this.#change(local.client);
	}

	#change(client: number): void {
		this.#changed.add(client);
		this.#timer ??= setTimeout(() => this.#flush(), COLLECT);
	}

	#flush(): void {
		this.#timer = null;
		const changed = [...this.#changed];
		this.#changed.clear();
		this.#broadcast(changed);
		// Ours alone are ours to tell; whoever is no more is gone there too.
		const remote = new Set([...this.#remote.values()].flatMap((theirs) => [...theirs.keys()]));
		const ours = changed.filter((client) => this.#byClient.has(client) || !remote.has(client));
		if (ours.length > 0) this.#tell(this.#entries(ours, true).update);
	}

	/** Says again who is here: clients forget what they have not heard of for 30 s. */
	#renew(): void {
		this.#broadcast([...this.#states().keys()], this.#keepAlive);
		const ours = [...this.#byClient.keys()];
		if (ours.length > 0) this.#tell(this.#entries(ours, true).update);
	}

	#broadcast(clients: number[], otherwise: Frame | null = null): void {
		const versions = new Map<boolean, Entries>();
		for (const socket of this.#sockets) {
			let entries = versions.get(socket.insider);
			if (!entries) versions.set(socket.insider, (entries = this.#entries(clients, socket.insider)));
			const frame = entries.frameFor(this.clientOf(socket)) ?? otherwise;
			if (frame) socket.send(frame);
		}
	}

	#states(): Map<number, StampedPresence> {
		const states = new Map<number, StampedPresence>();
		for (const theirs of this.#remote.values())
			for (const [client, state] of theirs) states.set(client, state);
		for (const [client, local] of this.#byClient) states.set(client, stamped(local));
		return states;
	}

	#stateOf(client: number): StampedPresence | null {
		const local = this.#byClient.get(client);
		if (local) return stamped(local);
		for (const theirs of this.#remote.values()) {
			const state = theirs.get(client);
			if (state) return state;
		}
		return null;
	}

	/** Clocks are ours, and always greater than before: a client that was away takes them all. */
	#entries(clients: number[], insider: boolean): Entries {
		this.#clock = Math.max(this.#clock + 1, Date.now());
		return new Entries(
			clients.map((client): Entry => {
				const state = this.#stateOf(client);
				const shown = state && !insider ? { ...state, user: { ...state.user, name: null } } : state;
				return { client, clock: this.#clock, json: JSON.stringify(shown) };
			})
		);
	}
}

function stamped(local: Local<Present>): StampedPresence {
	local.claimed ??= claimedPresence(local.heard);
	return { user: local.socket.stamp, ...local.claimed };
}
