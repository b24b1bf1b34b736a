import { ConfigError } from '../config.ts';

/** A mistake in the configuration or the machine is told in its own words; only a fault shows its stack. */
export function explain(error: unknown): string {
	if (error instanceof ConfigError) return error.message;
	if (error instanceof Error && (error as { tellPlainly?: boolean }).tellPlainly) return error.message;
	const code = (error as NodeJS.ErrnoException).code;
	if (code === 'EADDRINUSE')
		return 'The port is taken by another program. Choose one with PORT=…, or leave PORT unset to get the next free one.';
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
