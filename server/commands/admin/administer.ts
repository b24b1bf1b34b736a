import { readConfig } from '../../config.ts';
import { isDomainError, type DomainError } from '../../kernel/errors.ts';
import { translator } from '../../platform/messages.ts';
import { explain } from '../explain.ts';
import { openDesk } from '../open-desk.ts';
import { UsageError } from './verb.ts';
import { help, readCall, type Call } from './verbs.ts';

/** Where the answer goes, line by line. */
export interface Terminal {
	say(line: string): void;
	complain(line: string): void;
}

type Environment = Parameters<typeof readConfig>[0];

/**
 * Does what the words after `npm run admin --` ask for, on the database that the environment names.
 * @returns the exit code: 0 done or nothing to do, 1 refused or failed, 2 not understood
 */
export async function administer(words: string[], terminal: Terminal, env?: Environment): Promise<number> {
	try {
		const call = readCall(words);
		if (call) await carryOut(call, terminal, env);
		else terminal.say(help());
		return 0;
	} catch (error) {
		if (error instanceof UsageError) {
			terminal.complain(`${error.message}\nnpm run admin -- help explains all verbs.`);
			return 2;
		}
		terminal.complain(isDomainError(error) ? refusalInWords(error) : explain(error));
		return 1;
	}
}

async function carryOut({ verb, given }: Call, { say }: Terminal, env?: Environment): Promise<void> {
	const config = readConfig(env);
	const desk = await openDesk(config);
	try {
		await verb.run({ config, services: desk.services, say }, given);
	} finally {
		await desk.close();
	}
}

/** The sentence that a page would show, with the option it is about. */
function refusalInWords({ code, fields = {} }: DomainError): string {
	const t = translator('en');
	const lines = Object.entries(fields).map(
		([name, field]) => `--${name}: ${t(`errors.${field.code}`, { limit: field.limit ?? 0, seconds: 0 })}`
	);
	return lines.length > 0 ? lines.join('\n') : t(`errors.${code}`, { limit: 0, seconds: 0 });
}
