import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createLog } from '../platform/log.ts';
import { createUpgrades, type UpgradeOptions } from './upgrades.ts';

const HOME = 'https://multaqa.example';
const servers: Server[] = [];

afterEach(() => {
	for (const server of servers.splice(0)) {
		server.closeAllConnections();
		server.close();
	}
});

async function start(more: Partial<UpgradeOptions> = {}) {
	const server = createServer((_req, res) => res.end());
	servers.push(server);
	const upgrades = createUpgrades({
		server,
		configuredOrigin: HOME,
		dev: false,
		log: createLog('silent'),
		...more
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return { server, upgrades, port: (server.address() as AddressInfo).port };
}

/** The status an upgrade is answered with, or what `handler` wrote. */
function knock(port: number, path: string, headers: Record<string, string> = { origin: HOME }) {
	return new Promise<number | string>((resolve) => {
		const asked = request({
			port,
			host: '127.0.0.1',
			path,
			headers: { connection: 'Upgrade', upgrade: 'websocket', ...headers }
		});
		asked.on('upgrade', (_res, socket) => {
			socket.destroy();
			resolve('upgraded');
		});
		asked.on('response', (res) => resolve(res.statusCode ?? 0));
		asked.on('error', () => resolve('cut'));
		asked.end();
	});
}

const accept = (_: unknown, socket: { end(text: string): void }) =>
	socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');

describe('the owner of upgrades', () => {
	it('hands an upgrade to whoever claimed its path, and what lies below it', async () => {
		const { upgrades, port } = await start();
		upgrades.claim('/live', accept);
		expect(await knock(port, '/live/?transport=websocket')).toBe('upgraded');
		expect(await knock(port, '/live')).toBe('upgraded');
	});

	it('refuses what nobody claimed', async () => {
		const { upgrades, port } = await start();
		upgrades.claim('/live', accept);
		for (const path of ['/', '/livelier', '/collab/1', '/live/../collab'])
			expect(await knock(port, path)).toBe(404);
		expect(await knock(port, 'http://elsewhere.example/live')).toBe(400);
	});

	it('refuses another Origin, "null" and none at all', async () => {
		const { upgrades, port } = await start();
		upgrades.claim('/live', accept);
		expect(await knock(port, '/live', { origin: 'https://evil.example' })).toBe(403);
		expect(await knock(port, '/live', { origin: 'null' })).toBe(403);
		expect(await knock(port, '/live', {})).toBe(403);
	});

	it('without a configured Origin allows the address itself, on names of this machine', async () => {
		const { upgrades, port } = await start({ configuredOrigin: null });
		upgrades.claim('/live', accept);
		expect(await knock(port, '/live', { origin: `http://127.0.0.1:${port}` })).toBe('upgraded');
		expect(await knock(port, '/live', { origin: `http://127.0.0.1:${port + 1}` })).toBe(403);
		const rebound = { origin: 'http://evil.example', host: 'evil.example' };
		expect(await knock(port, '/live', rebound)).toBe(403);
	});

	it('gives each path one owner', async () => {
		const { upgrades } = await start();
		upgrades.claim('/live', accept);
		expect(() => upgrades.claim('/live', accept)).toThrow(/owner/);
	});

	it('outlives a handler that throws', async () => {
		const { upgrades, port } = await start();
		upgrades.claim('/broken', () => {
			throw new Error('broken');
		});
		upgrades.claim('/live', accept);
		expect(await knock(port, '/broken')).toBe('cut');
		expect(await knock(port, '/live')).toBe('upgraded');
	});

	it('refuses everything while the process drains', async () => {
		const { upgrades, port } = await start();
		upgrades.claim('/live', accept);
		upgrades.refuseAll();
		expect(await knock(port, '/live')).toBe(503);
	});

	it("leaves Vite's sockets to Vite in dev, and refuses them in production", async () => {
		const vite = { origin: HOME, 'sec-websocket-protocol': 'vite-hmr' };
		const dev = await start({ dev: true });
		dev.server.on('upgrade', accept);
		expect(await knock(dev.port, '/', vite)).toBe('upgraded');
		const production = await start();
		expect(await knock(production.port, '/', vite)).toBe(404);
	});
});
