import { Types, type ClientSession, type Connection } from 'mongoose';
import { DOCUMENT_LIMIT } from '../../../src/lib/shared/plans/wire.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { Clock } from '../../platform/clock.ts';
import type { InTransaction } from '../../platform/mongo/transaction.ts';
import { foldPlan } from './fold.ts';
import { Appender } from './appender.repository.ts';
import { planCollections } from './plan-collections.model.ts';
import { SNAPSHOT_HEAD, type PlanSnapshotRow, type SnapshotHead } from './plan-snapshot.model.ts';
import type { PlanUpdateRow } from './plan-update.model.ts';
import type { PlanStorage, StoredPlan } from './port.ts';
import { checked, checksum } from './readable.ts';
import { findWaiting } from './waiting.repository.ts';

/** The storage of plans in MongoDB, with what its keeper and cached readings need besides. */
export interface KeptPlanStorage extends PlanStorage {
	load(planId: string): Promise<KeptPlan | null>;
	/**
	 * Names the stored content of a plan without reading it: another one whenever an edit was stored.
	 * @returns null when there is no such plan
	 */
	stamp(planId: string): Promise<string | null>;
	/** As `compact`, and tells how large the snapshot has become. */
	fold(planId: string): Promise<Folded>;
	/** Notes that search knows the text of this very content; nothing when there is newer. */
	textKnown(planId: string, stamp: string): Promise<void>;
	/** Takes the document away for good, in the transaction that removes its record. */
	remove(tx: ClientSession, planId: string): Promise<void>;
}

export interface KeptPlan extends StoredPlan {
	/** Of what was read; null when it changed in the meantime, which says nothing against the reading. */
	stamp: string | null;
	/** True when search knows the text of just this. */
	textKnown: boolean;
}

/** Rows folded, bytes of the snapshot afterwards. */
export interface Folded {
	rows: number;
	bytes: number;
}

export interface PlanStorageOptions {
	inTransaction: InTransaction;
	clock: Clock;
	/** Merges a snapshot and updates into one update: `foldPlan`, here or in another thread. */
	fold(snapshot: Uint8Array, updates: readonly Uint8Array[]): Promise<Uint8Array> | Uint8Array;
	/** Told of each plan that was made or edited, after it was stored; for the keeper. */
	changed?(planId: string): void;
}

/** Buffers instead of wrapped ones. */
const RAW = { promoteBuffers: true } as const;
/** Rows that one compaction takes: bounds its memory, and the transaction that deletes them. */
export const MOST_ROWS = 5_000;
/** MongoDB takes 16 MiB a document. Rooms stop at half of that, so beyond it something is badly wrong. */
const LARGEST_STATE = DOCUMENT_LIMIT + DOCUMENT_LIMIT / 2;
/** Readings of a plan that changes under them; the last one is as complete, only its stamp is not known. */
const READINGS = 3;

type UpdateRow = Pick<PlanUpdateRow, '_id' | 'update'>;

