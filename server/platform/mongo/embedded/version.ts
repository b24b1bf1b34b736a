import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseError } from '../database-error.ts';

/** The oldest server that we run: transactions and change streams over a socket were tried from here. */
export const OLDEST_SUPPORTED = '6.0.0';
const FILE = 'written-by.json';

/** The version of the server that last wrote the data in `folder`, such as `6.0.5`; null for a new folder. */
export async function writtenBy(folder: string): Promise<string | null> {
	try {
		const version = (JSON.parse(await readFile(join(folder, FILE), 'utf8')) as { version?: unknown }).version;
		return typeof version === 'string' && /^\d+\.\d+/.test(version) ? version : null;
	} catch {
		return null;
	}
}

/** Remembers which server writes the data in `folder`. */
export async function rememberVersion(folder: string, version: string): Promise<void> {
	const file = join(folder, FILE);
	await writeFile(`${file}.new`, JSON.stringify({ version }) + '\n');
	await rename(`${file}.new`, file);
}

export type Suitability = 'suits' | 'unsupported' | 'too_old' | 'too_new';

const parts = (version: string) => {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return { major, minor };
};

/** Numbers before letters: sorts `6.0.5`, `7.0.12`, `8.0.17` as people would. */
export function compareVersions(a: string, b: string): number {
	return a.localeCompare(b, 'en', { numeric: true });
}

/**
 * Whether a server of version `binary` may open data written by version `written`. Servers never open
 * the data of a newer series, and the next series' data only one major version at a time (MongoDB
 * manual, "Upgrade a Replica Set").
 */
export function suitability(binary: string, written: string | null): Suitability {
	const b = parts(binary);
	if (b.major < parts(OLDEST_SUPPORTED).major) return 'unsupported';
	if (!written) return 'suits';
	const w = parts(written);
	if (b.major < w.major || (b.major === w.major && b.minor < w.minor)) return 'too_old';
	if (b.major > w.major + 1 || (b.major === w.major + 1 && b.minor > 0)) return 'too_new';
	return 'suits';
}

/** The refusal in words. */
export function unsuitable(
	path: string,
	binary: string,
	written: string | null,
	why: Exclude<Suitability, 'suits'>
) {
	const series = written ? parts(written) : { major: 0, minor: 0 };
	if (why === 'unsupported')
		return new DatabaseError(
			'binary_too_old',
			`${path} is MongoDB ${binary}; Multaqa needs ${OLDEST_SUPPORTED.slice(0, 3)} or later.`
		);
	if (why === 'too_old')
		return new DatabaseError(
			'binary_too_old',
			`The data folder was written by MongoDB ${written}, and ${path} is the older ${binary}, which cannot ` +
				`open it. Use MongoDB ${series.major}.${series.minor} or later (MULTAQA_MONGOD), or another data folder (MULTAQA_DATA).`
		);
	return new DatabaseError(
		'binary_too_new',
		`The data folder was written by MongoDB ${written}, and ${path} is ${binary}, too many versions later to ` +
			`open it. Start once with MongoDB ${series.major + 1}.0 (MULTAQA_MONGOD), then with the newer one.`
	);
}
