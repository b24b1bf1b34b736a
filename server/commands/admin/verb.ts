import type { Config } from '../../config.ts';
import type { createServices } from '../../container.ts';

/** What a verb works with. */
export interface Desk {
	config: Config;
	services: ReturnType<typeof createServices>;
	/** Prints one line of the answer. */
	say(line: string): void;
}

/** The options of one call, by name; what was not given is absent. */
export type Given = Partial<Record<string, string>>;

export interface Verb {
	/** What it does, in one line. */
	summary: string;
	/** Options that must be given, with what stands for their value in the help. */
	needs: Record<string, string>;
	/** Options that may be given. An empty value stands for a switch. */
	may?: Record<string, string>;
	run(desk: Desk, given: Given): Promise<void>;
}

/** The call itself cannot be understood: exit code 2. */
export class UsageError extends Error {
	override name = 'UsageError';
}

/** The call was understood and cannot be done; the message says why: exit code 1. */
export class Refused extends Error {
	override name = 'Refused';
	readonly tellPlainly = true;
}

/** An option that `needs` has made sure of. */
export function must(given: Given, name: string): string {
	const value = given[name];
	if (value === undefined || value.trim() === '') throw new UsageError(`--${name} is missing.`);
	return value;
}

/** One of a few words. @throws UsageError that lists them */
export function oneOf<Word extends string>(name: string, value: string, words: readonly Word[]): Word {
	const found = words.find((word) => word === value);
	if (!found) throw new UsageError(`--${name} cannot be "${value}". One of: ${words.join(', ')}.`);
	return found;
}
