import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { reply } from '../support/forum-forms.ts';
import type { HttpClient } from '../support/http-client.ts';
import { percentile, usage } from './measure.ts';

export interface FanOut {
	readers: number;
	replies: number;
	/** Milliseconds from sending the form to a reader's copy: database, event log and network included. */
	p50: number;
	p99: number;
	/** Seconds of the server's processor time per 1,000 copies, the posting itself included. */
	cpuPerThousand: number;
}

/** A member posts replies to a thread that `readers` sockets follow, one reply at a time. */
export async function fanOut(
	url: string,
	threadId: string,
	writer: HttpClient,
	readers: number,
	replies: number
): Promise<FanOut> {
	const child = fork(fileURLToPath(new URL('./readers.ts', import.meta.url)), [
		url,
		threadId,
		String(readers)
	]);
	try {
		await once(child, 'message');
		const before = await usage(url);
		const delays: number[] = [];
		for (let n = 0; n < replies; n++) {
			const arrived = once(child, 'message') as Promise<[{ times: number[] }]>;
			const sent = Date.now();
			await reply(writer, threadId, `Measured reply number ${n + 1}.`);
			const [{ times }] = await arrived;
			delays.push(...times.map((time) => time - sent));
		}
		const spent = (await usage(url)).cpuSeconds - before.cpuSeconds;
		delays.sort((a, b) => a - b);
		return {
			readers,
			replies,
			p50: percentile(delays, 0.5),
			p99: percentile(delays, 0.99),
			cpuPerThousand: (spent * 1000) / (readers * replies)
		};
	} finally {
		child.kill();
	}
}
