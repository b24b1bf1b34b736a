import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import { afterAll, inject } from 'vitest';
import { connectTo } from '../../server/platform/mongo/connect.ts';
import { createTransactions, type InTransaction } from '../../server/platform/mongo/transaction.ts';

export interface FreshDatabase {
	/** As the server's own: the same options, a database that nobody else uses. */
	connection: Connection;
	/** The address of this database, for a server that a test starts. */
	uri: string;
	inTransaction: InTransaction;
}

/**
 * An empty database for one test file, on the server of the run. Call at the top of the file or in
 * `beforeAll`; it is dropped and closed after the file's last test.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
	const uri = databaseUri(inject('mongoUri'), `test_${randomUUID().replaceAll('-', '')}`);
	const connection = await connectTo(uri);
	afterAll(async () => {
		await connection.dropDatabase();
		await connection.close();
	});
	return { connection, uri, inTransaction: createTransactions(connection) };
}

function databaseUri(uri: string, name: string): string {
	const url = new URL(uri);
	url.pathname = `/${name}`;
	return url.href;
}
