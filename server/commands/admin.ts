import { readConfig } from '../config.ts';
import { isDomainError, type DomainError } from '../kernel/errors.ts';
import { translator } from '../platform/messages.ts';
import { help, readCall, type Call } from './admin/verbs.ts';
import { UsageError } from './admin/verb.ts';
import { explain } from './explain.ts';
import { openDesk } from './open-desk.ts';

// `npm run admin -- <verb>`: what whoever runs the server does without a page.
process.exitCode = await administer(process.argv.slice(2));

/** Returns the exit code: 0 done, 1 refused or failed, 2 not understood. */
async function administer(words: string[]): Promise<number> {
	try {
		const call = readCall(words);
		if (call) await carryOut(call);
		else console.log(help());
		return 0;
	} catch (error) {
		if (error instanceof UsageError) {
			console.error(`${error.message}\nnpm run admin -- help explains all verbs.`);
			return 2;
		}
		console.error(isDomainError(error) ? refusalInWords(error) : explain(error));
		return 1;
	}
}

async function carryOut({ verb, given }: Call): Promise<void> {
	const config = readConfig();
	const desk = await openDesk(config);
	try {
		await verb.run({ config, services: desk.services, say: (line) => console.log(line) }, given);
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
