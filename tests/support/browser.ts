import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';

const run = promisify(execFile);
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const ADVICE = `No browser for the browser tests was found, and none could be installed. Do one of these, then run the tests again:
  Debian, Ubuntu:   apt-get install chromium fonts-noto-core
  anywhere:         npx playwright install --with-deps chromium
  already there:    MULTAQA_TEST_BROWSER=/path/to/chromium npm test`;

/**
 * Path of a Chromium to test with: the one named by MULTAQA_TEST_BROWSER, on PATH, or Playwright's own;
 * else it is installed, by Playwright's download or the system's packages. Throws with advice.
 */
export async function findBrowser(say: (line: string) => void): Promise<string> {
	const named = process.env.MULTAQA_TEST_BROWSER;
	if (named) {
		if (await executable(named)) return named;
		throw new Error(`MULTAQA_TEST_BROWSER names ${named}, which cannot be run.`);
	}
	const found = await present();
	if (found) return found;
	for (const [what, command] of INSTALLERS) {
		say(`No browser found; trying ${what}. This can take a few minutes…`);
		await run(command[0]!, command.slice(1), { timeout: 420_000, maxBuffer: 64 << 20 }).catch(() => null);
		const now = await present();
		if (now) return now;
	}
	throw new Error(ADVICE);
}

const INSTALLERS: [string, string[]][] = [
	['Playwright’s download', ['npx', '--no-install', 'playwright', 'install', 'chromium']],
	[
		'the system’s packages',
		[
			'sh',
			'-c',
			'test "$(id -u)" = 0 && apt-get update -qq && apt-get install -y -qq chromium fonts-noto-core'
		]
	]
];

async function present(): Promise<string | null> {
	const folders = (process.env.PATH ?? '').split(delimiter);
	const candidates = [
		...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
		chromium.executablePath(),
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
	];
	for (const path of candidates) if (path && (await executable(path))) return path;
	return null;
}

function executable(path: string): Promise<boolean> {
	return access(path, constants.X_OK).then(
		() => true,
		() => false
	);
}
