import { LIVE_PATH } from '../shared/live.ts';

/** A way for packets of engine.io (protocol 4) between this page and the server. */
export interface Transport {
	send(packet: string): void;
	/** Ends it without a word to whoever listens. */
	close(): void;
}

export interface TransportListener {
	heard(packet: string): void;
	/** It has ended, or could not be opened. May be told more than once. */
	lost(): void;
}

/** Opens a transport to the server at `origin`. What it throws counts as lost. */
export type OpenTransport = (origin: string, listener: TransportListener) => Transport;

const address = (origin: string, transport: string) => `${origin}${LIVE_PATH}/?EIO=4&transport=${transport}`;

export const webSocket: OpenTransport = (origin, { heard, lost }) => {
	// http becomes ws, https becomes wss.
	const socket = new WebSocket(address(origin, 'websocket').replace('http', 'ws'));
	socket.onmessage = ({ data }) => heard(String(data));
	socket.onclose = lost;
	return {
		send: (packet) => socket.send(packet),
		close: () => {
			socket.onmessage = socket.onclose = null;
			socket.close();
		}
	};
};

/** Between the packets of one body. */
const SEPARATOR = '\x1e';
/** The first packet of a connection; its rest is JSON. */
const OPENED = '0';
const CLOSED = '1';

export const longPolling: OpenTransport = (origin, { heard, lost }) => {
	const stop = new AbortController();
	let url = address(origin, 'polling');
	let sent: Promise<unknown> = Promise.resolve();

	async function ask(body?: string): Promise<string> {
		const method = body === undefined ? 'GET' : 'POST';
		const response = await fetch(url, { method, body, cache: 'no-store', signal: stop.signal });
		if (!response.ok) throw new Error(`status ${response.status}`);
		return response.text();
	}
	async function listen(): Promise<void> {
		while (!stop.signal.aborted) {
			for (const packet of (await ask()).split(SEPARATOR)) {
				if (packet[0] === OPENED) url += `&sid=${(JSON.parse(packet.slice(1)) as { sid: string }).sid}`;
				heard(packet);
			}
		}
	}
	const failed = () => {
		if (!stop.signal.aborted) lost();
	};
	listen().catch(failed);

	return {
		// One at a time: the server ends a connection whose requests overlap.
		send: (packet) => void (sent = sent.then(() => ask(packet)).catch(failed)),
		close: () => {
			stop.abort();
			if (url.includes('&sid='))
				void fetch(url, { method: 'POST', body: CLOSED, keepalive: true }).catch(() => undefined);
		}
	};
};
