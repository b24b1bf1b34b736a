import type { DatabaseProgress } from '../platform/mongo/open.ts';

const WORDS: Record<DatabaseProgress['kind'], string> = {
	looking: 'Looking for a database server',
	downloading: 'Fetching a database server (only this first time)',
	unpacking: 'Unpacking the database server',
	starting: 'Starting the database',
	ready: 'Database ready'
};

/** One line in the terminal that says what the start is waiting for; one line per step where there is no terminal. */
export function createProgressLine(out: NodeJS.WriteStream) {
	let last = '';
	return {
		show(step: DatabaseProgress): void {
			const amount = step.bytes
				? ` ${megabytes(step.bytes)}${step.total ? ` of ${megabytes(step.total)}` : ''}`
				: '';
			const text = `  ${WORDS[step.kind]}${amount}…`;
			if (text === last) return;
			if (out.isTTY) out.write(`\r\x1b[2K${text}`);
			else if (!amount) out.write(`${text}\n`);
			last = text;
		},
		clear(): void {
			if (out.isTTY && last) out.write('\r\x1b[2K');
			last = '';
		}
	};
}

function megabytes(bytes: number): string {
	return `${(bytes / 1_048_576).toFixed(0)} MB`;
}
