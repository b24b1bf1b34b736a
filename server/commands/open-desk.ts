import type { Config } from '../config.ts';
import { createServices } from '../container.ts';
import { networkKind, OtherNetworkError, settleNetworkKind } from '../network/kind.ts';
import { loadBaseNetwork } from '../network/load-base.ts';
import { createLog } from '../platform/log.ts';
import { ensureIndexes } from '../platform/mongo/indexes.ts';
import { openDatabaseBeside } from '../platform/mongo/open.ts';
import { createProgressLine } from './progress-line.ts';

/** A database on which nothing was started yet, and no word that a real network is wanted. */
class NothingThere extends Error {
	override name = 'NothingThere';
	readonly tellPlainly = true;
}

/**
 * Opens the database for a command, beside a running Multaqa if there is one, and builds the services on it.
 * An empty database becomes a real network when the environment says MULTAQA_DEMO=off.
 */
export async function openDesk(config: Config) {
	const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
	// Progress is no part of a command's answer.
	const progress = createProgressLine(process.stderr);
	const { mongodbUri: uri, dataDir, mongodPath } = config;
	const database = await openDatabaseBeside({
		...{ uri, dataDir, mongodPath, log },
		onProgress: (step) => (process.stderr.isTTY ? progress.show(step) : undefined)
	});
	progress.clear();
	try {
		const { connection } = database;
		const kind = await networkKind(connection);
		if (kind === null && config.demo)
			throw new NothingThere(
				[
					'Nothing was started on this database yet, and it would become the demonstration.',
					'For a real network set MULTAQA_DEMO=off, and MULTAQA_DATA or MONGODB_URI as for the server.'
				].join('\n')
			);
		if (kind === 'demo' && !config.demo) throw new OtherNetworkError('demo');
		const services = createServices({
			config: { ...config, demo: kind === 'demo' },
			database,
			log,
			address: () => `http://localhost:${config.port}`
		});
		if (kind === null) {
			await ensureIndexes(connection);
			await settleNetworkKind(connection, 'real');
			await loadBaseNetwork(services.store);
		}
		return {
			services,
			connection,
			async close() {
				await services.worker.stop();
				await database.close();
			}
		};
	} catch (error) {
		await database.close();
		throw error;
	}
}
