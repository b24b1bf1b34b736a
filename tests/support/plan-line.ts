import type { AddressInfo } from 'node:net';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocketServer, type WebSocket as Socket } from 'ws';
import * as Y from 'yjs';
import {
	AWARENESS,
	NOTICE,
	PLAN_NOTICE,
	PLAN_PIECE,
	SYNC,
	SYNC_STEP_1,
	SYNC_UPDATE
} from '../../src/lib/shared/plans/wire.ts';

/**
 * A small server for tests of the client alone: one document, edits counted, stored when the test says so.
 * The real one is in server/collab.
 */
export class TestServer {
	doc = new Y.Doc();
	/** Store by itself, or wait for `store()`. */
	storing = true;
	/** Take edits, or refuse them. */
	role: 'editor' | 'viewer' = 'editor';
	readonly longest: number[] = [];
	/** Stays known after the end. */
	readonly port: number;
	readonly #server: WebSocketServer;
	readonly #sockets = new Map<Socket, { edits: number; pieces: Uint8Array[] }>();

	private constructor(server: WebSocketServer) {
		this.#server = server;
		this.port = (server.address() as AddressInfo).port;
		server.on('connection', (socket) => this.#welcome(socket));
	}

	static async start(port = 0): Promise<TestServer> {
		const server = new WebSocketServer({ port, host: '127.0.0.1' });
		await new Promise((resolve) => server.once('listening', resolve));
		return new TestServer(server);
	}

	get url(): string {
		return `ws://127.0.0.1:${this.port}/collab`;
	}

	get people(): number {
		return this.#sockets.size;
	}

	/** Says that everything so far is stored. */
	store(): void {
		for (const [socket, { edits }] of this.#sockets) this.notice(socket, NOTICE.stored, edits);
	}

	tell(kind: number, ...numbers: number[]): void {
		for (const socket of this.#sockets.keys()) this.notice(socket, kind, ...numbers);
	}

	tellRole(role: 'editor' | 'viewer', why = ''): void {
		this.role = role;
		for (const socket of this.#sockets.keys()) this.#role(socket, why);
	}

	/** Ends every connection with this code; none: as if the cable was cut. */
	cut(code?: number): void {
		for (const socket of this.#sockets.keys())
			if (code) socket.close(code);
			else socket.terminate();
	}

	async stop(): Promise<void> {
		this.cut();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	notice(socket: Socket, kind: number, ...numbers: number[]): void {
		send(socket, (encoder) => {
			for (const number of [PLAN_NOTICE, kind, ...numbers]) encoding.writeVarUint(encoder, number);
		});
	}

	#role(socket: Socket, why: string): void {
		send(socket, (encoder) => {
			encoding.writeVarUint(encoder, PLAN_NOTICE);
			encoding.writeVarUint(encoder, NOTICE.role);
			encoding.writeVarString(encoder, this.role);
			encoding.writeVarString(encoder, why);
		});
	}

	#welcome(socket: Socket): void {
		this.#sockets.set(socket, { edits: 0, pieces: [] });
		socket.on('close', () => this.#sockets.delete(socket));
		this.#role(socket, '');
		send(socket, (encoder) => {
			encoding.writeVarUint(encoder, SYNC);
			encoding.writeVarUint(encoder, SYNC_STEP_1);
			encoding.writeVarUint8Array(encoder, Y.encodeStateVector(this.doc));
		});
		socket.on('message', (data) => this.#hear(socket, new Uint8Array(data as Buffer)));
	}

	#relay(from: Socket, message: Uint8Array): void {
		for (const other of this.#sockets.keys()) if (other !== from) other.send(message);
	}

	#hear(socket: Socket, message: Uint8Array): void {
		const state = this.#sockets.get(socket);
		if (!state) return;
		this.longest.push(message.length);
		const decoder = decoding.createDecoder(message);
		const type = decoding.readVarUint(decoder);
		if (type === PLAN_PIECE) {
			const [count, index] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder)];
			state.pieces[index] = decoding.readTailAsUint8Array(decoder);
			if (index + 1 < count) return;
			const whole = Buffer.concat(state.pieces);
			state.pieces = [];
			return this.#hear(socket, new Uint8Array(whole));
		}
		if (type === AWARENESS) return this.#relay(socket, message);
		if (type !== SYNC) return;
		const kind = decoding.readVarUint(decoder);
		const bytes = decoding.readVarUint8Array(decoder);
		if (kind === SYNC_STEP_1) {
			send(socket, (encoder) => {
				encoding.writeVarUint(encoder, SYNC);
				encoding.writeVarUint(encoder, 1);
				encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(this.doc, bytes));
			});
			return;
		}
		state.edits++;
		if (this.role !== 'editor') {
			if (kind === SYNC_UPDATE) this.notice(socket, NOTICE.refused, state.edits);
		} else {
			Y.applyUpdate(this.doc, bytes);
			this.#relay(socket, message);
		}
		if (this.storing) this.notice(socket, NOTICE.stored, state.edits);
	}
}

function send(socket: Socket, write: (encoder: encoding.Encoder) => void): void {
	const encoder = encoding.createEncoder();
	write(encoder);
	socket.send(encoding.toUint8Array(encoder));
}
