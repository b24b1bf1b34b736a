import { mkdir, rmdir, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../../server/commands/build-if-needed.ts';

const lock = fileURLToPath(new URL('../../node_modules/.multaqa-building', import.meta.url));
/** Milliseconds after which a lock was left behind by somebody who was killed. */
const STALE = 180_000;

/** Builds the pages when they are older than their sources; of several test files that ask at once, one builds. */
export async function pagesBuilt(): Promise<void> {
	while (!(await taken())) await sleep(200);
	try {
		await ensureBuilt();
	} finally {
		await rmdir(lock);
	}
}

async function taken(): Promise<boolean> {
	try {
		await mkdir(lock);
		return true;
	} catch {
		const made = await stat(lock).catch(() => null);
		if (made && Date.now() - made.mtimeMs > STALE) await rmdir(lock).catch(() => undefined);
		return false;
	}
}
