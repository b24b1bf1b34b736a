import { createHash } from 'node:crypto';
import { lstat, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseError } from '../database-error.ts';

/** mongod always makes a socket of this name in its prefix folder; we bind the same one and no other. */
export const SOCKET_NAME = 'mongodb-27017.sock';

/** `sun_path` holds 108 bytes on Linux and 104 on macOS, one of them the closing zero. */
const MAX_SOCKET_PATH = 103;

/** True when a socket of ours in `directory` has a path that every supported system accepts. */
export function fitsSocket(directory: string): boolean {
	return Buffer.byteLength(join(directory, SOCKET_NAME)) <= MAX_SOCKET_PATH;
}

/** The MongoDB address of a socket: `mongodb://<url-encoded path>/<database>?directConnection=true`. */
export function socketUri(socket: string, database = 'multaqa'): string {
	return `mongodb://${encodeURIComponent(socket)}/${database}?directConnection=true`;
}

/**
 * The folder for the socket of the database in `folder`: that folder itself, or, when its path is too
 * long, a private one in the system's temporary folder that is the same at each start.
 */
export async function socketDirectory(folder: string): Promise<string> {
	if (fitsSocket(folder)) return folder;
	const name = `multaqa-${process.getuid?.() ?? 0}-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
	const directory = [tmpdir(), '/tmp'].map((base) => join(base, name)).find(fitsSocket);
	if (!directory)
		throw new DatabaseError('start_failed', `No folder with a path short enough for a socket: ${folder}`);
	await mkdir(directory, { recursive: true, mode: 0o700 });
	await assertPrivate(directory);
	return directory;
}

/** The temporary folder belongs to everybody: somebody else may have made ours first, to listen in. */
async function assertPrivate(directory: string): Promise<void> {
	const stats = await lstat(directory);
	const mine = stats.isDirectory() && stats.uid === process.getuid?.() && (stats.mode & 0o077) === 0;
	if (!mine)
		throw new DatabaseError(
			'start_failed',
			`The folder ${directory} is needed for the database's socket, but it is not private to this user. ` +
				'Remove it, or choose a data folder with a shorter path (MULTAQA_DATA).'
		);
}
