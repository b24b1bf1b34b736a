import { chmod, mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { socketDirectory, SOCKET_NAME } from './socket.ts';

/** Where everything of one embedded database lies. All paths are absolute. */
export interface Layout {
	/** The whole: `<dataDir>/mongo`. */
	folder: string;
	/** mongod's own files. */
	db: string;
	logFile: string;
	/** Inside `folder`, or a private runtime folder when that path is too long for a socket. */
	socketDirectory: string;
	socket: string;
}

/** Makes the folders (readable by this user only) and says where things are. */
export async function prepareLayout(dataDir: string): Promise<Layout> {
	await mkdir(dataDir, { recursive: true });
	const folder = join(await realpath(dataDir), 'mongo');
	const db = join(folder, 'db');
	await mkdir(db, { recursive: true, mode: 0o700 });
	await chmod(folder, 0o700);
	const sockets = await socketDirectory(folder);
	return {
		folder,
		db,
		logFile: join(folder, 'mongod.log'),
		socketDirectory: sockets,
		socket: join(sockets, SOCKET_NAME)
	};
}
