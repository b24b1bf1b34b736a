import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { startOf } from '../../server/platform/mongo/embedded/process-identity.ts';

export interface StartedProcess {
	child: ChildProcess;
	/** The first line that it printed. */
	firstLine: string;
	/** Sends the signal and waits until the process has ended. */
	end(signal: NodeJS.Signals): Promise<void>;
}

/** Runs one of the tests' own scripts as a process and waits for the first line it prints. */
export async function startProcess(script: URL, args: string[]): Promise<StartedProcess> {
	const child = spawn(process.execPath, [script.pathname, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
	const exited = once(child, 'exit');
	const lines = createInterface({ input: child.stdout! });
	const [firstLine] = (await Promise.race([
		once(lines, 'line'),
		exited.then(([code]) => {
			throw new Error(`${script.pathname} ended with ${code} before it said anything`);
		})
	])) as [string];
	return {
		child,
		firstLine,
		async end(signal) {
			child.kill(signal);
			await exited;
		}
	};
}

/** True while a process with this number runs. One that has ended and waits for its parent does not. */
export async function runs(pid: number): Promise<boolean> {
	return (await startOf(pid)) !== null;
}
