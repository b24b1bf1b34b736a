import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Process number of the database server on this data folder. Throws when there has been none for a while. */
export async function databasePid(dataDir: string): Promise<number> {
	for (let waited = 0; waited < 10_000; waited += 50) {
		const lock = await readFile(join(dataDir, 'mongo/db/mongod.lock'), 'utf8').catch(() => '');
		const pid = Number.parseInt(lock, 10);
		if (pid > 1 && runs(pid)) return pid;
		await sleep(50);
	}
	throw new Error(`no database server runs on ${dataDir}`);
}

function runs(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
