import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

const ROOT = new URL('../../', import.meta.url);
const at = (path: string) => fileURLToPath(new URL(path, ROOT));

/** The script of `caret-page/page.ts`, bundled: our editor without a server and without the app around it. */
export async function caretPageScript(): Promise<string> {
	const built = (await build({
		configFile: false,
		root: at('tests/support/caret-page'),
		logLevel: 'error',
		resolve: { alias: { $lib: at('src/lib') } },
		build: {
			write: false,
			minify: false,
			modulePreload: false,
			lib: { entry: at('tests/support/caret-page/page.ts'), formats: ['iife'], name: 'caretPage' }
		}
	})) as Rolldown.RolldownOutput[];
	const chunk = built.flatMap(({ output }) => output).find(({ type }) => type === 'chunk');
	if (chunk?.type !== 'chunk') throw new Error('The caret page was not built.');
	return chunk.code;
}
