import { findBrowser } from './browser.ts';
import { startServerProcess } from './server-process.ts';

/** One Multaqa with the demonstration network for all stories that do not kill it. */
export default async function setup(): Promise<() => Promise<void>> {
	process.env.MULTAQA_TEST_BROWSER ??= await findBrowser((line) => console.log(line));
	const server = await startServerProcess({ MULTAQA_LIMIT_SCALE: '1000' });
	process.env.MULTAQA_TEST_URL = server.url;
	return () => server.dispose();
}
