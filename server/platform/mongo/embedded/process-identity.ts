import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * When a process was started, as a string that no later process with the same number shares; null when
 * no such process runs. A process that has ended and waits for its parent (a zombie) does not run.
 */
export async function startOf(pid: number): Promise<string | null> {
	return process.platform === 'linux' ? startOnLinux(pid) : startElsewhere(pid);
}

async function startOnLinux(pid: number): Promise<string | null> {
	try {
		const [stat, boot] = await Promise.all([
			readFile(`/proc/${pid}/stat`, 'utf8'),
			readFile('/proc/sys/kernel/random/boot_id', 'utf8')
		]);
		// The second field is the name in brackets and may hold spaces: count from the last bracket.
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		const state = fields[0];
		if (state === 'Z' || state === 'X') return null;
		return `${boot.trim()}:${fields[19]}`;
	} catch {
		return null;
	}
}

async function startElsewhere(pid: number): Promise<string | null> {
	try {
		const { stdout } = await run('ps', ['-o', 'stat=,lstart=', '-p', String(pid)]);
		const [state = '', ...start] = stdout.trim().split(/\s+/);
		return state === '' || state.startsWith('Z') ? null : start.join(' ');
	} catch {
		return null;
	}
}

/** The command line of a running process; null when it has ended. */
export async function commandOf(pid: number): Promise<string | null> {
	try {
		if (process.platform === 'linux')
			return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ').trim();
		return (await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)])).stdout.trim();
	} catch {
		return null;
	}
}
