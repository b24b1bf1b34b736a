import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../../server/platform/mongo/embedded/open-embedded.ts';

/** Says nothing: the tests' own output matters more. */
export const quietLog = { info() {}, warn() {}, error() {} };

/**
 * A database server of the tests' own in a temporary folder, on a socket, or the one that
 * `MULTAQA_TEST_MONGODB_URI` names. `stop` removes everything it made.
 */
export async function startTestServer(): Promise<{ uri: string; stop(): Promise<void> }> {
	const given = process.env.MULTAQA_TEST_MONGODB_URI;
	if (given) return { uri: given, stop: async () => undefined };
	const dataDir = await mkdtemp(join(tmpdir(), 'multaqa-test-'));
	const server = await openEmbedded({
		dataDir,
		mongodPath: process.env.MULTAQA_MONGOD || null,
		settings: { cacheGigabytes: 0.25, oplogMegabytes: 64 },
		log: quietLog
	});
	return {
		uri: server.uri,
		async stop() {
			await server.close();
			await rm(dataDir, { recursive: true, force: true });
		}
	};
}
