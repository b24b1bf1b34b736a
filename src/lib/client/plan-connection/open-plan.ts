import * as decoding from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import {
	CLOSE,
	COLLAB_PATH,
	PLAN_NOTICE,
	PLAN_SCHEMA,
	SYNC,
	SYNC_STEP_1,
	type PlanRole
} from '../../shared/plans/wire.ts';
import { countingSocket } from './counting-socket.ts';
import { DeviceWords } from './device-words.ts';
import { readNotice } from './notices.ts';
import {
	advance,
	allStored,
	hasUnstored,
	mayWrite,
	START,
	stateOf,
	type ClosedReason,
	type Facts,
	type PlanEvent,
	type PlanState,
	type Standing
} from './state.ts';
import { openShelf } from './device-shelf.ts';
import { countWords, unsentText, type UnsentPart } from './unsent-text.ts';

export interface OpenPlanOptions {
	/** 24 hex digits. */
	planId: string;
	/** Whose words these are: people who share a device never get each other's. */
	personId: string;
	/** What the page believes this person may do, until the server says so. */
	role: PlanRole;
	/** Where plans are served, without the id; else the page's own host. */
	url?: string;
	WebSocketImpl?: typeof WebSocket;
	/** The browser's database; null where nothing can be kept. */
	indexedDB?: IDBFactory | null;
	/** Called after each change of `state`, `standing`, `nearlyFull`. */
	onChange?: () => void;
	/** Title, cities, state or rights of the plan changed: ask the page for its data again. */
	onRecord?: () => void;
	now?: () => number;
}

/** Milliseconds in which the server usually stores: words are not put on the device before that. */
const KEEP_AFTER = 300;
/** Milliseconds of quiet after which the number of unsent words is counted anew. */
const COUNT_AFTER = 400;
/** Milliseconds that leaving waits for the last words to be stored. */
const LEAVE_WITHIN = 3_000;
/** Milliseconds in which a server that takes words again asks for those that it refused. */
const ASK_WITHIN = 500;
/** Milliseconds between tries to connect, at most; each page has its own, so that they do not come in waves. */
const BACK_OFF = { least: 4_000, spread: 4_000 };

const REASON_OF: Partial<Record<number, ClosedReason>> = {
	[CLOSE.signedOut]: 'signed_out',
	[CLOSE.notAllowed]: 'not_allowed',
	[CLOSE.gone]: 'gone',
	[CLOSE.tooLarge]: 'too_large'
};

/**
 * One open plan: its document, who is here, and where the words written on this page are. Connects at once
 * and comes back by itself. `close` it when the page is left.
 *
 * Tabs of one person meet at the server and nowhere else: y-websocket's channel between tabs would hand
 * words on as if the server had sent them, and they would show as stored when they are not.
 */
export class PlanConnection {
	readonly doc = new Y.Doc();
	readonly awareness: Awareness;
	/** Resolves when the device has been asked for words of earlier visits. */
	readonly deviceRead: Promise<void>;
	#facts: Facts = START;
	#nearlyFull: { bytes: number; limit: number } | null = null;
	/** What the server is known to have. */
	#known = new Map<number, number>();
	#closing = false;
	readonly #options: OpenPlanOptions;
	readonly #now: () => number;
	readonly #provider: WebsocketProvider;
	readonly #device: DeviceWords;
	readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

