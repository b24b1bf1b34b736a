import { cpus, totalmem } from 'node:os';
import autocannon from 'autocannon';

/** One row of the table that `npm run bench` prints. */
export interface Figure {
	what: string;
	value: string;
	/** The budget it is held against, in words; empty where there is none. */
	budget?: string;
	met?: boolean;
}

export interface Load {
	requestsPerSecond: number;
	/** Milliseconds. */
	p50: number;
	p99: number;
	/** Milliseconds of processor time of the server per request. */
	cpuPerRequest: number;
	failures: number;
}

/** What the server says of itself at /metrics. Seconds and bytes. */
export async function usage(url: string): Promise<{ cpuSeconds: number; residentBytes: number }> {
	const text = await (await fetch(new URL('/metrics', url))).text();
	const read = (name: string) => Number(new RegExp(`^${name} ([0-9.e+]+)`, 'm').exec(text)?.[1] ?? NaN);
	return {
		cpuSeconds: read('multaqa_process_cpu_seconds_total'),
		residentBytes: read('multaqa_process_resident_memory_bytes')
	};
}

/** Waits until the server does next to nothing for two seconds, a minute at most: what it makes up for is not what is measured. */
export async function untilQuiet(url: string): Promise<void> {
	for (let tries = 0; tries < 30; tries++) {
		const before = (await usage(url)).cpuSeconds;
		await new Promise((resolve) => setTimeout(resolve, 2000));
		if ((await usage(url)).cpuSeconds - before < 0.1) return;
	}
}

/** Ten connections ask for one page for some seconds, after a warm-up that is not counted. */
export async function load(
	url: string,
	seconds: number,
	cpu: () => Promise<number>,
	headers: Record<string, string> = {}
): Promise<Load> {
	await autocannon({ url, headers, connections: 10, duration: Math.min(3, seconds) });
	const before = await cpu();
	const result = await autocannon({ url, headers, connections: 10, duration: seconds });
	const spent = (await cpu()) - before;
	return {
		requestsPerSecond: result.requests.average,
		p50: result.latency.p50,
		p99: result.latency.p99,
		cpuPerRequest: (spent * 1000) / Math.max(1, result.requests.total),
		failures: result.non2xx + result.errors + result.timeouts
	};
}

export function percentile(sorted: number[], share: number): number {
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export function inWords(l: Load): string {
	const failed = l.failures > 0 ? `, ${l.failures} FAILED` : '';
	return `${l.requestsPerSecond.toFixed(0)} requests/s, p50 ${l.p50} ms, p99 ${l.p99} ms, ${l.cpuPerRequest.toFixed(2)} ms CPU each${failed}`;
}

export function machine(): string {
	const [first] = cpus();
	return `${first?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
}

export function printTable(figures: Figure[]): void {
	const width = Math.max(...figures.map((f) => f.what.length));
	for (const { what, value, budget, met } of figures) {
		const verdict = budget ? `  [${met === undefined ? '' : met ? 'met: ' : 'MISSED: '}${budget}]` : '';
		console.log(`${what.padEnd(width)}  ${value}${verdict}`);
	}
}
