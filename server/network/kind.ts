import type { Connection } from 'mongoose';
import { settingsOf } from '../platform/settings.model.ts';

/** `demo`: invented people whose password everybody knows. `real`: people. */
export type NetworkKind = 'demo' | 'real';

/**
 * The database holds the other kind of network than the one that was asked for. Whoever starts the server
 * has to decide; `message` says how.
 */
export class OtherNetworkError extends Error {
	override name = 'OtherNetworkError';
	/** For the terminal: its own words, no stack. */
	readonly tellPlainly = true;

	constructor(found: NetworkKind) {
		super(EXPLAIN[found]);
	}
}

const EXPLAIN: Record<NetworkKind, string> = {
	demo: [
		'This database holds the demonstration network: invented people, whose password everybody knows.',
		'A real network is not started on it. Name another place for the real one:',
		'  MULTAQA_DATA=<another folder>, or MONGODB_URI=<another database>',
		'To go on with the demonstration: MULTAQA_DEMO=on'
	].join('\n'),
	real: [
		'This database holds a real network. The demonstration, with people whose password everybody knows,',
		'is not started on it. To start the real network: MULTAQA_DEMO=off',
		'To see the demonstration, name another place for it:',
		'  MULTAQA_DATA=<another folder>, or MONGODB_URI=<another database>'
	].join('\n')
};

const KEY = 'network';
interface Kept {
	kind: NetworkKind;
	since: Date;
}

/** What a database holds; null when nothing was started on it yet. */
export async function networkKind(connection: Connection): Promise<NetworkKind | null> {
	const settings = settingsOf(connection);
	const kept = (await settings.findById(KEY).lean())?.value as Kept | undefined;
	if (kept) return kept.kind;
	// Nobody wrote it down, but a demonstration that was loaded left its mark, and people are people.
	if (await settings.exists({ _id: 'demo' })) return 'demo';
	const somebody = await connection.collection('people').findOne({}, { projection: { _id: 1 } });
	return somebody ? 'real' : null;
}

/**
 * Makes an empty database one of this kind, for good. Call it before anything works on the database: what
 * runs for a demonstration must not touch a real network for a moment.
 * @throws OtherNetworkError when it is of the other kind
 */
export async function settleNetworkKind(connection: Connection, kind: NetworkKind): Promise<void> {
	const found = (await networkKind(connection)) ?? kind;
	const value: Kept = { kind: found, since: new Date() };
	const settle = () =>
		settingsOf(connection)
			.findOneAndUpdate({ _id: KEY }, { $setOnInsert: { value } }, { upsert: true, returnDocument: 'after' })
			.lean();
	const row = await settle().catch((error: { code?: unknown }) => {
		// Of two nodes that insert at once, one is told that the other did: now it stands there.
		if (error.code === 11000) return settle();
		throw error;
	});
	const settled = (row?.value as Kept | undefined)?.kind ?? found;
	if (settled !== kind) throw new OtherNetworkError(settled);
}
