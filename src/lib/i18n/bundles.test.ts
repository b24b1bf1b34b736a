import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { areasOf, bundlesOf, PAGE_AREAS, type Area } from './areas.ts';

const src = resolve(import.meta.dirname, '../..');
const routes = join(src, 'routes');

/** The areas whose texts a file, or anything it imports, asks for. */
function areasSpoken(file: string, seen = new Set<string>()): Set<Area> {
	if (seen.has(file) || !existsSync(file)) return new Set();
	seen.add(file);
	const code = readFileSync(file, 'utf8');
	const own = PAGE_AREAS.filter((area) => new RegExp(`['"\`]${area}\\.[a-z_]`).test(code));
	const imports = [...code.matchAll(/(?:from |import\()'(\$lib|\.{1,2})(\/[^']+)'/g)].map(([, root, path]) =>
		root === '$lib' ? join(src, 'lib', path!) : resolve(dirname(file), root! + path!)
	);
	const below = imports.flatMap((path) =>
		[path, `${path}.ts`, join(path, 'index.ts')].filter((p) => /\.(ts|svelte)$/.test(p))
	);
	// The catalogues' own room names every area and asks for none.
	const outside = below.filter((path) => !path.includes('/lib/i18n/'));
	return new Set([...own, ...outside.flatMap((path) => [...areasSpoken(path, seen)])]);
}

const pages = globSync('**/+page.svelte', { cwd: routes });

test.each(pages)('the texts that %s speaks are downloaded with it', (page) => {
	const route = dirname(page) === '.' ? '/' : `/${dirname(page)}`;
	const downloaded = new Set(bundlesOf(route).flatMap((bundle) => areasOf(bundle)));
	const missing = [...areasSpoken(join(routes, page))].filter((area) => !downloaded.has(area));
	expect(missing).toEqual([]);
});

test('the texts of the frame around every page are in the core', () => {
	for (const frame of ['+layout.svelte', '+error.svelte'])
		expect(areasOf('core')).toEqual(expect.arrayContaining([...areasSpoken(join(routes, frame))]));
});
