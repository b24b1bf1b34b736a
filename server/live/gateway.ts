import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { Server } from 'socket.io';
import { LIVE_PATH } from '../../src/lib/shared/live.ts';
import type { LoggedEvent } from '../kernel/events.ts';
import type { Upgrades } from '../http/upgrades.ts';
import type { EventLog } from '../platform/events/event-log.ts';
import type { EventTail } from '../platform/events/event-tail.ts';
import type { Log } from '../platform/log.ts';
import { Occupancy, SOCKETS_PER_ADDRESS, SOCKETS_PER_PERSON } from './admission.ts';
import { Connection, type LiveSocket } from './connection.ts';
import { dispatch } from './dispatch.ts';
import { HandshakeError, asHandshakeError, pollAllowed } from './handshake.ts';
import { createIdentities } from './identity.ts';
import { Judge } from './judge.ts';
import type { LiveAccounts, LiveCities, LiveForum, LiveMetrics } from './ports.ts';
import { Rooms } from './rooms.ts';
import type { LiveServer } from './stream-room.ts';
import { TokenBucket } from './token-bucket.ts';

export interface LiveOptions {
	events: Pick<EventLog, 'since'>;
	tail: Pick<EventTail, 'subscribe'>;
	accounts: LiveAccounts;
	cities: LiveCities;
	forum: LiveForum;
	metrics: LiveMetrics;
	log: Log;
	/** Pages are served over https: the session cookie has another name then. */
	secure: boolean;
	/** May a browser at this Origin open a socket on this Host? */
	originAllowed(origin: string | undefined, host: string | undefined): boolean;
	/** The address a request comes from, proxies taken into account. */
	clientIp(request: IncomingMessage): string;
	/** Multiplies the sockets that one address may open: load tests come from one. Default 1. */
	limitScale?: number;
}

export interface LiveGateway {
	/** Takes the upgrades at `LIVE_PATH`. */
	attach(upgrades: Upgrades): void;
	/** Answers the long-polling requests at `LIVE_PATH`, for readers whose proxy refuses WebSockets. */
	handleRequest(request: IncomingMessage, response: ServerResponse): void;
	/** Lets every client go, to come back to the next process; resolves when no socket is left. */
	close(): Promise<void>;
}

/** Bytes of one message from a client. */
const MESSAGE_LIMIT = 16 * 1024;
/** Packets of any kind, pings included, before a connection is cut without a word. */
const PACKET_RATE = { burst: 120, perSecond: 30 };

/** Milliseconds that clients have to answer our goodbye. */
const GOODBYE_WITHIN = 1000;

/** Live pages over socket.io: parse, ask the policy, hand on. What happened comes from the event log. */
export function createLiveGateway(options: LiveOptions): LiveGateway {
	const { forum, metrics, log, limitScale = 1 } = options;
	const perAddress = SOCKETS_PER_ADDRESS * limitScale;
	const addresses = new Occupancy();
	const lines = new Set<Duplex>();
	let closing = false;

	// socket.io wants an HTTP server to listen to; the real one's upgrades have another owner, so it
	// gets one that never listens, and we hand it what is its own.
	const carrier = createServer();
	const io: LiveServer = new Server(carrier, {
		path: LIVE_PATH,
		serveClient: false,
		transports: ['websocket', 'polling'],
		destroyUpgrade: false,
		maxHttpBufferSize: MESSAGE_LIMIT,
		httpCompression: false,
		connectTimeout: 10_000,
		pingInterval: 20_000,
		pingTimeout: 20_000,
		allowRequest: (request, decide) => {
			const room = !closing && addresses.of(options.clientIp(request)) < perAddress;
			decide(room ? null : 'too many sockets', room);
		}
	});

	const rooms: Rooms = new Rooms({
		io,
		forum,
		metrics,
		log,
		since: (stream, since) => options.events.since(stream, since),
		onLost(connection, stream, why) {
			rooms.leave(connection, stream);
			if (why === 'not_allowed') connection.socket.emit('revoked', { stream, code: 'not_found' });
			else connection.socket.conn.close();
		}
	});
	const identities = createIdentities(options.accounts, options.cities, options.secure);
	const judge = new Judge({ identities, judgeStreams: (connection) => rooms.judge(connection), log });

	const unsubscribe = options.tail.subscribe((logged: LoggedEvent) => {
		judge.hear(logged);
		rooms.publish(logged);
	});

	io.engine.on('connection', (conn: EngineSocket) => {
		const address = options.clientIp(conn.request);
		addresses.enter(address);
		const packets = new TokenBucket(PACKET_RATE);
		conn.on('packet', () => {
			if (packets.take() > 0) conn.close(true);
		});
		conn.once('close', () => addresses.exit(address));
	});

	io.use((socket, next) => {
		recognise(socket).then(
			() => next(),
			(error: unknown) => next(asHandshakeError(error))
		);
	});

	/** Who stands at the door is known, counted and registered before anything else can happen. */
	async function recognise(socket: LiveSocket): Promise<void> {
		await judge.atDoor(socket.handshake.headers.cookie, (identity) => {
			if (!identity && socket.handshake.auth.signedIn === true) throw new HandshakeError('session_ended');
			if (identity && judge.countOf(identity.actor.personId) >= SOCKETS_PER_PERSON)
				throw new HandshakeError('rate_limited');
			if (socket.conn.readyState !== 'open') throw new HandshakeError('bad_request');
			const connection = new Connection(socket, identity);
			socket.data.connection = connection;
			judge.enter(connection);
			socket.conn.once('close', () => leave(connection));
		});
	}

	function leave(connection: Connection): void {
		judge.exit(connection);
		rooms.leaveAll(connection);
	}

	io.on('connection', (socket) => {
		const { connection } = socket.data;
		metrics.sockets(io.sockets.sockets.size);
		socket.onAny((...message: unknown[]) => void dispatch(connection, message, { rooms, log }));
		socket.once('disconnect', () => {
			leave(connection);
			metrics.sockets(io.sockets.sockets.size);
		});
	});

	return {
		attach(upgrades) {
			upgrades.claim(LIVE_PATH, (request, socket, head) => {
				if (closing) return void socket.destroy();
				lines.add(socket);
				socket.once('close', () => lines.delete(socket));
				io.engine.handleUpgrade(request as EngineRequest, socket, head);
			});
		},

		handleRequest(request, response) {
			if (closing || !pollAllowed(request, options.originAllowed)) {
				response.writeHead(closing ? 503 : 403, { 'content-type': 'application/json' });
				response.end(JSON.stringify({ code: closing ? 'unavailable' : 'bad_origin' }));
				return;
			}
			io.engine.handleRequest(request as EngineRequest, response);
		},

		async close() {
			closing = true;
			unsubscribe();
			// The transport is closed, not the session: clients come back by themselves.
			for (const socket of io.sockets.sockets.values()) socket.conn.close();
			rooms.close();
			// A sleeping laptop says nothing any more; nobody shall wait for it.
			setTimeout(() => {
				for (const line of lines) line.destroy();
			}, GOODBYE_WITHIN).unref();
			await io.close();
		}
	};
}

type EngineRequest = Parameters<LiveServer['engine']['handleRequest']>[0];
type EngineSocket = LiveSocket['conn'];
