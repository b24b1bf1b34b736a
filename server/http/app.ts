import { randomUUID } from 'node:crypto';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { LIVE_PATH } from '../../src/lib/shared/live.ts';
import type { Config } from '../config.ts';
import type { Services } from '../container.ts';
import { health } from './health.ts';
import { fromThisMachine } from './nearness.ts';
import { hostAllowed } from './origin.ts';

export interface AppOptions {
	config: Config;
	services: Services;
	draining: () => boolean;
	/** The pages: SvelteKit's handler in production, Vite's middlewares in dev. */
	web: RequestHandler;
}

/** Express in the order a request meets it: identity, headers, health, then the pages. */
export function createApp({ config, services, draining, web }: AppOptions): Express {
	const app = express();
	app.disable('x-powered-by');
	app.set('trust proxy', config.trustProxy);

	app.use(observe(services));
	app.use(securityHeaders(config));
	app.use(health(services, config, draining));
	app.use(addressGuard(config));
	app.use(LIVE_PATH, (req, res) => {
		// The live room reads the whole path, which Express has shortened.
		req.url = req.originalUrl;
		services.live.handleRequest(req, res);
	});
	app.use(compression({ threshold: 1024 }));
	app.use((req, _res, next) => {
		Object.assign(req, { services, fromThisMachine: fromThisMachine(req, config) });
		next();
	});
	app.use(web);
	app.use(lastResort(services));
	return app;
}

/** Every request gets an id and is counted and timed; the log line names route and status, never who. */
function observe(services: Services): RequestHandler {
	return (req, res, next) => {
		const id = randomUUID();
		const began = performance.now();
		res.setHeader('x-request-id', id);
		res.once('finish', () => {
			const seconds = (performance.now() - began) / 1000;
			services.metrics.request(req.method, res.statusCode, seconds);
			if (res.statusCode >= 500)
				services.log.warn({ request: id, method: req.method, status: res.statusCode }, 'request failed');
		});
		next();
	};
}

function securityHeaders(config: Config): RequestHandler {
	const ofPages = helmet({
		// The pages carry their own policy, with nonces (svelte.config.js).
		contentSecurityPolicy: false,
		// `no-referrer` would make browsers send "Origin: null" and plain forms fail.
		referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
		strictTransportSecurity: config.origin?.startsWith('https:') ? { maxAge: 31_536_000 } : false,
		xFrameOptions: { action: 'deny' }
	});
	return (req, res, next) => {
		if (!req.path.startsWith('/_app/immutable/')) return ofPages(req, res, next);
		// Scripts and styles come by the dozen: what only matters for documents would outweigh small ones.
		res.setHeader('X-Content-Type-Options', 'nosniff');
		res.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
		next();
	};
}

/**
 * Without a configured origin the page's address is taken from the request, so only this machine's own
 * names are answered (a foreign name pointing here could read pages otherwise).
 */
function addressGuard(config: Config): RequestHandler {
	return (req, res, next) => {
		if (config.origin === null) {
			if (!hostAllowed(req.headers.host)) {
				res
					.status(421)
					.type('text')
					.send('misdirected_request: set MULTAQA_ORIGIN to the address you use.\n');
				return;
			}
			req.headers['x-multaqa-protocol'] = 'http';
		}
		next();
	};
}

/** Whatever fails outside the pages still answers with a code and without its insides. */
function lastResort(services: Services): ErrorRequestHandler {
	return (error, _req, res, next) => {
		services.log.error({ err: error }, 'request failed outside the pages');
		if (res.headersSent) return next(error);
		const { code, status } = services.toDomainError(error);
		res.status(status).type('json').send(JSON.stringify({ code }));
	};
}
