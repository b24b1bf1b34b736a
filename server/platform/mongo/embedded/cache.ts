import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fitting, versionOf, type Binary, type BinarySearch } from './candidate.ts';
import { compareVersions, suitability } from './version.ts';

/** The newest binary in the per-user cache that can open the data, or null. */
export async function fromCache({ cacheDir, written }: BinarySearch): Promise<Binary | null> {
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

/**
 * A source that downloads: puts a `mongod` into `workshop` and returns its path there, or throws.
 * `written` as in `BinarySearch`.
 */
export type Fetch = (workshop: string, search: BinarySearch) => Promise<string>;

/**
 * Fetches into a workshop folder beside the shelf and moves the finished binary onto it in one step, so
 * that another process sees a whole one or none. When two fetch at once, the later one's is dropped.
 */
export async function intoCache(search: BinarySearch, source: string, fetch: Fetch): Promise<Binary> {
	const shelf = join(search.cacheDir, 'mongod');
	await mkdir(shelf, { recursive: true, mode: 0o700 });
	const workshop = await mkdtemp(join(shelf, 'fetching-'));
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
