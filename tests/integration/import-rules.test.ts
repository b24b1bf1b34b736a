import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const eslint = new ESLint();

/** The rules that an import of `code`, standing in the file `path`, breaks. */
async function broken(path: string, code: string): Promise<string[]> {
	const [result] = await eslint.lintText(code, { filePath: path });
	return (result?.messages ?? []).flatMap((m) => (m.ruleId ? [m.ruleId] : [`parse error: ${m.message}`]));
}

const IMPORTS = '@typescript-eslint/no-restricted-imports';
const refused: [room: string, path: string, code: string][] = [
	[
		'a page and a service',
		'src/routes/planted.ts',
		`import { createContainer } from '../../server/container.ts';\ncreateContainer;`
	],
	[
		'a component and mongoose',
		'src/lib/features/forum/planted.ts',
		`import mongoose from 'mongoose';\nmongoose.set;`
	],
	[
		'a feature and another feature',
		'server/features/forum/planted.ts',
		`import { createAccountsService } from '../accounts/accounts.service.ts';\ncreateAccountsService;`
	],
	[
		'a feature and mongoose',
		'server/features/forum/planted.ts',
		`import mongoose from 'mongoose';\nmongoose.set;`
	],
	[
		'a feature and platform code',
		'server/features/forum/planted.ts',
		`import { createEventLog } from '../../platform/events/event-log.ts';\ncreateEventLog;`
	],
	[
		'a feature and the container',
		'server/features/forum/planted.ts',
		`import { createContainer } from '../../container.ts';\ncreateContainer;`
	],
	[
		'a repository and mail',
		'server/features/forum/planted.repository.ts',
		`import { createMailer } from '../../platform/mail/mailer.ts';\ncreateMailer;`
	],
	['the server and $app', 'server/http/planted.ts', `import { browser } from '$app/environment';\nbrowser;`],
	[
		'the server and the pages',
		'server/http/planted.ts',
		`import { useTranslator } from '../../src/lib/i18n/index.ts';\nuseTranslator;`
	],
	[
		'the kernel and platform',
		'server/kernel/planted.ts',
		`import { systemClock } from '../platform/clock.ts';\nsystemClock;`
	],
	[
		'lib/shared and the rest',
		'src/lib/shared/planted.ts',
		`import { useTranslator } from '../i18n/index.ts';\nuseTranslator;`
	],
	['lib/ui and a feature', 'src/lib/ui/planted.ts', `import x from '$lib/features/forum/x';\nx;`]
];

test.each(refused)('lint refuses an import between %s', async (_room, path, code) => {
	expect(await broken(path, code)).toContain(IMPORTS);
});

test('lint lets a page take types from the server', async () => {
	const code = `import type { Services } from '../../server/container.ts';\nexport type S = Services;\n`;
	expect(await broken('src/routes/planted.ts', code)).toEqual([]);
});

test('lint lets only the config read the environment', async () => {
	expect(await broken('server/http/planted.ts', `export const p = process.env.PORT;\n`)).toContain(
		'no-restricted-properties'
	);
	expect(await broken('server/config.ts', `export const p = process.env.PORT;\n`)).toEqual([]);
});
