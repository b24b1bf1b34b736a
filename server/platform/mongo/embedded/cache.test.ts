import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fromCache, intoCache } from './cache.ts';
import type { BinarySearch } from './candidate.ts';

let cacheDir: string;

beforeEach(async () => {
	cacheDir = await mkdtemp(join(tmpdir(), 'multaqa-cache-'));
});
afterEach(() => rm(cacheDir, { recursive: true, force: true }));

function search(written: string | null = null): BinarySearch {
	const log = { info() {}, warn() {}, error() {} };
	return { mongodPath: null, cacheDir, written, onProgress: () => undefined, log };
}

/** A program that says of itself what a MongoDB server says. */
async function fakeServer(folder: string, version: string): Promise<string> {
	const path = join(folder, 'fetched');
	await writeFile(path, `#!/bin/sh\necho "db version v${version}"\n`, { mode: 0o755 });
	return path;
}

it('keeps what was fetched, and nothing else', async () => {
	expect(await fromCache(search())).toBeNull();
	const binary = await intoCache(search(), 'test', (workshop) => fakeServer(workshop, '6.0.5'));
	expect(binary).toEqual({ path: join(cacheDir, 'mongod', '6.0.5-test', 'mongod'), version: '6.0.5' });
	expect(await fromCache(search())).toEqual(binary);
	expect(await readdir(join(cacheDir, 'mongod'))).toEqual(['6.0.5-test']);
});

it('serves two that fetch at once', async () => {
	const fetch = () => intoCache(search(), 'test', (workshop) => fakeServer(workshop, '6.0.5'));
	const [one, other] = await Promise.all([fetch(), fetch()]);
	expect(one).toEqual(other);
	expect(await readdir(join(cacheDir, 'mongod'))).toEqual(['6.0.5-test']);
});

it('replaces one that does not run', async () => {
	const broken = join(cacheDir, 'mongod', '6.0.5-test');
	await mkdir(broken, { recursive: true });
	await writeFile(join(broken, 'mongod'), 'half a download');
	expect(await fromCache(search())).toBeNull();
	await intoCache(search(), 'test', (workshop) => fakeServer(workshop, '6.0.5'));
	expect(await fromCache(search())).toMatchObject({ version: '6.0.5' });
});

it('takes the newest that can open the data', async () => {
	for (const version of ['6.0.5', '7.0.2', '8.0.17'])
		await intoCache(search(), 'test', (workshop) => fakeServer(workshop, version));
	expect(await fromCache(search())).toMatchObject({ version: '8.0.17' });
	expect(await fromCache(search('6.0.9'))).toMatchObject({ version: '7.0.2' });
	expect(await fromCache(search('8.2.0'))).toBeNull();
});

it('leaves nothing behind when fetching fails', async () => {
	const failing = intoCache(search(), 'test', () => Promise.reject(new Error('no internet')));
	await expect(failing).rejects.toThrow('no internet');
	expect(await readdir(join(cacheDir, 'mongod'))).toEqual([]);
});
