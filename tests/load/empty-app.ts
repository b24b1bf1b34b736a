import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

const FILES: Record<string, string> = {
	'package.json': '{ "type": "module" }',
	'svelte.config.js': `import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter() } };`,
	'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit()] };`,
	'src/app.html': `<!doctype html><html lang="en"><head>%sveltekit.head%</head><body>%sveltekit.body%</body></html>`,
	'src/routes/+page.svelte': `<h1>Nothing here</h1>`,
	'src/routes/+page.server.js': `export const load = () => ({});`,
	'serve.js': `import express from 'express';
import { handler } from './build/handler.js';
const app = express();
app.get('/cpu', (_req, res) => { const u = process.cpuUsage(); res.json((u.user + u.system) / 1e6); });
app.use(handler);
const server = app.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port));`
};

/**
 * The emptiest page the same framework can serve in the same way: SvelteKit behind Express, one heading,
 * no database. The measure of how much our own work costs.
 */
export async function startEmptyApp(): Promise<{
	url: string;
	cpu: () => Promise<number>;
	stop: () => Promise<void>;
}> {
	const folder = await mkdtemp(join(tmpdir(), 'multaqa-empty-'));
	await mkdir(join(folder, 'src/routes'), { recursive: true });
	for (const [name, content] of Object.entries(FILES)) await writeFile(join(folder, name), content);
	await symlink(modules, join(folder, 'node_modules'));
	await finished(
		spawn(process.execPath, [join(modules, 'vite/bin/vite.js'), 'build', '--logLevel', 'error'], {
			cwd: folder,
			stdio: 'inherit'
		})
	);
	const child = spawn(process.execPath, ['serve.js'], {
		cwd: folder,
		env: { ...process.env, NODE_ENV: 'production', ORIGIN: 'http://127.0.0.1' },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const url = await new Promise<string>((resolve, reject) => {
		child.stdout!.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
		child.once('exit', () => reject(new Error('The empty app did not start.')));
	});
	return {
		url,
		cpu: async () => (await (await fetch(`${url}/cpu`)).json()) as number,
		async stop() {
			child.kill();
			await rm(folder, { recursive: true, force: true });
		}
	};
}

function finished(child: ChildProcess): Promise<void> {
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`exit code ${code}`))));
	});
}
