import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fitsSocket, socketDirectory, socketUri } from './socket.ts';

it('counts bytes, not letters', () => {
	expect(fitsSocket(`/${'a'.repeat(80)}`)).toBe(true);
	expect(fitsSocket(`/${'a'.repeat(90)}`)).toBe(false);
	expect(fitsSocket(`/${'ب'.repeat(45)}`)).toBe(false);
});

it('writes the address of a socket with any letters in its path', () => {
	const uri = socketUri('/srv/مدن/mongodb-27017.sock');
	expect(decodeURIComponent(new URL(uri).host)).toBe('/srv/مدن/mongodb-27017.sock');
	expect(uri.endsWith('/multaqa?directConnection=true')).toBe(true);
});

it('gives a long path the same private folder each time, and refuses one that others can read', async () => {
	const base = await mkdtemp(join(tmpdir(), 'multaqa-socket-'));
	const long = join(base, 'x'.repeat(120));
	const directory = await socketDirectory(long);
	try {
		expect(await socketDirectory(long)).toBe(directory);
		expect(await socketDirectory(`${long}y`)).not.toBe(directory);
		await rm(directory, { recursive: true });
		await mkdir(directory);
		await chmod(directory, 0o755);
		await expect(socketDirectory(long)).rejects.toMatchObject({ code: 'start_failed' });
	} finally {
		await rm(directory, { recursive: true, force: true });
		await rm(await socketDirectory(`${long}y`), { recursive: true, force: true });
		await rm(base, { recursive: true, force: true });
	}
});
