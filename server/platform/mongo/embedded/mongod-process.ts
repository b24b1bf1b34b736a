import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, readlink, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Layout } from './layout.ts';
import { commandOf, startOf } from './process-identity.ts';
import { REPLICA_SET } from './replica.ts';
import { SOCKET_NAME } from './socket.ts';

/** A running `mongod`, our child or one that we took over. */
export interface MongodProcess {
	pid: number;
	/** Resolves when it has ended, however that came. */
	ended: Promise<void>;
	/** True once it has ended. */
	hasEnded(): boolean;
	/** Asks it to end in good order and waits; ends it by force when it does not within 20 s. */
	stop(): Promise<void>;
}

/** Sizes, in their options' own units. The tests' server is smaller. */
export interface MongodSettings {
	cacheGigabytes: number;
	/**
	 * How far back a change stream can resume. Ours live as long as the process and restart with the
	 * database in seconds; 256 MB hold some hundred thousand changes, and fill only as they come.
	 */
	oplogMegabytes: number;
}

export const DEFAULT_SETTINGS: MongodSettings = { cacheGigabytes: 0.25, oplogMegabytes: 256 };

/**
 * The journal keeps three files of this size: 50 MB for a new folder instead of 300. The eviction marks
 * let one transaction fill half of the small cache; at the usual ones two documents of 8 MB are too much.
 */
const ENGINE = 'log=(file_max=16MB),eviction_dirty_trigger=60,eviction_updates_trigger=50';

const LOG_KEPT_BYTES = 8 * 1024 * 1024;
const STOP_WITHIN_MS = 20_000;

function options(layout: Layout, settings: MongodSettings): string[] {
	return [
		...['--dbpath', layout.db],
		// No TCP port: only this user reaches the socket.
		...['--bind_ip', layout.socket],
		...['--unixSocketPrefix', layout.socketDirectory],
		...['--filePermissions', '0600'],
		...['--replSet', REPLICA_SET],
		...['--oplogSize', String(settings.oplogMegabytes)],
		...['--wiredTigerCacheSizeGB', String(settings.cacheGigabytes)],
		...['--wiredTigerEngineConfigString', ENGINE],
		...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
		// There is no second node to hand over to, so nothing to wait for when told to end.
		...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=0'],
		...['--logpath', layout.logFile, '--logappend', '--quiet']
	];
}

/** Starts a `mongod` in its own process group: Ctrl-C reaches us first, and we end it after our drain. */
export async function spawnMongod(
	binary: string,
	layout: Layout,
	settings: MongodSettings
): Promise<MongodProcess> {
	await keepLogSmall(layout.logFile);
	const log = await open(layout.logFile, 'a', 0o600);
	try {
		const child = spawn(binary, options(layout, settings), {
			cwd: layout.folder,
			detached: true,
			stdio: ['ignore', log.fd, log.fd]
		});
		await once(child, 'spawn');
		const ended = once(child, 'exit').then(() => undefined);
		return processOf(child.pid!, ended);
	} finally {
		await log.close();
	}
}

/**
 * The `mongod` that a killed owner left running on these data, or null. Call only as the folder's owner.
 * `usable` when it listens where we look for it, which is not so when the folder was moved meanwhile.
 */
export async function findOrphan(
	layout: Layout
): Promise<{ process: MongodProcess; usable: boolean } | null> {
	const lock = await readFile(join(layout.db, 'mongod.lock'), 'utf8').catch(() => '');
	const pid = Number.parseInt(lock, 10);
	if (!(pid > 1) || pid === process.pid) return null;
	const start = await startOf(pid);
	const command = await commandOf(pid);
	// Somebody's own mongod on our data, for a backup perhaps, is not ours to end: starting will refuse.
	if (!start || !command?.includes('mongod') || !command.includes(SOCKET_NAME)) return null;
	// The number in the lock may have gone to somebody else's server meanwhile.
	const folder = await readlink(`/proc/${pid}/cwd`).catch(() => null);
	if (!command.includes(layout.db) && folder !== layout.folder) return null;
	const ended = (async () => {
		while ((await startOf(pid)) === start) await sleep(200);
	})();
	return { process: processOf(pid, ended), usable: command.includes(layout.socket) };
}

function processOf(pid: number, ended: Promise<void>): MongodProcess {
	let over = false;
	const signal = (name: NodeJS.Signals) => {
		if (over) return;
		try {
			process.kill(pid, name);
		} catch {
			// It ended between the look and the signal.
		}
	};
	// Whatever ends this process short of a kill must not leave the server behind.
	const onExit = () => signal('SIGTERM');
	process.on('exit', onExit);
	const finished = ended.then(() => {
		over = true;
		process.off('exit', onExit);
	});
	return {
		pid,
		ended: finished,
		hasEnded: () => over,
		async stop() {
			signal('SIGTERM');
			const late = setTimeout(() => signal('SIGKILL'), STOP_WITHIN_MS);
			await finished;
			clearTimeout(late);
		}
	};
}

async function keepLogSmall(file: string): Promise<void> {
	const size = await stat(file).then(
		(s) => s.size,
		() => 0
	);
	if (size > LOG_KEPT_BYTES) await rename(file, `${file}.old`);
}

/** The last complaint in `mongod`'s log, for a person; null when it has none. */
export async function lastComplaint(logFile: string): Promise<string | null> {
	const text = await readFile(logFile, 'utf8').catch(() => '');
	for (const line of text
		.slice(-64 * 1024)
		.trimEnd()
		.split('\n')
		.reverse()
		.slice(0, 200)) {
		const complaint = complaintIn(line);
		if (complaint) return complaint;
	}
	return null;
}

function complaintIn(line: string): string | null {
	if (!line.startsWith('{')) return /error|cannot open shared/i.test(line) ? line : null;
	try {
		const entry = JSON.parse(line) as { s?: string; msg?: string; attr?: { error?: unknown } };
		if (entry.s !== 'E' && entry.s !== 'F') return null;
		const detail = entry.attr?.error
			? `: ${typeof entry.attr.error === 'string' ? entry.attr.error : JSON.stringify(entry.attr.error)}`
			: '';
		return `${entry.msg}${detail}`;
	} catch {
		return null;
	}
}
