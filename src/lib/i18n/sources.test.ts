import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AREAS } from './areas.ts';
import { compileCatalogue } from './build/catalogues.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const keys = Object.keys(compileCatalogue('en', AREAS));

/** Keys that a source asks for in `t('…')`; of `t(\`errors.${code}\`)` the part before the variable. */
function keysIn(source: string): string[] {
	return [...source.matchAll(/\bt\(\s*(['"`])([^'"`\n]+?)\1/g)].map((match) => match[2]!);
}

function exists(asked: string): boolean {
	const [start = '', ...variable] = asked.split('${');
	return variable.length > 0 ? keys.some((key) => key.startsWith(start)) : keys.includes(asked);
}

it('finds the keys in a source', () => {
	const source = "t('common.yes') {t(\n\t'forum.no', { count })} not('x.y') t(`errors.${code}`)";
	expect(keysIn(source)).toEqual(['common.yes', 'forum.no', 'errors.${code}']);
	expect(['common.yes', 'errors.${code}', 'common.nowhere', 'nowhere.${code}'].map(exists)).toEqual([
		true,
		true,
		false,
		false
	]);
});

it('every text that a source asks for exists', () => {
	const files = globSync(['src/**/*.{svelte,ts}', 'server/**/*.ts'], { cwd: ROOT }).filter(
		(file) => !file.endsWith('.test.ts')
	);
	expect(files.length).toBeGreaterThan(10);
	const missing = files.flatMap((file) =>
		keysIn(readFileSync(join(ROOT, file), 'utf8'))
			.filter((key) => !exists(key))
			.map((key) => `${file}: ${key}`)
	);
	expect(missing).toEqual([]);
});
