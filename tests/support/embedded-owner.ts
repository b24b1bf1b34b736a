/**
 * A process that owns an embedded database until it is told to end, for tests that kill owners:
 * `node embedded-owner.ts <dataDir>`. Says `ready <pid of mongod>` or `refused <code>` on its first line.
 * SIGTERM closes in good order.
 */
import { DatabaseError } from '../../server/platform/mongo/database-error.ts';
import { openEmbedded } from '../../server/platform/mongo/embedded/open-embedded.ts';
import { quietLog } from './test-server.ts';

try {
	const database = await openEmbedded({
		dataDir: process.argv[2]!,
		mongodPath: process.env.MULTAQA_MONGOD || null,
		log: quietLog
	});
	const lives = setInterval(() => undefined, 60_000);
	process.once('SIGTERM', () => {
		clearInterval(lives);
		void database.close();
	});
	console.log(`ready ${database.pid}`);
} catch (error) {
	console.log(`refused ${error instanceof DatabaseError ? error.code : String(error)}`);
	process.exitCode = 1;
}
