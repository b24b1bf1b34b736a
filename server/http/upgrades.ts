import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Log } from '../platform/log.ts';
import { originAllowed } from './origin.ts';

export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export interface UpgradeOptions {
	server: Server;
	/** `MULTAQA_ORIGIN`; null allows the very address that a request came to, on this machine's own names. */
	configuredOrigin: string | null;
	/** Leaves Vite's own sockets (hot module replacement) to Vite, which listens beside us in dev. */
	dev: boolean;
	log: Log;
}

/** The one owner of every HTTP upgrade: what nobody claimed is refused. */
export interface Upgrades {
	/**
	 * Gives `handler` every upgrade at `path` and below it. Throws when the path has an owner.
	 * `programs` lets in who sends no Origin: browsers always do, so a missing one is no page's forgery.
	 */
	claim(path: string, handler: UpgradeHandler, more?: { programs: boolean }): void;
	/** From now on every upgrade is refused with 503 (draining). Sockets already open stay. */
	refuseAll(): void;
}

const REFUSALS = {
	400: 'Bad Request',
	403: 'Forbidden',
	404: 'Not Found',
	503: 'Service Unavailable'
} as const;

/** Takes over the `upgrade` event of `server`; nobody else may listen to it (Vite's own in dev excepted). */
export function createUpgrades({ server, configuredOrigin, dev, log }: UpgradeOptions): Upgrades {
	const handlers = new Map<string, Claim>();
	let draining = false;

	function judge(request: IncomingMessage): UpgradeHandler | keyof typeof REFUSALS {
		if (draining) return 503;
		const path = pathOf(request.url);
		if (path === null) return 400;
		const claim = ownerOf(path, handlers);
		if (!claim) return 404;
		const { origin, host } = request.headers;
		if (origin === undefined && claim.programs) return claim.handler;
		return originAllowed(origin, host, configuredOrigin) ? claim.handler : 403;
	}

	server.on('upgrade', (request, socket, head) => {
		if (dev && isVite(request)) return;
		// Without a listener a reset connection would end the process.
		socket.on('error', () => socket.destroy());
		const verdict = judge(request);
		if (typeof verdict === 'number') {
			log.debug({ status: verdict }, 'upgrade refused');
			refuse(socket, verdict);
			return;
		}
		try {
			verdict(request, socket, head);
		} catch (err) {
			log.error({ err }, 'upgrade failed');
			socket.destroy();
		}
	});

	return {
		claim(path, handler, { programs } = { programs: false }) {
			if (handlers.has(path)) throw new Error(`upgrades at ${path} have an owner already`);
			handlers.set(path, { handler, programs });
		},
		refuseAll() {
			draining = true;
		}
	};
}

/** Null for a target that is no path: `*`, a foreign absolute URL, broken escapes. */
function pathOf(target: string | undefined): string | null {
	if (!target?.startsWith('/') || !URL.canParse(target, 'http://here')) return null;
	return new URL(target, 'http://here').pathname;
}

interface Claim {
	handler: UpgradeHandler;
	programs: boolean;
}

function ownerOf(path: string, handlers: Map<string, Claim>): Claim | undefined {
	for (const [owned, claim] of handlers) if (path === owned || path.startsWith(`${owned}/`)) return claim;
	return undefined;
}

function isVite(request: IncomingMessage): boolean {
	return ['vite-hmr', 'vite-ping'].includes(request.headers['sec-websocket-protocol'] ?? '');
}

/** Says why and lets go of the socket, also when the other side never closes. */
export function refuse(socket: Duplex, status: keyof typeof REFUSALS): void {
	const head = `HTTP/1.1 ${status} ${REFUSALS[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
	socket.end(head, () => socket.destroy());
}
