import type { DatabaseLog } from '../log.ts';
import { DatabaseError } from '../database-error.ts';
import { defaultCacheDir, findBinary } from './binary.ts';
import { prepareLayout } from './layout.ts';
import { DEFAULT_SETTINGS, type MongodSettings } from './mongod-process.ts';
import { claimFolder } from './owner.ts';
import type { OnProgress } from './progress.ts';
import { socketUri } from './socket.ts';
import { supervise, type Supervisor } from './supervisor.ts';
import { writtenBy } from './version.ts';

export interface EmbeddedOptions {
	dataDir: string;
	mongodPath: string | null;
	cacheDir?: string | undefined;
	settings?: MongodSettings | undefined;
	log: DatabaseLog;
	onProgress?: OnProgress | undefined;
}

export interface Embedded extends Pick<Supervisor, 'onState'> {
	readonly state: Supervisor['state'];
	readonly pid: Supervisor['pid'];
	uri: string;
	folder: string;
	/** Ends the server and gives the folder back. */
	close(): Promise<void>;
}

/** Runs our own MongoDB server on `dataDir`, as design section 9 says. Throws `DatabaseError`. */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
	if (process.platform === 'win32')
		throw new DatabaseError(
			'unsupported_system',
			'The built-in database does not run on Windows itself. Run Multaqa inside WSL ' +
				'(https://learn.microsoft.com/windows/wsl/install), or set MONGODB_URI to a MongoDB replica set.'
		);
	const { log, onProgress = () => undefined } = options;
	const layout = await prepareLayout(options.dataDir);
	const ownership = await claimFolder(layout.folder);
	try {
		const supervisor = await supervise({
			layout,
			settings: options.settings ?? DEFAULT_SETTINGS,
			findBinary: async () =>
				findBinary({
					mongodPath: options.mongodPath,
					cacheDir: options.cacheDir ?? defaultCacheDir(),
					written: await writtenBy(layout.folder),
					onProgress,
					log
				}),
			log,
			onProgress
		});
		return {
			uri: socketUri(layout.socket),
			folder: layout.folder,
			get state() {
				return supervisor.state;
			},
			get pid() {
				return supervisor.pid;
			},
			onState: supervisor.onState,
			async close() {
				await supervisor.stop();
				await ownership.release();
			}
		};
	} catch (error) {
		await ownership.release();
		throw error;
	}
}
