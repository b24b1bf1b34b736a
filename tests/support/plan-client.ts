import { once } from 'node:events';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import {
	AWARENESS,
	NOTICE,
	PLAN_NOTICE,
	SYNC,
	SYNC_STEP_1,
	SYNC_STEP_2,
	SYNC_UPDATE
} from '../../src/lib/shared/plans/wire.ts';
import { eventually } from './eventually.ts';

export type Notice = { kind: keyof typeof NOTICE; values: (number | string)[] };

/**
 * Somebody's own client, of nothing but a socket: it keeps a document, answers as y-websocket does unless
 * it is told to keep `silent`, and remembers all that it heard. It can say whatever it likes.
 */
export class PlanClient {
	readonly socket: WebSocket;
	document = new Y.Doc();
	readonly notices: Notice[] = [];
	/** Types of the messages in the order of their coming; notices by their name. */
	readonly heard: string[] = [];
	/** Updates that came, whole. */
	readonly updates: Uint8Array[] = [];
	/** Presence by client id, as the last word on each was. */
	readonly people = new Map<number, Record<string, unknown>>();
	silent = false;
	synced = false;
	bytes = 0;
	closedWith: number | null = null;
	readonly #closed: Promise<unknown>;

	private constructor(socket: WebSocket) {
		this.socket = socket;
		this.#closed = once(socket, 'close').then(([code]) => (this.closedWith = code as number));
		socket.on('message', (data: Buffer) => this.#hear(new Uint8Array(data)));
		socket.on('error', () => undefined);
	}

	static async open(url: string, cookie?: string): Promise<PlanClient> {
		const socket = new WebSocket(url, { headers: cookie ? { cookie } : {} });
		const client = new PlanClient(socket);
		await Promise.race([once(socket, 'open'), client.#closed]);
		return client;
	}

	/** The code that the server closes with. */
	async closed(): Promise<number> {
		await this.#closed;
		return this.closedWith!;
	}

	/** Resolves when the server has read everything so far, or has closed. */
	async answered(): Promise<void> {
		if (this.socket.readyState !== WebSocket.OPEN) return;
		const pong = once(this.socket, 'pong').catch(() => undefined);
		this.socket.ping();
		await Promise.race([pong, this.#closed]);
	}

	get need(): string {
		return this.document.getXmlFragment('section:need').toString();
	}

	/** Asks for the document and waits until it is here. */
	async sync(): Promise<this> {
		this.stepOne(Y.encodeStateVector(this.document));
		await eventually(() => this.synced || this.closedWith !== null);
		return this;
	}

	stepOne(vector: Uint8Array): void {
		this.say(SYNC, SYNC_STEP_1, vector);
	}

	/** Changes the own document and sends what changed, as one edit. */
	edit(change: (document: Y.Doc) => void): Uint8Array {
		const before = Y.encodeStateVector(this.document);
		const updates: Uint8Array[] = [];
		const listen = (update: Uint8Array) => updates.push(update);
		this.document.on('update', listen);
		this.document.transact(() => change(this.document));
		this.document.off('update', listen);
		const update = updates.length === 1 ? updates[0]! : Y.encodeStateAsUpdate(this.document, before);
		this.say(SYNC, SYNC_UPDATE, update);
		return update;
	}

	/** Writes a paragraph into the section `need`. */
	write(words: string): Uint8Array {
		return this.edit((document) => {
			const paragraph = new Y.XmlElement('paragraph');
			paragraph.insert(0, [new Y.XmlText(words)]);
			document.getXmlFragment('section:need').push([paragraph]);
		});
	}

	say(type: number, kind: number, bytes: Uint8Array): void {
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, type);
		encoding.writeVarUint(encoder, kind);
		encoding.writeVarUint8Array(encoder, bytes);
		this.send(encoding.toUint8Array(encoder));
	}

	/** Says where somebody is; under the document's own client id unless told otherwise. */
	show(state: unknown, { client = this.document.clientID, clock = 1 } = {}): void {
		const inner = encoding.createEncoder();
		encoding.writeVarUint(inner, 1);
		encoding.writeVarUint(inner, client);
		encoding.writeVarUint(inner, clock);
		encoding.writeVarString(inner, JSON.stringify(state));
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, AWARENESS);
		encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner));
		this.send(encoding.toUint8Array(encoder));
	}

	send(bytes: Uint8Array | string): void {
		if (this.socket.readyState === WebSocket.OPEN) this.socket.send(bytes);
	}

	/** The last notice of a kind. */
	last(kind: Notice['kind']): Notice['values'] | undefined {
		return this.notices.findLast((notice) => notice.kind === kind)?.values;
	}

	get stored(): number {
		return Number(this.last('stored')?.[0] ?? 0);
	}

	stop(): void {
		this.socket.terminate();
	}

	#hear(frame: Uint8Array): void {
		this.bytes += frame.length;
		const decoder = decoding.createDecoder(frame);
		const type = decoding.readVarUint(decoder);
		if (type === SYNC) this.#sync(decoder);
		else if (type === AWARENESS) this.#presence(decoding.readVarUint8Array(decoder));
		else if (type === PLAN_NOTICE) this.#notice(decoder);
		else this.heard.push(`unknown ${type}`);
	}

	#sync(decoder: decoding.Decoder): void {
		const kind = decoding.readVarUint(decoder);
		const bytes = decoding.readVarUint8Array(decoder);
		if (kind === SYNC_STEP_1) {
			this.heard.push('step1');
			if (!this.silent) this.say(SYNC, SYNC_STEP_2, Y.encodeStateAsUpdate(this.document, bytes));
			return;
		}
		this.heard.push(kind === SYNC_STEP_2 ? 'step2' : 'update');
		if (kind === SYNC_STEP_2) this.synced = true;
		else this.updates.push(bytes);
		Y.applyUpdate(this.document, bytes, 'server');
	}

	#presence(update: Uint8Array): void {
		this.heard.push('awareness');
		const decoder = decoding.createDecoder(update);
		for (let left = decoding.readVarUint(decoder); left > 0; left--) {
			const client = decoding.readVarUint(decoder);
			decoding.readVarUint(decoder);
			const state = JSON.parse(decoding.readVarString(decoder)) as Record<string, unknown> | null;
			if (state) this.people.set(client, state);
			else this.people.delete(client);
		}
	}

	#notice(decoder: decoding.Decoder): void {
		const number = decoding.readVarUint(decoder);
		const kind = (Object.keys(NOTICE) as Notice['kind'][]).find((name) => NOTICE[name] === number)!;
		const values: (number | string)[] = [];
		while (decoding.hasContent(decoder))
			values.push(kind === 'role' ? decoding.readVarString(decoder) : decoding.readVarUint(decoder));
		this.heard.push(kind);
		this.notices.push({ kind, values });
	}
}
