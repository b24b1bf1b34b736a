import type { Connection } from 'mongoose';
import { createPasswords } from '../features/accounts/passwords.ts';
import type { Log } from '../platform/log.ts';
import { allOf } from '../platform/mongo/all-of.ts';
import { settingsOf } from '../platform/settings.model.ts';
import type { DemoNetwork } from './content/shape.ts';
import { demoId, type DemoKind } from './demo-id.ts';
import { forumRows } from './forum-rows.ts';
import { DEMO_PASSWORD } from './password.ts';
import { grantRows, personRows } from './people-rows.ts';
import { loadDemoPlans } from './load-plans.ts';
import { demoPlaces } from './places.ts';

export interface DemoLoad {
	/** The container's connection, with the models of the features made and their indexes built. */
	connection: Connection;
	log: Pick<Log, 'debug' | 'warn'>;
}

/** `loaded` now, there `already`, or `refused` because this is somebody's real network. */
export type DemoOutcome = 'loaded' | 'already' | 'refused';

const KEY = 'demo';
const PLANS_KEY = 'demo-plans';
interface Marker {
	/** Ages in the demo count from here, also when a second start finishes the work. */
	startedAt: Date;
	done: boolean;
}

/**
 * Puts the demonstration network into an empty database. May run at each start: what is there is left
 * alone, a load that was cut short is finished. A database that holds people and no sign of a demo is a
 * real network and is not touched.
 */
export async function loadDemoNetwork(
	{ connection, log }: DemoLoad,
	given?: DemoNetwork
): Promise<DemoOutcome> {
	const settings = settingsOf(connection);
	const stored = (await settings.findById(KEY).lean())?.value as Marker | undefined;
	if (stored?.done) {
		await addPlans(connection, log, given);
		return 'already';
	}
	if (!stored && (await connection.model('Person').exists({}))) {
		log.warn({}, 'this network has people of its own: the demonstration stays out');
		return 'refused';
	}
	const marker = stored ?? { startedAt: new Date(), done: false };
	if (!stored) await settings.updateOne({ _id: KEY }, { $setOnInsert: { value: marker } }, { upsert: true });

	// Read only now: most starts have no use for all these texts.
	const network = given ?? (await import('./content/index.ts')).DEMO_NETWORK;
	for (const { model, rows } of await demoRows(network, marker.startedAt)) {
		const added = await addMissing(connection, model, rows);
		log.debug({ model, added, of: rows.length }, 'demonstration');
	}
	await addPlans(connection, log, given);
	await settings.updateOne({ _id: KEY }, { $set: { value: { ...marker, done: true } } });
	return 'loaded';
}

/** Plans came to the demonstration later: a network that was loaded before them gains them once, as of that day. */
async function addPlans(connection: Connection, log: DemoLoad['log'], given?: DemoNetwork): Promise<void> {
	const settings = settingsOf(connection);
	if (await settings.exists({ _id: PLANS_KEY })) return;
	const network = given ?? (await import('./content/index.ts')).DEMO_NETWORK;
	const { DEMO_PLANS } = await import('./content/plans/index.ts');
	const loadedAt = new Date();
	const added = await loadDemoPlans({ connection, network, plans: DEMO_PLANS, loadedAt });
	log.debug({ model: 'Plan', added, of: DEMO_PLANS.length }, 'demonstration');
	await settings.updateOne({ _id: PLANS_KEY }, { $setOnInsert: { value: { loadedAt } } }, { upsert: true });
}

type Row = { _id: string };

/** All rows, what is referred to before what refers to it. */
async function demoRows(network: DemoNetwork, at: Date): Promise<{ model: string; rows: Row[] }[]> {
	const places = demoPlaces(network);
	const named = <T extends object>(kind: DemoKind, rows: readonly T[], key: keyof T) =>
		rows.map((row) => ({ _id: demoId(kind, String(row[key])), ...row }));
	const passwordHash = await createPasswords().hash(DEMO_PASSWORD);
	const forum = forumRows(network, at);
	return [
		{ model: 'Region', rows: named('region', places.regions, 'key') },
		{ model: 'Country', rows: named('country', places.countries, 'iso2') },
		{ model: 'City', rows: named('city', places.cities, 'slug') },
		{ model: 'Theme', rows: named('theme', places.themes, 'key') },
		{ model: 'Forum', rows: forum.forums },
		{ model: 'Person', rows: personRows(network, passwordHash, at) },
		{ model: 'RoleGrant', rows: grantRows(network, at) },
		{ model: 'Thread', rows: forum.threads },
		{ model: 'Reply', rows: forum.replies },
		{ model: 'ForumFigures', rows: forum.figures },
		{ model: 'AuditEntry', rows: forum.audit }
	];
}

async function addMissing(connection: Connection, name: string, rows: Row[]): Promise<number> {
	const model = connection.model(name);
	const known = await model.find(allOf({ _id: { $in: rows.map(({ _id }) => _id) } }), { _id: 1 }).lean();
	const there = new Set(known.map(({ _id }) => String(_id)));
	const missing = rows.filter(({ _id }) => !there.has(_id));
	await model.insertMany(missing);
	return missing.length;
}
