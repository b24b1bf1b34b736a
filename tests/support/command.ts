import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface CommandResult {
	code: number;
	out: string;
	err: string;
}

/** Runs one of `server/commands` as a process of its own, as npm does, and waits for its end. */
export function runCommand(
	name: 'admin' | 'indexes',
	words: string[],
	env: Record<string, string>
): Promise<CommandResult> {
	const file = fileURLToPath(new URL(`../../server/commands/${name}.ts`, import.meta.url));
	return new Promise((resolve) => {
		execFile(process.execPath, [file, ...words], { env: { ...process.env, ...env } }, (error, out, err) => {
			const { code } = (error ?? { code: 0 }) as { code?: number | string | null };
			resolve({ code: typeof code === 'number' ? code : -1, out, err });
		});
	});
}

/** The path of the one-time link that `admin create` and `admin link` print. */
export function linkIn(printed: string): string {
	const [, path] = /https?:\/\/[^/\s]+(\/reset\/[A-Za-z0-9_-]{43})\s/.exec(printed) ?? [];
	if (!path) throw new Error(`no link in:\n${printed}`);
	return path;
}
