import { readFields } from './fields';

/** Fields that must never be shown back, whatever went wrong. */
const SECRET = /password|token|key|secret|back/i;
/** What a list or a hidden field sends: an id, a number, a name of ours. Nobody needs it to copy. */
const NO_WORDS = /^[\w:-]{1,40}$/;

/**
 * What a person typed into a form, as one text to copy. Null-safe and never throws: it runs when
 * something has already failed. Secrets are left out.
 */
export async function typedWords(request: Request): Promise<string | undefined> {
	try {
		const texts = Object.entries(await readFields(request))
			.filter(([name, value]) => !SECRET.test(name) && value.trim().length > 3 && !NO_WORDS.test(value))
			.map(([, value]) => value);
		return texts.length > 0 ? texts.join('\n\n') : undefined;
	} catch {
		return undefined;
	}
}
