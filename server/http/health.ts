import { timingSafeEqual } from 'node:crypto';
import { Router, type RequestHandler } from 'express';
import type { Config } from '../config.ts';
import type { Services } from '../container.ts';
import { fromThisMachine } from './nearness.ts';

/**
 * `/healthz`: the process answers. `/readyz`: it can serve people now (database up, not draining).
 * `/metrics`: Prometheus text, for this machine or whoever holds the token.
 */
export function health(services: Services, config: Config, draining: () => boolean): Router {
	const router = Router();
	router.get('/healthz', (_req, res) => void res.json({ status: 'ok' }));
	router.get('/readyz', async (_req, res) => {
		const database = draining() ? false : await services.databaseAnswers();
		const ready = database && !draining();
		res
			.status(ready ? 200 : 503)
			.json({ status: ready ? 'ready' : draining() ? 'draining' : 'unavailable', database });
	});
	router.get('/metrics', mayReadMetrics(config), async (_req, res) => {
		res.type(services.metrics.contentType).send(await services.metrics.text());
	});
	return router;
}

function mayReadMetrics(config: Config): RequestHandler {
	return (req, res, next) => {
		const token = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1] ?? '';
		const open =
			config.metricsToken === null ? fromThisMachine(req, config) : same(token, config.metricsToken);
		if (open) next();
		else res.status(404).json({ code: 'not_found' });
	};
}

function same(a: string, b: string): boolean {
	const [left, right] = [Buffer.from(a), Buffer.from(b)];
	return left.length === right.length && timingSafeEqual(left, right);
}
