import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareLayout } from '../../server/platform/mongo/embedded/layout.ts';
import { findOrphan } from '../../server/platform/mongo/embedded/mongod-process.ts';
import { openEmbedded } from '../../server/platform/mongo/embedded/open-embedded.ts';
import { claimFolder } from '../../server/platform/mongo/embedded/owner.ts';

const PREFIX = 'multaqa-test-';
/** Younger folders may belong to a run that is just starting. */
const ABANDONED_AFTER_MS = 60_000;

/** Says nothing: the tests' own output matters more. */
export const quietLog = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * A database server of the tests' own in a temporary folder, on a socket, or the one that
 * `MULTAQA_TEST_MONGODB_URI` names. `stop` removes everything it made.
 */
export async function startTestServer(): Promise<{ uri: string; stop(): Promise<void> }> {
	const given = process.env.MULTAQA_TEST_MONGODB_URI;
	if (given) return { uri: given, stop: async () => undefined };
	await sweepAbandoned();
	const dataDir = await mkdtemp(join(tmpdir(), PREFIX));
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

/** A run that was killed leaves its server running: end those, and remove what they wrote. */
async function sweepAbandoned(): Promise<void> {
	const names = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX));
	for (const name of names) await sweep(join(tmpdir(), name)).catch(() => undefined);
}

async function sweep(dataDir: string): Promise<void> {
	if (Date.now() - (await stat(dataDir)).mtimeMs < ABANDONED_AFTER_MS) return;
	const layout = await prepareLayout(dataDir);
	// Refused while the run that made it lives.
	await claimFolder(layout.folder);
	await (await findOrphan(layout))?.process.stop();
	await rm(dataDir, { recursive: true, force: true });
}
