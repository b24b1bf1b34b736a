import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestHandler } from 'express';
import type { Config } from './config.ts';
import { createContainer, type Services } from './container.ts';
import { loadDemoNetwork } from './demo/load.ts';
import { Drain } from './drain.ts';
import { createApp } from './http/app.ts';
import { listensHereOnly } from './http/nearness.ts';
import { createUpgrades } from './http/upgrades.ts';
import { builtPages, devPages } from './http/web.ts';
import { settleNetworkKind } from './network/kind.ts';
import { loadBaseNetwork } from './network/load-base.ts';
import { createLog } from './platform/log.ts';
import { openDatabase, type DatabaseProgress } from './platform/mongo/open.ts';
import { setRunning } from './running.ts';

export interface StartOptions {
	config: Config;
	/** `dev` serves the pages through Vite, `built` from ./build, `none` leaves them out (for tests of the rest). */
	pages: 'dev' | 'built' | 'none';
	onProgress?: (step: DatabaseProgress) => void;
}

export interface RunningServer {
	/** Where it listens, for example http://127.0.0.1:3000 */
	url: string;
	services: Services;
	/** Drains in order and resolves when nothing of ours is left running. */
	stop(): Promise<void>;
}

/** config → database → container → http, sockets and pages → listen. Whatever opened is closed again on failure. */
export async function startServer({ config, pages, onProgress }: StartOptions): Promise<RunningServer> {
	const log = createLog(config.logLevel);
	const drain = new Drain(log);
	try {
		const database = await openDatabase({
			uri: config.mongodbUri,
			dataDir: config.dataDir,
			mongodPath: config.mongodPath,
			log,
			onProgress
		});
		drain.add('database', () => database.close());
		await settleNetworkKind(database.connection, config.demo ? 'demo' : 'real');

		const server = createServer();
		const services = await createContainer({
			config,
			database,
			log,
			drain,
			address: () => urlOf(server, config)
		});
		setRunning(services, listensHereOnly(config.host));
		if (config.demo) await loadDemoNetwork(services);
		else await loadBaseNetwork(services.store);

		const upgrades = createUpgrades({ server, configuredOrigin: config.origin, dev: pages === 'dev', log });
		drain.add('http', () => closeHttp(server));
		services.live.attach(upgrades);
		drain.add('live', () => services.live.close());
		services.livePlans.attach(upgrades);
		drain.add('live plans', () => services.livePlans.close());
		drain.add('upgrades', () => upgrades.refuseAll());

		const web = await openPages(pages, config, server, drain);
		server.on('request', createApp({ config, services, draining: () => drain.started, web }));
		await listen(server, config);
		return { url: urlOf(server, config), services, stop: () => drain.run() };
	} catch (error) {
		await drain.run();
		throw error;
	}
}

async function openPages(
	pages: StartOptions['pages'],
	config: Config,
	server: Server,
	drain: Drain
): Promise<RequestHandler> {
	if (pages === 'built') return builtPages(config);
	if (pages === 'none') return (_req, res) => void res.status(404).json({ code: 'not_found' });
	const { web, close } = await devPages(server);
	drain.add('vite', close);
	return web;
}

/** Listens on the configured port, or, when nobody asked for a certain one, on the next free one. */
async function listen(server: Server, config: Config): Promise<void> {
	const last = config.portIsDefault ? config.port + 20 : config.port;
	for (let port = config.port; ; port++) {
		try {
			await new Promise<void>((resolve, reject) => {
				server.once('error', reject);
				server.listen(port, config.host, () => {
					server.off('error', reject);
					resolve();
				});
			});
			return;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || port >= last) throw error;
		}
	}
}

/** Lets requests under way finish; idle keep-alive connections would hold the process open. */
function closeHttp(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		server.closeIdleConnections();
		setTimeout(() => server.closeAllConnections(), 5000).unref();
	});
}

function urlOf(server: Server, config: Config): string {
	const { port } = server.address() as AddressInfo;
	const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host;
	return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
