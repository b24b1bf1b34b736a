import { readConfig } from '../config.ts';
import { ensureIndexes } from '../platform/mongo/indexes.ts';
import { explain } from './explain.ts';
import { openDesk } from './open-desk.ts';

// `npm run indexes`: builds what a new version needs before it starts, and says what is no longer declared.
try {
	const desk = await openDesk(readConfig());
	try {
		const reports = await ensureIndexes(desk.connection);
		for (const { collection, made, undeclared } of reports) {
			for (const name of made) console.log(`built       ${collection}.${name}`);
			for (const name of undeclared) console.log(`undeclared  ${collection}.${name} (left as it is)`);
		}
		const count = reports.reduce((sum, { made }) => sum + made.length, 0);
		console.log(count === 0 ? 'All indexes are there.' : `Built ${count}.`);
	} finally {
		await desk.close();
	}
} catch (error) {
	console.error(explain(error));
	process.exitCode = 1;
}
