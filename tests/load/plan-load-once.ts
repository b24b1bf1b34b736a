/** Loads one plan and says how many milliseconds that took: `node plan-load-once.ts <database> <plan>`. */
import * as Y from 'yjs';
import { foldPlan, openPlan } from '../../server/collab/storage/fold.ts';
import { createPlanStorage } from '../../server/collab/storage/plan-storage.repository.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { connectTo } from '../../server/platform/mongo/connect.ts';
import { createTransactions } from '../../server/platform/mongo/transaction.ts';

const [uri, planId] = process.argv.slice(2) as [string, string];
const connection = await connectTo(uri);
const storage = createPlanStorage(connection, {
	inTransaction: createTransactions(connection),
	clock: systemClock,
	fold: foldPlan
});
const began = performance.now();
const plan = await storage.load(planId);
const document = openPlan(
	plan!.snapshot,
	plan!.tail.map(({ update }) => update)
);
const took = performance.now() - began;
if (document.getXmlFragment('section:need').length === 0 || Y.encodeStateVector(document).length < 2)
	throw new Error('the plan is empty');
process.stdout.write(String(took));
await connection.close();
