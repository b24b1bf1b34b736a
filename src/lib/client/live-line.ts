import type { ErrorCode } from '../shared/error-codes.ts';
import type { JoinAnswer, LiveStream } from '../shared/live.ts';
import { StreamFollower, type FollowListeners } from './stream-follower.ts';
import { makeSocket, type LiveSocket, type MakeSocket } from './socket.ts';

/**
 * off: the page follows nothing. live: connected, and every stream is caught up. signed_out: the session
 * that the page was made for has ended. refused: the server will not have us; loading anew may help.
 */
export type LiveState = 'off' | 'connecting' | 'live' | 'reconnecting' | 'signed_out' | 'refused';

export interface LiveLineOptions {
	make?: MakeSocket;
	/** Told at every change of `state`. */
	onState?: (state: LiveState) => void;
	/** Runs something when the page has nothing better to do. */
	whenIdle?: (work: () => void) => void;
}

/** Milliseconds to wait for the answer to a join. */
const ANSWER_WITHIN = 10_000;
/** Milliseconds without followers before the socket is closed: the next page may follow again. */
const LINGER = 5_000;
/** Seconds after which a connection that the server ended is tried again; up to twice that, by chance. */
const RETURN_AFTER = 3;
const PASSING: readonly unknown[] = [
	'unavailable',
	'rate_limited',
	'internal',
	'bad_request'
] satisfies ErrorCode[];

/** The line of one page: opened when something is followed, shared by all that follow. */
export class LiveLine {
	#now: LiveState = 'off';
	#followers = new Set<StreamFollower>();
	/** Streams whose last join is not answered yet. */
	#behind = new Set<LiveStream>();
	#socket: LiveSocket | null = null;
	#timers = new Set<ReturnType<typeof setTimeout>>();
	#viewer: string | null = null;
	readonly #make: MakeSocket;
	readonly #onState: (state: LiveState) => void;
	readonly #whenIdle: (work: () => void) => void;

	constructor({ make = makeSocket, whenIdle = idle, onState = () => undefined }: LiveLineOptions = {}) {
		this.#make = make;
		this.#onState = onState;
		this.#whenIdle = whenIdle;
	}

	get state(): LiveState {
		return this.#now;
	}

	set #state(state: LiveState) {
		if (state === this.#now) return;
		this.#now = state;
		this.#onState(state);
	}

