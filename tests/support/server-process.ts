import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const start = fileURLToPath(new URL('../../server/commands/start.ts', import.meta.url));
/** Where it listens, which is not where people find it when an address is configured. */
const ADDRESSES = [/Listens at\s+(http:\/\/\S+)/, /Multaqa · ملتقى\s+(http:\/\/\S+)/];

/** A real Multaqa in its own process, on its own data folder and a free port. */
export interface ServerProcess {
	readonly url: string;
	readonly pid: number;
	readonly dataDir: string;
	/** All that it has printed. */
	output(): string;
	/** `kill -9`: nothing gets a chance to say goodbye. Resolves when the process is gone. */
	kill(): Promise<void>;
	/** SIGTERM and the ordered drain. Resolves with the exit code; null when a signal ended it. */
	stop(): Promise<number | null>;
	/** Starts it again on the same data and the same port. */
	restart(): Promise<void>;
	/** Stops it and removes its data. */
	dispose(): Promise<void>;
}

/** Starts `npm start`'s own command and waits until it says where it listens. */
export async function startServerProcess(env: Record<string, string> = {}): Promise<ServerProcess> {
	const dataDir = env.MULTAQA_DATA ?? (await mkdtemp(join(tmpdir(), 'multaqa-test-')));
	let child: ChildProcess;
	let printed = '';
	let url = '';

	const launch = async (port: string) => {
		printed = '';
		child = spawn(process.execPath, ['--max-semi-space-size=8', start], {
			env: {
				...process.env,
				NODE_ENV: 'production',
				MULTAQA_LOG: 'warn',
				...env,
				MULTAQA_DATA: dataDir,
				PORT: port
			},
			stdio: ['ignore', 'pipe', 'pipe']
		});
		for (const stream of [child.stdout!, child.stderr!])
			stream.on('data', (chunk: Buffer) => (printed += chunk));
		url = await untilReady(child, () => printed);
	};
	const gone = () =>
		new Promise<number | null>((resolve) => {
			if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
			else child.once('exit', resolve);
		});
	const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
		child.kill(signal);
		return gone();
	};

	await launch('0');
	return {
		get url() {
			return url;
		},
		get pid() {
			return child.pid!;
		},
		dataDir,
		output: () => printed,
		kill: async () => void (await end('SIGKILL')),
		stop: () => end('SIGTERM'),
		restart: () => launch(new URL(url).port),
		async dispose() {
			// After a kill the database lives on; a start takes it over, a stop takes it along.
			if (child.signalCode === 'SIGKILL') await launch('0').catch(() => undefined);
			await end('SIGTERM');
			await rm(dataDir, { recursive: true, force: true });
		}
	};
}

function untilReady(child: ChildProcess, printed: () => string): Promise<string> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(
			() => finish(new Error(`The server did not start in time:\n${printed()}`)),
			120_000
		);
		const look = () => {
			const said = printed();
			if (!said.includes('Stop with Ctrl-C')) return;
			finish(ADDRESSES.map((address) => address.exec(said)?.[1]).find(Boolean) ?? new Error(said));
		};
		const exited = () => finish(new Error(`The server ended while starting:\n${printed()}`));
		const finish = (outcome: string | Error) => {
			clearTimeout(timer);
			child.stdout!.off('data', look);
			child.off('exit', exited);
			if (typeof outcome === 'string') resolve(outcome);
			else reject(outcome);
		};
		child.stdout!.on('data', look);
		child.once('exit', exited);
	});
}
