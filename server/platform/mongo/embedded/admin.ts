import mongoose from 'mongoose';
import type { mongo } from 'mongoose';
import { socketUri } from './socket.ts';

/** What a server says of itself; the fields that we look at. */
export interface Hello {
	isWritablePrimary: boolean;
	setName?: string;
	/** `isdbgrid` on the router of a sharded cluster. */
	msg?: string;
}

/** Runs `work` with a short-lived connection to the server behind `socket`; throws when nobody answers. */
export async function withAdmin<T>(
	socket: string,
	work: (client: mongo.MongoClient) => Promise<T>
): Promise<T> {
	const client = new mongoose.mongo.MongoClient(socketUri(socket, 'admin'), {
		serverSelectionTimeoutMS: 1_000,
		connectTimeoutMS: 2_000,
		socketTimeoutMS: 10_000,
		maxPoolSize: 1
	});
	try {
		await client.connect();
		return await work(client);
	} finally {
		await client.close().catch(() => undefined);
	}
}

export async function hello(client: mongo.MongoClient): Promise<Hello> {
	return (await client.db('admin').command({ hello: 1 })) as unknown as Hello;
}