	constructor(options: OpenPlanOptions) {
		const { planId, personId, WebSocketImpl = WebSocket, now = Date.now } = options;
		this.#options = options;
		this.#now = now;
		const database = options.indexedDB === undefined ? globalThis.indexedDB : options.indexedDB;
		this.#device = new DeviceWords(openShelf(database ?? null, { personId, planId }, now), this.doc, {
			known: () => Y.encodeStateVector(this.#known),
			unstored: () => this.#facts.dirty,
			onKept: (kept) => this.#tell({ type: 'kept', kept })
		});
		this.#provider = new WebsocketProvider(options.url ?? ownUrl(), planId, this.doc, {
			connect: false,
			disableBc: true,
			params: { schema: String(PLAN_SCHEMA) },
			maxBackoffTime: BACK_OFF.least + Math.random() * BACK_OFF.spread,
			WebSocketPolyfill: countingSocket(WebSocketImpl, (edit) => this.#tell({ type: 'sent', ...edit })),
			shouldReconnect: ({ code }) => code !== CLOSE.tooLarge && !(code >= 4400 && code < 4500)
		});
		this.awareness = this.#provider.awareness;
		this.#listen();
		this.deviceRead = this.#readDevice();
		this.#provider.connect();
	}

	get state(): PlanState {
		return stateOf(this.#facts);
	}

	/** The server's word on role and rights; null before it has spoken. */
	get standing(): Standing | null {
		return this.#facts.standing;
	}

	/** Whether what is typed now can be stored. */
	get mayWrite(): boolean {
		return mayWrite(this.#facts, this.#options.role);
	}

	/** Text stands in the document, from the server or the device. Before that, nobody should type in it. */
	get ready(): boolean {
		return this.#facts.everSynced || this.#facts.fromDevice;
	}

	/** Words here would be missed if this page never came back. */
	get hasUnstored(): boolean {
		return hasUnstored(this.#facts);
	}

	/** How near the document is to its limit, in bytes; null while it is far. */
	get nearlyFull(): { bytes: number; limit: number } | null {
		return this.#nearlyFull;
	}

	/** The origin of what came from the server or from the device: undo is not for it. */
	isForeign(origin: unknown): boolean {
		return origin === this.#provider || origin === this.#device;
	}

	/** What was written here and nobody else is known to have, readable, part by part. */
	unsentText(): UnsentPart[] {
		return this.#facts.dirty ? unsentText(this.doc, this.#known) : [];
	}

	/** Gives up what was not stored: this device forgets it. The document on the page should not be shown any more. */
	async forgetUnsent(): Promise<void> {
		this.#tell({ type: 'forgotten' });
		await this.#device.clear();
	}

	/** The network is back, or the page is: try now, not later. */
	wake(): void {
		if (this.#closing || this.#facts.closed || this.#provider.wsconnected) return;
		this.#provider.wsUnsuccessfulReconnects = 0;
		this.#provider.connect();
	}

	/**
	 * The network is gone, or the page may be: from now on the device keeps the document, so that its writer can
	 * go on after a reload.
	 */
	brace(): void {
		const worthIt = this.#facts.dirty || (this.ready && this.mayWrite && !this.#facts.closed);
		if (worthIt && !this.#closing) void this.#device.begin();
	}

	/** The page is put away and may be taken out again: others need not see this person any more. */
	sleep(): void {
		if (this.#facts.dirty) void this.#device.begin();
		this.#provider.disconnect();
	}

	/** Waits a little for the last words to be stored, keeps them on the device if they are not, and lets go. */
	async close(): Promise<void> {
		if (this.#closing) return;
		this.#closing = true;
		this.awareness.setLocalState(null);
		// Words of an earlier visit are unsent, too; before they are read nothing may be taken for stored.
		await Promise.race([this.deviceRead, after(LEAVE_WITHIN)]);
		if (this.#facts.dirty) {
			await this.#stored(LEAVE_WITHIN);
			await (this.#facts.dirty ? this.#device.begin() : this.#device.clear());
		} else await this.#device.clear();
		for (const timer of this.#timers.values()) clearTimeout(timer);
		this.#provider.destroy();
		this.doc.destroy();
	}

	#listen(): void {
		const provider = this.#provider;
		provider.on('status', ({ status }) => {
			if (status === 'connected') this.#tell({ type: 'opened' });
		});
		provider.on('connection-close', () => {
			this.#tell({ type: 'disconnected' });
			this.brace();
		});
		provider.on('closed', ({ code }) => this.#ended(REASON_OF[code] ?? 'bad_frame'));
		provider.on('sync', (synced) => {
			if (synced) this.#tell({ type: 'synced' });
		});
		provider.messageHandlers[PLAN_NOTICE] = (_, decoder) => this.#hear(decoder);
		const sync = provider.messageHandlers[SYNC]!;
		provider.messageHandlers[SYNC] = (encoder, decoder, ...rest) => {
			const ahead = decoding.clone(decoder);
			if (decoding.readVarUint(ahead) === SYNC_STEP_1)
				this.#known = Y.decodeStateVector(decoding.readVarUint8Array(ahead));
			sync(encoder, decoder, ...rest);
		};
		this.doc.on('afterTransaction', (transaction: Y.Transaction) => {
			if (transaction.origin === provider) this.#learn(transaction);
		});
		this.doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (this.isForeign(origin)) this.#device.follow(update, origin, false);
			else this.#edited(update);
		});
	}

	/** What the server sends, it has. */
	#learn({ beforeState, afterState }: Y.Transaction): void {
		for (const [client, clock] of afterState)
			if (clock > (beforeState.get(client) ?? 0))
				this.#known.set(client, Math.max(clock, this.#known.get(client) ?? 0));
	}

	#edited(update: Uint8Array): void {
		this.#tell({ type: 'edited' });
		this.#device.follow(update, null, true);
		this.#later('keep', this.#facts.line ? KEEP_AFTER : 0, () => {
			if (this.#facts.dirty) void this.#device.begin();
		});
		this.#later('count', COUNT_AFTER, () => this.#count());
	}

	#hear(decoder: decoding.Decoder): void {
		const notice = readNotice(decoder);
		switch (notice?.kind) {
			case 'received':
			case 'refused':
				return this.#tell({ type: notice.kind, n: notice.n });
			case 'stored':
				return this.#storedUpTo(notice.n);
			case 'storageTrouble':
				return this.#tell({ type: 'trouble', on: notice.on });
			case 'role':
				return this.#judged({ role: notice.role, readOnly: notice.readOnly });
			case 'nearlyFull':
				this.#nearlyFull = { bytes: notice.bytes, limit: notice.limit };
				return this.#options.onChange?.();
			case 'record':
				return this.#options.onRecord?.();
		}
	}

	#storedUpTo(n: number): void {
		this.#tell({ type: 'stored', n, at: this.#now() });
		if (!allStored(this.#facts)) return;
		this.#known = Y.decodeStateVector(Y.encodeStateVector(this.doc));
		// Not after each keystroke: the next one would have to write the whole document again.
		this.#later('clear', 1000, () => {
			if (!this.#facts.dirty) void this.#device.clear();
		});
	}

	#judged(standing: Standing): void {
		this.#tell({ type: 'standing', standing });
		this.#count();
		// What was refused travels again, when the server asks for it or in the first answer of a new connection.
		this.#later('again', ASK_WITHIN, () => {
			if (!this.mayWrite || !this.#facts.line?.refused) return;
			this.#provider.disconnect();
			this.#provider.connect();
		});
	}

	#ended(reason: ClosedReason): void {
		if (this.#facts.dirty) void this.#device.begin();
		this.#count();
		this.#tell({ type: 'closed', reason });
	}

	async #readDevice(): Promise<void> {
		const found = await this.#device.read();
		if (!found) return;
		// A server that has spoken already knows better than an old note.
		if (!this.#facts.everSynced) this.#known = found.known;
		const words = found.own ? countWords(unsentText(this.doc, this.#known)) : 0;
		this.#tell({ type: 'found_on_device', unsent: found.own, words });
		this.brace();
	}

	#count(): void {
		this.#tell({ type: 'counted', words: countWords(this.unsentText()) });
	}

	#stored(within: number): Promise<void> {
		return new Promise((resolve) => {
			const until = this.#now() + within;
			const look = () => {
				if (!this.#facts.dirty || !this.#facts.line || this.#now() > until) resolve();
				else setTimeout(look, 25);
			};
			look();
		});
	}

	#later(what: string, ms: number, work: () => void): void {
		// The first of several wins: a person who types without pause is not put off for ever.
		if (this.#timers.has(what)) return;
		const timer = setTimeout(() => {
			this.#timers.delete(what);
			work();
		}, ms);
		this.#timers.set(what, timer);
	}

	#tell(event: PlanEvent): void {
		const before = this.#facts;
		this.#facts = advance(before, event);
		if (this.#facts !== before) this.#options.onChange?.();
	}
}

export function openPlan(options: OpenPlanOptions): PlanConnection {
	return new PlanConnection(options);
}

function after(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

function ownUrl(): string {
	return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${COLLAB_PATH}`;
}
