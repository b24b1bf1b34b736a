import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A way to the database that can be cut. */
export interface LeakyLine {
	/** The database's address by this way. */
	uri: string;
	/** From now on (true) what is sent gets lost, and the connection with it. */
	swallow(lost: boolean): void;
	close(): Promise<void>;
}

/** Stands between a client and the database of `uri`, one server of which answers there. */
export async function leakyLine(uri: string): Promise<LeakyLine> {
	const [, host = ''] = /^mongodb:\/\/(?:[^@/]*@)?([^/,]+)/.exec(uri) ?? [];
	const folder = await mkdtemp(join(tmpdir(), 'multaqa-line-'));
	const path = join(folder, 'line.sock');
	const open = new Set<Socket>();
	let lost = false;
	const server = createServer((near) => {
		const far = connect(targetOf(decodeURIComponent(host)));
		for (const [from, to] of [
			[near, far],
			[far, near]
		] as const) {
			open.add(from);
			from.on('error', () => undefined);
			from.once('close', () => {
				open.delete(from);
				to.destroy();
			});
			from.on('data', (data) => (lost ? from.destroy() : to.write(data)));
		}
	});
	await new Promise<void>((resolve) => server.listen(path, resolve));
	const address = new URL(uri.replace(host, encodeURIComponent(path)));
	address.searchParams.set('directConnection', 'true');
	return {
		uri: address.href,
		swallow: (now) => void (lost = now),
		async close() {
			for (const socket of open) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
			await rm(folder, { recursive: true, force: true });
		}
	};
}

function targetOf(host: string): { path: string } | { host: string; port: number } {
	if (host.startsWith('/')) return { path: host };
	const [name = '', port = '27017'] = host.split(':');
	return { host: name, port: Number(port) };
}
