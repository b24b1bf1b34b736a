import type { IncomingMessage } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { CLOSE, COLLAB_PATH, MESSAGE_LIMIT } from '../../src/lib/shared/plans/wire.ts';
import { toDomainError } from '../kernel/errors.ts';
import { refuse, type UpgradeHandler, type Upgrades } from '../http/upgrades.ts';
import { Occupancy, SOCKETS_PER_ADDRESS, SOCKETS_PER_PERSON } from '../live/admission.ts';
import type { EventTail } from '../platform/events/event-tail.ts';
import type { Log } from '../platform/log.ts';
import { createRehearsal } from './edits/rehearsal.ts';
import { planAddress, type PlanAddress } from './address.ts';
import { createPlanIdentities, type PlanVerdict } from './identity.ts';
import { Judge } from './judge.ts';
import { Pulse } from './pulse.ts';
import type { CollabAccounts, CollabCities, CollabMetrics, CollabPlans, PlanDocuments } from './ports.ts';
import { Connection, type Lines } from './rooms/connection.ts';
import { Rooms } from './rooms/rooms.ts';
import type { PlanRelay, PlanStorage } from './storage/port.ts';
import { Shelf } from './wire/pieces.ts';

export interface CollabOptions {
	/** Names this process to the others. */
	nodeId: string;
	storage: Pick<PlanStorage, 'append' | 'load'>;
	/** Reads a document at rest, as pages do. */
	stored: PlanDocuments['stored'];
	relay: Omit<PlanRelay, 'close'>;
	tail: Pick<EventTail, 'subscribe'>;
	accounts: CollabAccounts;
	cities: CollabCities;
	plans: Pick<CollabPlans, 'access' | 'worked'>;
	metrics: CollabMetrics;
	log: Log;
	/** Pages are served over https: the session cookie has another name then. */
	secure: boolean;
	/** The address a request comes from, proxies taken into account. */
	clientIp(request: IncomingMessage): string;
	/** Multiplies the sockets that one address or person may open: load tests come from one. Default 1. */
	limitScale?: number;
	/** Milliseconds that an empty plan stays open. */
	linger?: number;
}

export interface Collab {
	/** Takes the upgrades at `COLLAB_PATH`. */
	attach(upgrades: Upgrades): void;
	/** What the rest of the house may do with documents. */
	documents: PlanDocuments;
	/** Reads no more, stores everything, and lets every client go, to come back to the next process (P6). */
	close(): Promise<void>;
}

/** Milliseconds that clients have to answer our goodbye. */
const GOODBYE_WITHIN = 1000;

/** Live plans over the protocol of y-websocket (docs/plans-protocol.md). */
export function createCollab(options: CollabOptions): Collab {
	const { relay, metrics, log, limitScale = 1 } = options;
	const perAddress = SOCKETS_PER_ADDRESS * limitScale;
	const perPerson = SOCKETS_PER_PERSON * limitScale;
	const addresses = new Occupancy();
	const shelf = new Shelf();
	const pulse = new Pulse();
	const server = new WebSocketServer({
		noServer: true,
		clientTracking: true,
		maxPayload: MESSAGE_LIMIT,
		perMessageDeflate: false
	});
	const rehearsal = createRehearsal();
	const rooms = new Rooms({ ...options, rehearsal }, options.linger);
	const judge = new Judge(createPlanIdentities(options), rooms, log);
	const unsubscribe = options.tail.subscribe((logged) => judge.hear(logged));
	const unhear = relay.subscribe(rooms);
	let closing = false;

	/** The handshake itself has succeeded: browsers hide why one fails, but not why a socket is closed. */
	function enter(lines: Lines, address: PlanAddress, request: IncomingMessage): void {
		const { socket } = lines;
		const from = options.clientIp(request);
		addresses.enter(from);
		pulse.watch(socket);
		metrics.planSockets(server.clients.size);
		// It is being closed, with a code that says why; a line that is broken does not take it.
		socket.on('error', () => terminateSoon(socket));
		socket.once('close', () => {
			addresses.exit(from);
			metrics.planSockets(server.clients.size);
		});
		if (closing || addresses.of(from) > perAddress) return turnAway(socket, CLOSE.tryAgain);
		void letIn(lines, address, request.headers.cookie);
	}

	async function letIn(lines: Lines, address: PlanAddress, cookies: string | undefined): Promise<void> {
		const { socket } = lines;
		const connection = new Connection(lines, { ...address, shelf }, (from, frame) => rooms.hear(from, frame));
		connection.inbox.hold('loading');
		socket.on('message', (data, isBinary) => {
			if (isBinary) connection.inbox.push(bytesOf(data as Buffer));
			else connection.close(CLOSE.badFrame);
		});
		socket.once('close', () => connection.dispose());
		try {
			const admitted = await judge.atDoor(cookies, address.planId, (verdict) =>
				admit(connection, verdict, socket)
			);
			if (admitted) await rooms.join(connection);
		} catch (error) {
			const { code, message } = toDomainError(error);
			if (code === 'internal')
				log.error({ err: error, planId: address.planId }, 'a plan could not be opened');
			else log.warn({ code, reason: message, planId: address.planId }, 'a plan could not be opened');
			connection.close(CLOSE.tryAgain);
		}
	}

	function admit(connection: Connection, verdict: PlanVerdict, socket: WebSocket): boolean {
		if (!connection.open) return false;
		if (verdict === 'no_session') connection.close(CLOSE.signedOut);
		else if (verdict === 'no_plan') connection.close(CLOSE.gone);
		else if (judge.countOf(verdict.actor.personId) >= perPerson) connection.close(CLOSE.tryAgain);
		else {
			connection.renew(verdict);
			judge.enter(connection);
			socket.once('close', () => {
				judge.exit(connection);
				rooms.leave(connection);
			});
			return true;
		}
		return false;
	}

	return {
		attach(upgrades) {
			const take: UpgradeHandler = (request, line, head) => {
				const address = planAddress(request.url ?? '');
				if (!address) return refuse(line, 404);
				if (closing) return refuse(line, 503);
				server.handleUpgrade(request, line, head, (socket) => enter({ socket, line }, address, request));
			};
			upgrades.claim(COLLAB_PATH, take, { programs: true });
		},

		documents: {
			stored: options.stored,
			edit: (planId, author, change) => rooms.edit(planId, author, change),
			settle: (planId) => rooms.settle(planId)
		},

		async close() {
			closing = true;
			unsubscribe();
			unhear();
			await rooms.close();
			for (const socket of server.clients) turnAway(socket, CLOSE.goingAway);
			pulse.stop();
			await rehearsal.close();
			await gone(server, GOODBYE_WITHIN);
		}
	};
}

function turnAway(socket: WebSocket, code: number): void {
	socket.resume();
	socket.close(code);
	terminateSoon(socket);
}

function terminateSoon(socket: WebSocket): void {
	setTimeout(() => socket.terminate(), GOODBYE_WITHIN).unref();
}

/** A view, not a copy: lib0 reads plain arrays of bytes faster than Node's. */
function bytesOf(data: Buffer): Uint8Array {
	return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

/** Resolves when no socket is left; a sleeping laptop says nothing any more, and nobody waits for it. */
async function gone(server: WebSocketServer, within: number): Promise<void> {
	const until = performance.now() + within;
	while (server.clients.size > 0 && performance.now() < until)
		await new Promise((resolve) => setTimeout(resolve, 10));
	for (const socket of server.clients) socket.terminate();
	server.close();
}
