import { globSync, readFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const routes = fileURLToPath(new URL('../../src/routes', import.meta.url));
const CHANGING = ['POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Everything that takes input, read from the sources: `/threads/[id]?/reply` for a form's action (`?/default`
 * for an unnamed one), `POST /language` for an endpoint. Throws for actions written so that their names
 * cannot be read, because then none would be tested.
 */
export function formRoutes(): string[] {
	const actions = globSync('**/+page.server.ts', { cwd: routes }).flatMap((file) =>
		actionsIn(file).map((name) => `${routeOf(file)}?/${name}`)
	);
	const endpoints = globSync('**/+server.ts', { cwd: routes }).flatMap((file) =>
		exportsOf(source(file))
			.filter(([name]) => CHANGING.includes(name))
			.map(([name]) => `${name} ${routeOf(file)}`)
	);
	return [...actions, ...endpoints].sort();
}

/** Every page, such as `/threads/[id]`. */
export function pageRoutes(): string[] {
	return globSync('**/+page.svelte', { cwd: routes }).map(routeOf).sort();
}

/** The names of the messages that a live page may send. */
export function liveEvents(): string[] {
	const file = fileURLToPath(new URL('../../src/lib/shared/live.ts', import.meta.url));
	const names = ts
		.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
		.statements.filter(ts.isInterfaceDeclaration)
		.filter(({ name }) => name.text === 'ClientToServer')
		.flatMap(({ members }) => members.map((member) => (member.name as ts.Identifier).text));
	if (names.length === 0) throw new Error('live.ts names no ClientToServer events any more');
	return names;
}

function actionsIn(file: string): string[] {
	const found = exportsOf(source(file)).find(([name]) => name === 'actions');
	if (!found) return [];
	const [, value] = found;
	if (!value || !ts.isObjectLiteralExpression(value)) throw new Error(`${file}: actions is no plain object`);
	return value.properties.map(({ name }) => {
		if (!name || !ts.isIdentifier(name)) throw new Error(`${file}: an action without a plain name`);
		return name.text;
	});
}

function exportsOf(file: ts.SourceFile): [name: string, value: ts.Expression | undefined][] {
	const exported = (node: ts.HasModifiers) =>
		ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
	return file.statements.flatMap((statement): [string, ts.Expression | undefined][] => {
		if (ts.isVariableStatement(statement) && exported(statement))
			return statement.declarationList.declarations.map(({ name, initializer }) => [
				(name as ts.Identifier).text,
				initializer
			]);
		if (ts.isFunctionDeclaration(statement) && exported(statement) && statement.name)
			return [[statement.name.text, undefined]];
		return [];
	});
}

function source(file: string): ts.SourceFile {
	return ts.createSourceFile(file, readFileSync(`${routes}/${file}`, 'utf8'), ts.ScriptTarget.Latest);
}

function routeOf(file: string): string {
	const folder = relative('.', dirname(file));
	return folder === '' || folder === '.' ? '/' : `/${folder}`;
}
