import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocketServer, type WebSocket } from 'ws';
import * as Y from 'yjs';
import * as sync from 'y-protocols/sync';

/**
 * The least that lets people write together: one document in memory, every edit to everybody, nobody
 * asked for a name, nothing stored. The measure of what our own promises cost. A process of its own:
 * tells its parent where it listens and, when asked, the seconds of processor time and bytes it uses.
 */
interface Room {
	document: Y.Doc;
	sockets: Set<WebSocket>;
}

const SYNC = 0;
const AWARENESS = 1;
const rooms = new Map<string, Room>();

function roomOf(path: string): Room {
	const open = rooms.get(path);
	if (open) return open;
	const room: Room = { document: new Y.Doc(), sockets: new Set() };
	room.document.on('update', (update: Uint8Array) => {
		const frame = encoding.encode((to) => {
			encoding.writeVarUint(to, SYNC);
			sync.writeUpdate(to, update);
		});
		for (const socket of room.sockets) socket.send(frame);
	});
	rooms.set(path, room);
	return room;
}

const server = createServer();
new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket, request) => {
	const room = roomOf(request.url ?? '/');
	room.sockets.add(socket);
	socket.on('close', () => room.sockets.delete(socket));
	socket.on('message', (data: Buffer) => {
		const from = decoding.createDecoder(new Uint8Array(data));
		const type = decoding.readVarUint(from);
		if (type === AWARENESS) for (const other of room.sockets) other.send(data);
		if (type !== SYNC) return;
		const answer = encoding.createEncoder();
		encoding.writeVarUint(answer, SYNC);
		sync.readSyncMessage(from, answer, room.document, socket);
		if (encoding.length(answer) > 1) socket.send(encoding.toUint8Array(answer));
	});
});
server.listen(0, '127.0.0.1', () =>
	process.send!({ kind: 'listening', port: (server.address() as AddressInfo).port })
);
process.on('message', () => {
	const { user, system } = process.cpuUsage();
	process.send!({
		kind: 'usage',
		cpuSeconds: (user + system) / 1e6,
		residentBytes: process.memoryUsage().rss
	});
});
