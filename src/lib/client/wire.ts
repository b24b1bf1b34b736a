import type { LiveSocket, SocketEvents } from './socket.ts';
import type { OpenTransport, Transport } from './transports.ts';

/** Milliseconds before a lost connection is tried again: they grow up to the second, half of it by chance. */
const RECONNECT = { first: 500, last: 15_000 };
/** Milliseconds that one transport may take to connect. */
const CONNECT_WITHIN = 8_000;

/** Kinds of packets: a digit of engine.io, and after its 4 a digit of socket.io. */
const [OPEN, PING, PONG] = ['0', '2', '3'] as const;
const [CONNECT, DISCONNECT, EVENT, ANSWER, REFUSAL] = ['40', '41', '42', '43', '44'] as const;
const WELL_FORMED = /^([026]|4[0-4])(\d*)([[{].*)?$/s;

interface Packet {
	kind: string;
	/** Which of our messages it answers. */
	id: string;
	content: unknown;
}

/** Null for the end of the connection, and for what nobody who speaks this protocol would say. */
function readPacket(packet: string): Packet | null {
	const [, kind = '', id = '', json = 'null'] = WELL_FORMED.exec(packet) ?? [];
	try {
		return kind ? { kind, id, content: JSON.parse(json) as unknown } : null;
	} catch {
		return null;
	}
}

type Listener = (...heard: unknown[]) => void;
type Answer = (late: Error | null, ...answer: unknown[]) => void;

/**
 * The part of socket.io's protocol (5, over engine.io 4) that live pages speak: one namespace, text, events
 * from the server, and messages to it that are answered. Each try to connect goes through the transports in
 * their order; whatever breaks is tried again by itself until `disconnect`, and what the server refuses or
 * ends is not. Why it is ours: docs/decisions/live-wire.md.
 */
export class Wire implements LiveSocket {
	#connected = false;
	#wanted = false;
	#transport: Transport | null = null;
	/** Numbers the transports, so that a late word of an earlier one is known as such. */
	#attempt = 0;
	/** Tries in a row that came to nothing. */
	#failures = 0;
	/** Until the next try; while connected or connecting, until silence counts as a loss. */
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** Milliseconds after which silence counts as a loss: the server says how often it speaks. */
	#patience = CONNECT_WITHIN;
	#asked = 0;
	readonly #answers = new Map<string, Answer>();
	readonly #listeners = new Map<string, Listener[]>();
	readonly #transports: readonly OpenTransport[];
	readonly #origin: string;
	readonly #auth: () => object;

	/** @param auth what the server is told at every connect */
	constructor(transports: readonly OpenTransport[], origin: string, auth: () => object) {
		this.#transports = transports;
		this.#origin = origin;
		this.#auth = auth;
	}

	get connected(): boolean {
		return this.#connected;
	}

	get active(): boolean {
		return this.#wanted;
	}

	on<Event extends keyof SocketEvents>(event: Event, listener: SocketEvents[Event]): void {
		this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener as Listener]);
	}

	timeout(ms: number): ReturnType<LiveSocket['timeout']> {
		return { emit: (event, payload, answer) => this.#ask(ms, [event, payload], answer as Answer) };
	}

	connect(): void {
		if (this.#wanted) return;
		this.#wanted = true;
		this.#failures = 0;
		this.#open();
	}

	disconnect(): void {
		if (this.#connected) this.#transport?.send(DISCONNECT);
		this.#end('io client disconnect');
	}

	/** @param way which transport to try; the next ones come after it */
	#open(way = 0): void {
		const attempt = ++this.#attempt;
		let spoken = false;
		const lost = () => {
			if (attempt !== this.#attempt) return;
			this.#drop();
			if (spoken || way + 1 === this.#transports.length) this.#lost();
			else this.#open(way + 1);
		};
		const heard = (packet: string) => {
			if (attempt !== this.#attempt) return;
			const read = readPacket(packet);
			if (!read) return lost();
			spoken = true;
			this.#take(read);
			if (attempt === this.#attempt) this.#expectWord(lost);
		};
		this.#patience = CONNECT_WITHIN;
		this.#expectWord(lost);
		try {
			this.#transport = this.#transports[way]!(this.#origin, { heard, lost });
		} catch {
			lost();
		}
	}

	#expectWord(lost: () => void): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(lost, this.#patience);
	}

	#take({ kind, id, content }: Packet): void {
		switch (kind) {
			case OPEN: {
				const { pingInterval, pingTimeout } = content as Record<string, number>;
				this.#patience = pingInterval! + pingTimeout!;
				this.#transport?.send(CONNECT + JSON.stringify(this.#auth()));
				break;
			}
			case PING:
				this.#transport?.send(PONG);
				break;
			case CONNECT:
				this.#connected = true;
				this.#failures = 0;
				this.#tell('connect');
				break;
			case DISCONNECT:
				this.#end('io server disconnect');
				break;
			case EVENT:
				this.#tell(...(content as [string, ...unknown[]]));
				break;
			case ANSWER:
				this.#answers.get(id)?.(null, ...(content as unknown[]));
				break;
			case REFUSAL: {
				const { message, data } = content as { message: string; data?: unknown };
				this.#end('refused');
				this.#tell('connect_error', Object.assign(new Error(message), { data }));
			}
		}
	}

	#ask(ms: number, message: unknown[], answer: Answer): void {
		const id = String(this.#asked++);
		const answered: Answer = (...heard) => {
			clearTimeout(timer);
			if (this.#answers.delete(id)) answer(...heard);
		};
		const timer = setTimeout(() => answered(new Error('no answer')), ms);
		this.#answers.set(id, answered);
		this.#transport?.send(EVENT + id + JSON.stringify(message));
	}

	/** The line broke or never came about: try again, later each time. */
	#lost(): void {
		const wait = Math.min(RECONNECT.first * 2 ** this.#failures++, RECONNECT.last);
		this.#timer = setTimeout(() => this.#open(), wait * (0.5 + Math.random()));
		if (this.#connected) this.#parted('transport close');
		else this.#tell('connect_error', new Error('no connection'));
	}

	/** An end for good, until somebody connects again. */
	#end(reason: string): void {
		this.#wanted = false;
		this.#drop();
		if (this.#connected) this.#parted(reason);
	}

	/** What is still said by the transport that was, counts for nothing. */
	#drop(): void {
		this.#attempt++;
		clearTimeout(this.#timer);
		this.#transport?.close();
		this.#transport = null;
	}

	#parted(reason: string): void {
		this.#connected = false;
		for (const answer of [...this.#answers.values()]) answer(new Error(reason));
		this.#tell('disconnect', reason);
	}

	#tell(event: string, ...heard: unknown[]): void {
		for (const listener of this.#listeners.get(event) ?? []) listener(...heard);
	}
}
