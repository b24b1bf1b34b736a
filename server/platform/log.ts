import pino from 'pino';

/**
 * The log: one JSON line an event, no personal data. Callers pass ids and codes, never names, e-mail
 * addresses, IP addresses or what people wrote; what slips through by these names is cut out.
 */
export interface Log {
	debug(fields: object, message: string): void;
	info(fields: object, message: string): void;
	warn(fields: object, message: string): void;
	error(fields: object, message: string): void;
	child(fields: object): Log;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

export function createLog(level: LogLevel): Log {
	return pino(
		{
			level,
			base: undefined,
			timestamp: pino.stdTimeFunctions.isoTime,
			redact: {
				paths: [
					'email',
					'password',
					'cookie',
					'token',
					'body',
					'ip',
					'*.email',
					'*.password',
					'*.cookie',
					'*.token'
				],
				censor: '[cut]'
			},
			serializers: { err: described }
		},
		pino.destination({ fd: 2, sync: false })
	);
}

/** An error without what it quotes: libraries put keys and values of documents into their messages. */
function described(thrown: unknown) {
	if (!(thrown instanceof Error)) return { name: typeof thrown };
	const { name, message, stack = '' } = thrown;
	const places = stack.split('\n').filter((line) => /^\s+at /.test(line));
	return { name, message: withoutQuotes(message), stack: places.join('\n') };
}

function withoutQuotes(message: string): string {
	return message
		.replace(/dup key: .*/s, 'dup key')
		.replace(/"(?:[^"\\]|\\.)*"|`[^`]*`/gs, '[cut]')
		.slice(0, 1000);
}
