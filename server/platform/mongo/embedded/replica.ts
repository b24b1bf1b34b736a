import type { mongo } from 'mongoose';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseError } from '../database-error.ts';
import type { DatabaseLog } from '../log.ts';
import { hello } from './admin.ts';

export const REPLICA_SET = 'multaqa';
const PRIMARY_WITHIN_MS = 60_000;

interface SetConfig {
	_id: string;
	version: number;
	members: { _id: number; host: string }[];
}

/**
 * Makes the server behind `client` the primary of a set of one whose only member is `host` (the path of
 * its socket), and waits until it takes writes. A new folder is initiated; in a folder that was moved
 * the member still has its old address and is given the new one. Data are not touched.
 */
export async function becomePrimary(
	client: mongo.MongoClient,
	host: string,
	log: DatabaseLog
): Promise<void> {
	const until = Date.now() + PRIMARY_WITHIN_MS;
	while (Date.now() < until) {
		const config = await storedConfig(client);
		if (!config) await initiate(client, host);
		else if (config.members[0]?.host !== host) await moveTo(client, config, host, log);
		else if ((await hello(client)).isWritablePrimary) return;
		await sleep(25);
	}
	throw new DatabaseError(
		'start_failed',
		`The database did not become writable within ${PRIMARY_WITHIN_MS / 1000} s.`
	);
}

function storedConfig(client: mongo.MongoClient): Promise<SetConfig | null> {
	return client.db('local').collection<SetConfig>('system.replset').findOne({});
}

async function initiate(client: mongo.MongoClient, host: string): Promise<void> {
	const config = { _id: REPLICA_SET, members: [{ _id: 0, host }] };
	await client
		.db('admin')
		.command({ replSetInitiate: config })
		.catch((error: { codeName?: string }) => {
			if (error.codeName !== 'AlreadyInitialized') throw error;
		});
}

async function moveTo(
	client: mongo.MongoClient,
	config: SetConfig,
	host: string,
	log: DatabaseLog
): Promise<void> {
	log.info({ from: config.members[0]?.host, to: host }, 'The data folder has moved');
	const moved = { ...config, version: config.version + 1, members: [{ ...config.members[0], _id: 0, host }] };
	await client
		.db('admin')
		.command({ replSetReconfig: moved, force: true })
		.catch((error: { codeName?: string }) => {
			// Still reading its configuration, or the change is already under way: the caller looks again.
			if (error.codeName !== 'NotYetInitialized' && error.codeName !== 'ConfigurationInProgress') throw error;
		});
}
