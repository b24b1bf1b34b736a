import type { FreshDatabase } from './mongo.ts';
import { startServerProcess, type ServerProcess } from './server-process.ts';

/** Two servers, each a process of its own, on one database, with the demonstration in it. */
export async function startTwoServers({ uri }: FreshDatabase): Promise<[ServerProcess, ServerProcess]> {
	const env = { MONGODB_URI: uri, MULTAQA_DEMO: 'on', MULTAQA_LIMIT_SCALE: '100000', MULTAQA_LOG: 'error' };
	// One after the other: the first one loads the demonstration.
	const first = await startServerProcess(env);
	try {
		return [first, await startServerProcess(env)];
	} catch (error) {
		await first.dispose();
		throw error;
	}
}
