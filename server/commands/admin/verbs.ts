import { parseArgs } from 'node:util';
import { ROLE_SCOPE } from '../../../src/lib/shared/roles.ts';
import { create, link, people, readmit, suspend } from './people.ts';
import { addCity, addCountry, addRegion } from './places.ts';
import { grant, revoke } from './roles.ts';
import { must, UsageError, type Given, type Verb } from './verb.ts';

const VERBS: Record<string, Verb> = {
	create,
	link,
	grant,
	revoke,
	people,
	suspend,
	readmit,
	'add-country': addCountry,
	'add-region': addRegion,
	'add-city': addCity
};

/** A call that has been understood. */
export interface Call {
	verb: Verb;
	given: Given;
}

/** Understands the words after `npm run admin --`. Null: the person wants help. @throws UsageError */
export function readCall([word, ...rest]: string[]): Call | null {
	if (word === undefined || ['help', '--help', '-h'].includes(word)) return null;
	const verb = Object.hasOwn(VERBS, word) ? VERBS[word] : undefined;
	if (!verb)
		throw new UsageError(`There is no "${word}". These there are: ${Object.keys(VERBS).join(', ')}.`);
	const given = readOptions(verb, rest);
	for (const name of Object.keys(verb.needs)) must(given, name);
	return { verb, given };
}

function readOptions({ needs, may = {} }: Verb, args: string[]): Given {
	const known = Object.entries({ ...needs, ...may });
	const options = Object.fromEntries(
		known.map(([name, value]) => [name, { type: value === '' ? ('boolean' as const) : ('string' as const) }])
	);
	try {
		const { values } = parseArgs({ args, options });
		return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
	} catch (error) {
		throw new UsageError((error as Error).message);
	}
}

/** All verbs with their options, for a terminal. */
export function help(): string {
	const verbs = Object.entries(VERBS).flatMap(([name, { summary, needs, may = {} }]) => [
		'',
		`  ${name} ${usage(needs, may)}`,
		`      ${summary}`
	]);
	const roles = Object.entries(ROLE_SCOPE).map(([role, kind]) => `${role} (${kind})`);
	return [
		'Usage: npm run admin -- <verb> [options]',
		'',
		'Works on the database of the environment (MULTAQA_DATA or MONGODB_URI), also while Multaqa runs on it.',
		...verbs,
		'',
		`Roles, and what each is granted for: ${roles.join(', ')}.`,
		'Exit codes: 0 done or nothing to do, 1 refused or failed, 2 not understood.'
	].join('\n');
}

function usage(needs: Record<string, string>, may: Record<string, string>): string {
	const option = ([name, value]: [string, string]) => `--${name}${value ? ` ${value}` : ''}`;
	return [...Object.entries(needs).map(option), ...Object.entries(may).map((one) => `[${option(one)}]`)].join(
		' '
	);
}