	/**
	 * Follows a stream from the revision that the page was rendered with. The same stream may be followed
	 * from several places. Returns what ends it.
	 */
	follow(stream: LiveStream, since: number, listeners: FollowListeners): () => void {
		const follower = new StreamFollower(stream, since, listeners);
		this.#followers.add(follower);
		this.#behind.add(stream);
		if (this.#socket) {
			if (this.#socket.connected) this.#join(stream);
			else this.#connect();
		} else this.#whenIdle(() => this.#open());
		return () => this.#stop(follower);
	}

	/** Who the page was made for. Somebody else signs in or out: the socket must say so too. */
	identify(viewer: string | null): void {
		if (viewer === this.#viewer) return;
		this.#viewer = viewer;
		if (!this.#socket) return;
		this.#socket.disconnect();
		if (this.#followers.size > 0) this.#connect();
	}

	/** The network is back, or the page was taken out of the browser's drawer: try now, not later. */
	wake(): void {
		if (!this.#socket || this.#socket.connected || this.#followers.size === 0) return;
		if (this.#now === 'signed_out') return;
		this.#socket.disconnect();
		this.#connect();
	}

	/** Lets go of the connection for now; followers stay and catch up after `wake`. */
	sleep(): void {
		this.#socket?.disconnect();
		if (this.#followers.size > 0) this.#state = 'reconnecting';
	}

	close(): void {
		for (const timer of this.#timers) clearTimeout(timer);
		this.#timers.clear();
		this.#followers.clear();
		this.#behind.clear();
		this.#socket?.disconnect();
		this.#socket = null;
		this.#state = 'off';
	}

	#open(): void {
		if (this.#socket || this.#followers.size === 0) return;
		this.#socket = this.#make(() => ({ signedIn: this.#viewer !== null }));
		this.#listen(this.#socket);
		this.#connect();
	}

	#listen(socket: LiveSocket): void {
		socket.on('connect', () => {
			for (const stream of new Set([...this.#followers].map((follower) => follower.stream)))
				this.#join(stream);
			this.#settle();
		});
		socket.on('disconnect', (reason) => {
			if (this.#now === 'signed_out' || reason === 'io client disconnect') return;
			this.#state = 'reconnecting';
			// Ended by the server, and the library waits for us: come back, but not at once.
			if (reason === 'io server disconnect') this.#comeBack();
		});
		socket.on('connect_error', (error) => this.#refused(error, socket.active));
		socket.on('change', (change) => {
			const gaps = this.#of(change.stream).map((follower) => follower.receive(change));
			if (gaps.includes(true)) this.#join(change.stream);
		});
		socket.on('presence', (presence) => {
			for (const follower of this.#of(presence.stream)) follower.presence(presence);
		});
		socket.on('revoked', ({ stream, code }) => {
			for (const follower of this.#of(stream)) {
				this.#forget(follower);
				follower.revoked(code);
			}
		});
		socket.on('signedOut', () => {
			this.#state = 'signed_out';
		});
	}

	/** @param retries the library itself tries again */
	#refused({ data }: { data?: { code?: unknown } }, retries: boolean): void {
		const code = data?.code;
		if (code === 'session_ended') this.#state = 'signed_out';
		else if (code === undefined || PASSING.includes(code)) {
			this.#state = this.#now === 'connecting' ? 'connecting' : 'reconnecting';
			if (!retries) this.#comeBack();
		} else this.#state = 'refused';
	}

	/** Asks for what came after the oldest revision that a follower of this stream shows. */
	#join(stream: LiveStream): void {
		const socket = this.#socket;
		const followers = this.#of(stream);
		if (!socket?.connected || followers.length === 0) return;
		for (const follower of followers) follower.joining();
		this.#behind.add(stream);
		const since = Math.min(...followers.map(({ revision }) => revision));
		socket
			.timeout(ANSWER_WITHIN)
			.emit('join', { stream, since }, (late: Error | null, answer: JoinAnswer) => {
				// Lost with its connection: the next `connect` asks again.
				if (!socket.connected) return;
				const heard = late ? ({ ok: false, code: 'unavailable' } as const) : answer;
				for (const follower of followers) if (this.#followers.has(follower)) this.#answered(follower, heard);
				this.#settle();
			});
	}

	#answered(follower: StreamFollower, answer: JoinAnswer): void {
		const after = follower.answered(answer);
		if (after.next === 'retry') this.#later(() => this.#join(follower.stream), after.afterSeconds);
		else if (after.next === 'stop') this.#forget(follower);
		else this.#behind.delete(follower.stream);
	}

	#settle(): void {
		if (this.#socket?.connected && this.#behind.size === 0) this.#state = 'live';
	}

	#stop(follower: StreamFollower): void {
		if (!this.#forget(follower)) return;
		const { stream } = follower;
		if (this.#socket?.connected && this.#of(stream).length === 0)
			this.#socket.timeout(ANSWER_WITHIN).emit('leave', { stream }, () => undefined);
		this.#settle();
		if (this.#followers.size === 0) this.#later(() => this.#rest(), LINGER / 1000);
	}

	#forget(follower: StreamFollower): boolean {
		const was = this.#followers.delete(follower);
		if (this.#of(follower.stream).length === 0) this.#behind.delete(follower.stream);
		return was;
	}

	/** Nothing is followed any more. */
	#rest(): void {
		if (this.#followers.size > 0) return;
		this.#socket?.disconnect();
		this.#state = 'off';
	}

	#connect(): void {
		if (this.#socket?.connected) return;
		this.#state = this.#now === 'off' ? 'connecting' : 'reconnecting';
		this.#socket?.connect();
	}

	#comeBack(): void {
		this.#later(() => this.#followers.size > 0 && this.#connect(), RETURN_AFTER * (1 + Math.random()));
	}

	#of(stream: LiveStream): StreamFollower[] {
		return [...this.#followers].filter((follower) => follower.stream === stream);
	}

	#later(work: () => void, seconds: number): void {
		const timer = setTimeout(() => {
			this.#timers.delete(timer);
			work();
		}, seconds * 1000);
		this.#timers.add(timer);
	}
}

function idle(work: () => void): void {
	if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 2000 });
	else setTimeout(work, 200);
}
