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
	/** Open plans and their sockets now. */
	planRooms(count: number): void;
	planSockets(count: number): void;
	/** One edit of a plan was taken. */
	planEdit(): void;
	/** Edits handed to the sockets of plans. */
	planDeliveries(count: number): void;
	/** Un-stored bytes of plans that came (positive) or were stored (negative). */
	planUnstored(bytes: number): void;
	/** Seconds that one group of edits took to be stored. */
	planAppended(seconds: number): void;
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
		mail: (outcome) => mails.inc({ outcome }),
		...planMetrics(registry)
	};
}

function planMetrics(registry: Registry) {
	const registers = [registry];
	const rooms = new Gauge({ name: 'multaqa_plan_rooms', help: 'Open plans', registers });
	const sockets = new Gauge({ name: 'multaqa_plan_sockets', help: 'Open sockets of plans', registers });
	const edits = new Counter({ name: 'multaqa_plan_edits_total', help: 'Edits of plans', registers });
	const deliveries = new Counter({
		name: 'multaqa_plan_deliveries_total',
		help: 'Edits handed to the sockets of plans',
		registers
	});
	const unstored = new Gauge({
		name: 'multaqa_plan_unstored_bytes',
		help: 'Bytes of edits that the database has not confirmed',
		registers
	});
	const appended = new Histogram({
		name: 'multaqa_plan_append_seconds',
		help: 'Time to store a group of edits',
		buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30],
		registers
	});
	return {
		planRooms: (count: number) => rooms.set(count),
		planSockets: (count: number) => sockets.set(count),
		planEdit: () => edits.inc(),
		planDeliveries: (count: number) => deliveries.inc(count),
		planUnstored: (bytes: number) => unstored.inc(bytes),
		planAppended: (seconds: number) => appended.observe(seconds)
	};
}

const METHODS = new Set(['GET', 'POST', 'HEAD', 'PUT', 'DELETE']);
