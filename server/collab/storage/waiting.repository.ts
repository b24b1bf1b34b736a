import type { PlanCollections } from './plan-collections.model.ts';
import { SNAPSHOT_HEAD, type SnapshotHead } from './plan-snapshot.model.ts';

type Collections = Pick<PlanCollections, 'updates' | 'snapshots'>;
type Waiting = { planId: string; rows: number };

/** Plans with work for the keeper, longest tails first: see `PlanStorage.waiting`. Reads no document. */
export async function findWaiting(at: Collections, rows: number, limit: number): Promise<Waiting[]> {
	const tails = await tailLengths(at);
	const withTail = await at.snapshots
		.find<SnapshotHead>({ planId: { $in: [...tails.keys()] } }, { projection: SNAPSHOT_HEAD })
		.toArray();
	const found = withTail
		.filter((head) => isWaiting(head, tails.get(head.planId)!, rows))
		.map(({ planId }) => ({ planId, rows: tails.get(planId)! }))
		.sort((a, b) => b.rows - a.rows)
		.slice(0, limit);
	return found.length < limit ? [...found, ...(await folded(at, tails, limit - found.length))] : found;
}

/** Rows by plan. Small: what is folded is gone from there. */
async function tailLengths({ updates }: Collections): Promise<Map<string, number>> {
	const groups = await updates
		.aggregate<{ _id: string; rows: number }>([
			// With this sort the index answers alone, without the updates themselves.
			{ $sort: { planId: 1 } },
			{ $group: { _id: '$planId', rows: { $sum: 1 } } }
		])
		.toArray();
	return new Map(groups.map(({ _id, rows }) => [_id, rows]));
}

function isWaiting(head: SnapshotHead, tail: number, rows: number): boolean {
	if (head.removedAt !== null || tail > rows) return true;
	return head.indexedVersion !== head.version || head.indexedRows !== tail;
}

/** Plans without a tail whose snapshot search does not know. */
async function folded(at: Collections, tails: Map<string, number>, limit: number): Promise<Waiting[]> {
	const heads = await at.snapshots
		.find<SnapshotHead>(
			{ textDue: true, planId: { $nin: [...tails.keys()] } },
			{ projection: { _id: 0, planId: 1 } }
		)
		.limit(limit)
		.toArray();
	return heads.map(({ planId }) => ({ planId, rows: 0 }));
}
