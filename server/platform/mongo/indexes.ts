import type { Connection, Model } from 'mongoose';

/** What became of one model's collection. */
export interface IndexReport {
	model: string;
	collection: string;
	/** Names of the indexes that were built now. */
	made: string[];
	/** Names of indexes that no model declares any more; left alone, for an operator to judge. */
	undeclared: string[];
}

/**
 * Makes the collections and the declared indexes of every model on the connection. May run at each start
 * and on several nodes at once: what exists already is left as it is. Throws, naming the model, when an
 * index of the same name or keys exists with other options.
 */
export async function ensureIndexes(connection: Connection): Promise<IndexReport[]> {
	const reports: IndexReport[] = [];
	for (const model of Object.values(connection.models)) reports.push(await ensureFor(model));
	return reports;
}

async function ensureFor(model: Model<unknown>): Promise<IndexReport> {
	try {
		// Also without indexes: two transactions that both make a collection by writing to it would collide.
		await model.createCollection();
		const before = await indexNames(model);
		await model.createIndexes();
		const after = await indexNames(model);
		const { toDrop } = await model.diffIndexes();
		return {
			model: model.modelName,
			collection: model.collection.collectionName,
			made: after.filter((name) => !before.includes(name)),
			undeclared: toDrop
		};
	} catch (error) {
		throw new Error(`The indexes of ${model.modelName} cannot be built: ${(error as Error).message}`, {
			cause: error
		});
	}
}

async function indexNames(model: Model<unknown>): Promise<string[]> {
	const indexes = await model.collection.indexes();
	return indexes.map((index) => String(index.name));
}
