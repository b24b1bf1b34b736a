import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { percentile } from './measure.ts';
import type { CrowdReport, PlanCrowd } from './plan-people.ts';

const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** What people in live plans cost a server. Milliseconds, seconds, bytes. */
export interface PlanFanOut {
	deliveries: number;
	missing: number;
	p50: number;
	p99: number;
	/** Null for a relay that stores nothing. */
	stored: { p50: number; p95: number; p99: number } | null;
	cpuPerThousand: number;
	residentBytes: number;
}

type Usage = () => Promise<{ cpuSeconds: number; residentBytes: number }>;

/** Lets a crowd write for a while and says what it saw; processor time is that of the server alone. */
export async function planFanOut(crowd: PlanCrowd, usage: Usage): Promise<PlanFanOut> {
	const child = fork(script('./plan-people.ts'), [JSON.stringify(crowd)]);
	try {
		await message(child, 'started');
		const before = await usage();
		const { report } = await message<{ report: CrowdReport }>(child, 'report');
		const after = await usage();
		const { delays, stored, missing } = report;
		return {
			deliveries: delays.length,
			missing,
			p50: percentile(delays, 0.5),
			p99: percentile(delays, 0.99),
			stored: stored.length
				? { p50: percentile(stored, 0.5), p95: percentile(stored, 0.95), p99: percentile(stored, 0.99) }
				: null,
			cpuPerThousand: ((after.cpuSeconds - before.cpuSeconds) * 1000) / Math.max(1, delays.length),
			residentBytes: after.residentBytes
		};
	} finally {
		child.kill();
	}
}

/** The same crowd on the bare relay. */
export async function startBareRelay(): Promise<{ origin: string; usage: Usage; stop: () => void }> {
	const child = fork(script('./bare-relay.ts'));
	const { port } = await message<{ port: number }>(child, 'listening');
	return {
		origin: `http://127.0.0.1:${port}`,
		usage() {
			const answer = message<{ cpuSeconds: number; residentBytes: number }>(child, 'usage');
			child.send('usage');
			return answer;
		},
		stop: () => void child.kill()
	};
}

/** The next message of this kind from a process; an error when it ends before. */
function message<T>(child: ChildProcess, kind: string): Promise<T> {
	return new Promise((resolve, reject) => {
		const hear = (said: { kind: string } & T) => {
			if (said.kind !== kind) return;
			child.off('message', hear);
			child.off('exit', gone);
			resolve(said);
		};
		const gone = (code: number | null) =>
			reject(new Error(`It ended with ${code} before it said "${kind}".`));
		child.on('message', hear);
		child.once('exit', gone);
	});
}
