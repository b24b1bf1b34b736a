import { io, type Socket } from 'socket.io-client';
import {
	LIVE_PATH,
	type ClientToServer,
	type JoinAnswer,
	type ServerToClient
} from '../../src/lib/shared/live.ts';

/**
 * Many readers of one thread, in a process of their own so that their work is not counted as the
 * server's. Talks to its parent: `ready` when all have joined, then for each reply the milliseconds from
 * sending it to each reader's copy.
 */
type Reader = Socket<ServerToClient, ClientToServer>;

const [, , url = '', threadId = '', count = '0'] = process.argv;
const wanted = Number(count);
const arrivals = new Map<string, number[]>();

async function open(): Promise<Reader> {
	const socket: Reader = io(url, {
		path: LIVE_PATH,
		transports: ['websocket'],
		extraHeaders: { origin: new URL(url).origin },
		forceNew: true
	});
	socket.on('change', (change) => {
		if (change.type !== 'reply') return;
		const times = arrivals.get(change.id) ?? [];
		times.push(Date.now());
		arrivals.set(change.id, times);
		if (times.length === wanted) process.send!({ kind: 'all', id: change.id, times });
	});
	await new Promise<void>((resolve, reject) => {
		socket.once('connect', () => resolve());
		socket.once('connect_error', reject);
	});
	const answer = await new Promise<JoinAnswer>((resolve) =>
		socket.emit('join', { stream: `thread:${threadId}`, since: 0 }, resolve)
	);
	if (!answer.ok) throw new Error(`A reader may not join: ${answer.code}`);
	return socket;
}

const readers: Reader[] = [];
for (let opened = 0; opened < wanted; opened += 25)
	readers.push(...(await Promise.all(Array.from({ length: Math.min(25, wanted - opened) }, open))));
process.send!({ kind: 'ready' });
process.once('message', () => {
	for (const reader of readers) reader.close();
	process.exit(0);
});