/** Plans in `planupdates` and `plansnapshots`. */
export function createPlanStorage(connection: Connection, options: PlanStorageOptions): KeptPlanStorage {
	const { inTransaction, clock, changed = () => undefined } = options;
	const { updates, snapshots } = planCollections(connection);
	const appender = new Appender(updates);

	const headOf = (planId: string) =>
		snapshots.findOne<SnapshotHead>({ planId, removedAt: null }, { projection: SNAPSHOT_HEAD });

	const tailOf = (planId: string, limit = 0): Promise<UpdateRow[]> =>
		updates
			.find<UpdateRow>({ planId }, { projection: { update: 1 }, ...RAW })
			.sort({ _id: 1 })
			.limit(limit)
			.toArray();

	const stateOf = async (planId: string): Promise<PlanSnapshotRow | null> => {
		const row = await snapshots.findOne({ _id: new Types.ObjectId(planId) }, RAW);
		return row === null || row.removedAt ? null : checked(row);
	};

	async function read(planId: string): Promise<KeptPlan | null> {
		const head = await headOf(planId);
		if (!head) return null;
		// The tail first: what is folded from here on is in the snapshot that is read afterwards.
		const rows = await tailOf(planId);
		const snapshot = await stateOf(planId);
		if (!snapshot) return null;
		const steady = head.version === snapshot.version;
		return {
			snapshot: snapshot.state,
			tail: rows.map(({ _id, update }) => ({ id: String(_id), update })),
			stamp: steady ? stampOf(snapshot.version, rows.length) : null,
			textKnown:
				steady && snapshot.indexedVersion === snapshot.version && snapshot.indexedRows === rows.length
		};
	}

	async function fold(planId: string): Promise<Folded> {
		const rows = await tailOf(planId, MOST_ROWS);
		const before = await stateOf(planId);
		if (!before || rows.length === 0) {
			if (!before) await forget(planId);
			return { rows: 0, bytes: before?.state.byteLength ?? 0 };
		}
		const state = await folded(planId, before.state, rows);
		const took = await inTransaction((tx) => replace(tx, before, state, rows));
		return took
			? { rows: rows.length, bytes: state.byteLength }
			: { rows: 0, bytes: before.state.byteLength };
	}

	/** Edits that reached a plan after its removal. Rows of a plan that never was are left for somebody to judge. */
	async function forget(planId: string): Promise<void> {
		const removed = await snapshots.findOne(
			{ planId, removedAt: { $ne: null } },
			{ projection: SNAPSHOT_HEAD }
		);
		if (removed) await updates.deleteMany({ planId });
	}

	async function folded(planId: string, state: Uint8Array, rows: readonly UpdateRow[]): Promise<Uint8Array> {
		const result = await options.fold(
			state,
			rows.map(({ update }) => update)
		);
		if (result.byteLength <= LARGEST_STATE) return result;
		throw new DomainError('too_large', `Plan ${planId} has grown to ${result.byteLength} bytes`);
	}

	/** P7: the snapshot and exactly the rows in it change together, or not at all. */
	async function replace(
		session: ClientSession,
		before: PlanSnapshotRow,
		state: Uint8Array,
		rows: readonly UpdateRow[]
	): Promise<boolean> {
		const known = before.indexedVersion === before.version && before.indexedRows === rows.length;
		const { matchedCount } = await snapshots.updateOne(
			{ _id: before._id, version: before.version, removedAt: null },
			{
				$set: {
					state: Buffer.from(state),
					sum: checksum(state),
					version: before.version + 1,
					foldedAt: clock.now(),
					textDue: !known,
					...(known ? { indexedVersion: before.version + 1, indexedRows: 0 } : {})
				}
			},
			{ session }
		);
		if (matchedCount === 0) return false;
		await updates.deleteMany({ _id: { $in: rows.map(({ _id }) => _id) } }, { session });
		return true;
	}

	return {
		async create(session, planId, update) {
			// P2: what cannot be read could never be written on.
			foldPlan(update, []);
			const row: PlanSnapshotRow = {
				_id: new Types.ObjectId(planId),
				planId,
				state: Buffer.from(update),
				sum: checksum(update),
				version: 1,
				createdAt: clock.now(),
				foldedAt: null,
				removedAt: null,
				indexedVersion: 0,
				indexedRows: 0,
				textDue: true
			};
			await snapshots.insertOne(row, { session });
			changed(planId);
		},

		async append({ id, planId, nodeId, update, work }) {
			await appender.append({
				_id: new Types.ObjectId(id),
				planId,
				nodeId,
				update: Buffer.from(update),
				work,
				at: clock.now()
			});
			changed(planId);
		},

		async load(planId) {
			let plan = await read(planId);
			for (let again = 1; again < READINGS && plan && plan.stamp === null; again++) plan = await read(planId);
			return plan;
		},

		async compact(planId) {
			return (await fold(planId)).rows;
		},
		fold,

		async stamp(planId) {
			const head = await headOf(planId);
			return head && stampOf(head.version, await updates.countDocuments({ planId }));
		},

		async textKnown(planId, stamp) {
			const [version, rows] = stamp.split(':').map(Number) as [number, number];
			await snapshots.updateOne(
				{ _id: new Types.ObjectId(planId), version },
				{ $set: { indexedVersion: version, indexedRows: rows, textDue: false } }
			);
		},

		waiting: (rows, limit) => findWaiting({ updates, snapshots }, rows, limit),

		async remove(session, planId) {
			const nothing = Buffer.alloc(0);
			await snapshots.updateOne(
				{ _id: new Types.ObjectId(planId) },
				{ $set: { state: nothing, sum: checksum(nothing), removedAt: clock.now(), textDue: false } },
				{ session }
			);
			await updates.deleteMany({ planId }, { session });
		}
	};
}

/** A tail only grows until a compaction raises the version: the two numbers name one content. */
function stampOf(version: number, rows: number): string {
	return `${version}:${rows}`;
}
