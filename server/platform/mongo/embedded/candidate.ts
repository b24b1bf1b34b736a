import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { DatabaseLog } from '../log.ts';
import type { OnProgress } from './progress.ts';
import { suitability, unsuitable } from './version.ts';

const run = promisify(execFile);

export interface Binary {
	path: string;
	/** Such as `6.0.5`. */
	version: string;
}

export interface BinarySearch {
	/** `MULTAQA_MONGOD`: when set, this one or none. */
	mongodPath: string | null;
	/** Where fetched binaries are kept for this user, shared by every data folder. */
	cacheDir: string;
	/** The server version that wrote the data; a binary that cannot open them is passed over. */
	written: string | null;
	onProgress: OnProgress;
	log: DatabaseLog;
}

/** What `mongod --version` says. Also proves that the binary runs here. Throws when it does not. */
export async function versionOf(path: string): Promise<string> {
	const { stdout } = await run(path, ['--version'], { timeout: 15_000 });
	const version = /db version v(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
	if (!version) throw new Error(`${path} does not say that it is a MongoDB server.`);
	return version;
}

/** The binary itself, when it can open data that `written` wrote. Throws `DatabaseError` in words. */
export function fitting(binary: Binary, written: string | null): Binary {
	const fits = suitability(binary.version, written);
	if (fits !== 'suits') throw unsuitable(binary.path, binary.version, written, fits);
	return binary;
}
