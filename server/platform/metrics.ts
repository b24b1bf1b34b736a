import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What the process counts about itself, for Prometheus. Labels hold no names and no addresses. */
export interface Metrics {
	readonly contentType: string;
	text(): Promise<string>;
	request(method: string, status: number, seconds: number): void;
	/** Open live sockets now. */
	sockets(count: number): void;
	/** Live messages handed to sockets. */
	delivered(count: number): void;
	/** E-mails by what became of them. */
	mail(outcome: 'sent' | 'failed'): void;
}

export function createMetrics(): Metrics {
	const registry = new Registry();
	collectDefaultMetrics({ register: registry, prefix: 'multaqa_' });
	const requests = new Histogram({
		name: 'multaqa_http_request_seconds',
		help: 'Time to answer a request',
		labelNames: ['method', 'status'],
		buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
		registers: [registry]
	});
	const sockets = new Gauge({
		name: 'multaqa_live_sockets',
		help: 'Open live sockets',
		registers: [registry]
	});
	const delivered = new Counter({
		name: 'multaqa_live_deliveries_total',
		help: 'Live messages handed to sockets',
		registers: [registry]
	});
	const mails = new Counter({
		name: 'multaqa_mails_total',
		help: 'E-mails by outcome',
		labelNames: ['outcome'],
		registers: [registry]
	});
	return {
		contentType: registry.contentType,
		text: () => registry.metrics(),
		request: (method, status, seconds) =>
			requests.observe(
				{ method: METHODS.has(method) ? method : 'other', status: `${Math.floor(status / 100)}xx` },
				seconds
			),
		sockets: (count) => sockets.set(count),
		delivered: (count) => delivered.inc(count),
		mail: (outcome) => mails.inc({ outcome })
	};
}

const METHODS = new Set(['GET', 'POST', 'HEAD', 'PUT', 'DELETE']);
