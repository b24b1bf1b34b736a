import mongoose from 'mongoose';
import type { Connection, ConnectOptions, mongo } from 'mongoose';
import { DatabaseError } from './database-error.ts';
import { hello, type Hello } from './embedded/admin.ts';

/** A filter or update that names an unknown path is a mistake of ours: it throws instead of matching all. */
mongoose.set('strictQuery', 'throw');

const OPTIONS: ConnectOptions = {
	// How long a request waits for a database that is away before the person is told (503).
	serverSelectionTimeoutMS: 4_000,
	connectTimeoutMS: 4_000,
	// A database that hangs without closing its connections is noticed after this and the former together.
	heartbeatFrequencyMS: 2_000,
	retryWrites: true,
	retryReads: true,
	writeConcern: { w: 'majority', journal: true },
	readConcern: { level: 'majority' },
	readPreference: 'primary',
	bufferCommands: false,
	autoIndex: false,
	autoCreate: false,
	sanitizeFilter: true,
	// One request uses one connection at a time; more than this only queue in the server instead of here.
	maxPoolSize: 40,
	minPoolSize: 1,
	appName: 'multaqa'
};

/** Connects, and makes sure that transactions and change streams will work. Throws `DatabaseError`. */
export async function connectTo(uri: string): Promise<Connection> {
	const connection = await reach(uri);
	try {
		assertReplicated(await hello(connection.getClient()));
		return connection;
	} catch (error) {
		await connection.close();
		throw error;
	}
}

async function reach(uri: string): Promise<Connection> {
	try {
		return await mongoose.createConnection(uri, OPTIONS).asPromise();
	} catch (error) {
		throw new DatabaseError(
			'unreachable',
			`The database at ${withoutPassword(uri)} cannot be used: ${reason(error)}`,
			{
				cause: error
			}
		);
	}
}

/** A server that stands alone has neither transactions nor change streams. */
export function assertReplicated(answer: Hello): void {
	if (answer.setName || answer.msg === 'isdbgrid') return;
	throw new DatabaseError(
		'not_a_replica_set',
		[
			'The MongoDB server of MONGODB_URI stands alone; Multaqa needs a replica set, and one of a single node is enough:',
			'  1. start that server with "--replSet multaqa" (or "replication: { replSetName: multaqa }" in mongod.conf);',
			'  2. run once: mongosh --eval "rs.initiate()"',
			'  3. start Multaqa again, with "?replicaSet=multaqa" at the end of MONGODB_URI.'
		].join('\n')
	);
}

function reason(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** For logs and terminals: the address without who signs in and with what. */
export function withoutPassword(uri: string): string {
	return uri.replace(/\/\/[^@/]*@/, '//');
}

/** Tells at each change whether the driver sees a server that takes writes. */
export function onReachable(connection: Connection, listener: (reachable: boolean) => void): void {
	connection.getClient().on('topologyDescriptionChanged', (event: mongo.TopologyDescriptionChangedEvent) => {
		const servers = [...event.newDescription.servers.values()];
		listener(servers.some((server) => server.isWritable));
	});
}
