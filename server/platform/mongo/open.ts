import type { Connection } from 'mongoose';
import { connectTo, onReachable, withoutPassword } from './connect.ts';
import { DatabaseError } from './database-error.ts';
import { prepareLayout } from './embedded/layout.ts';
import { openEmbedded } from './embedded/open-embedded.ts';
import type { OnProgress, Progress } from './embedded/progress.ts';
import { socketUri } from './embedded/socket.ts';
import type { DatabaseLog } from './log.ts';
import { createStateHolder, type DatabaseState } from './state.ts';

/** A step on the way to a running database, for the terminal. */
export type DatabaseProgress = Progress;

export interface OpenDatabaseOptions {
	/** `MONGODB_URI`; null runs our own server on `dataDir`. */
	uri: string | null;
	dataDir: string;
	/** `MULTAQA_MONGOD`. */
	mongodPath: string | null;
	log: DatabaseLog;
	/** Told what happens while the database is made ready, for the terminal. */
	onProgress?: OnProgress;
	/** Where fetched servers are kept; default `~/.cache/multaqa`. */
	cacheDir?: string;
}

export interface OpenDatabase {
	/** The one connection of this process; models are made on it. */
	connection: Connection;
	uri: string;
	embedded: boolean;
	/** Where the embedded database keeps its files; null for a deployment of one's own. */
	dataFolder: string | null;
	readonly state: DatabaseState;
	/** Calls `listener` at each change of `state`; returns how to stop that. */
	onState(listener: (state: DatabaseState) => void): () => void;
	/** Closes the connection, then ends the embedded server and waits for it. */
	close(): Promise<void>;
}

/**
 * Opens the database: a deployment of one's own, or the embedded server. Resolves when it takes writes.
 * Throws `DatabaseError`, whose message tells a person what to do.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenDatabase> {
	const database =
		options.uri === null ? await openOwn(options) : await openDeployment(options.uri, options.log);
	options.onProgress?.({ kind: 'ready', detail: database.dataFolder ?? withoutPassword(database.uri) });
	return database;
}

async function openOwn(options: OpenDatabaseOptions): Promise<OpenDatabase> {
	const embedded = await openEmbedded(options);
	try {
		const connection = await connectTo(embedded.uri);
		return {
			connection,
			uri: embedded.uri,
			embedded: true,
			dataFolder: embedded.folder,
			get state() {
				return embedded.state;
			},
			onState: embedded.onState,
			close: once(async () => {
				await connection.close();
				await embedded.close();
			})
		};
	} catch (error) {
		await embedded.close();
		throw error;
	}
}

/**
 * Opens the database also while another Multaqa of this machine holds it, for commands: then this is one
 * more connection to the server that it runs. Throws `DatabaseError` as `openDatabase` does.
 */
export async function openDatabaseBeside(options: OpenDatabaseOptions): Promise<OpenDatabase> {
	try {
		return await openDatabase(options);
	} catch (error) {
		if (!(error instanceof DatabaseError && error.code === 'in_use')) throw error;
		const { folder, socket } = await prepareLayout(options.dataDir);
		const beside = await openDeployment(socketUri(socket), options.log).catch(() => {
			// Its owner is just starting or stopping, or is no Multaqa: the owner's name says more.
			throw error;
		});
		return Object.assign(beside, { embedded: true, dataFolder: folder });
	}
}

async function openDeployment(uri: string, log: DatabaseLog): Promise<OpenDatabase> {
	const connection = await connectTo(uri);
	const state = createStateHolder('up');
	onReachable(connection, (reachable) => state.set(reachable ? 'up' : 'down'));
	state.onChange((now) =>
		log[now === 'up' ? 'info' : 'warn']({ state: now }, 'The database changed its state')
	);
	return {
		connection,
		uri,
		embedded: false,
		dataFolder: null,
		get state() {
			return state.current;
		},
		onState: state.onChange,
		close: once(() => connection.close())
	};
}

/** Drains may ask twice; the second waits for the first. */
function once(close: () => Promise<void>): () => Promise<void> {
	let closing: Promise<void> | null = null;
	return () => (closing ??= close());
}
