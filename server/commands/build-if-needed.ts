import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const built = join(root, 'build/handler.js');
const SOURCES = ['src', 'static', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'];

/**
 * Builds the pages unless ./build is newer than everything it is made of. An installation without the
 * build tools (npm ci --omit=dev) runs what it was given.
 */
export async function ensureBuilt(): Promise<void> {
	const made = existsSync(built) ? statSync(built).mtimeMs : 0;
	if (made > 0 && SOURCES.every((source) => newest(join(root, source)) <= made)) return;
	const vite = findVite();
	if (!vite) {
		if (made > 0) return;
		throw new Error('The pages are not built and the build tools are not installed: run "npm ci" first.');
	}
	console.log('  Building the pages (only after a change; about half a minute)…');
	await runVite(vite);
}

/** Newest modification time below a path, in milliseconds. */
function newest(path: string): number {
	if (!existsSync(path)) return 0;
	const stat = statSync(path);
	if (!stat.isDirectory()) return stat.mtimeMs;
	return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function findVite(): string | null {
	try {
		return join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
	} catch {
		return null;
	}
}

function runVite(vite: string): Promise<void> {
	return new Promise((resolve, reject) => {
		let output = '';
		const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: root });
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (chunk: Buffer) => (output += chunk));
		child.once('error', reject);
		child.once('exit', (code) =>
			code === 0 ? resolve() : reject(new Error(`The build failed (exit code ${code}):\n${output}`))
		);
	});
}
