import { crc32 } from 'node:zlib';
import { DomainError } from '../../kernel/errors.ts';
import type { PlanSnapshotRow } from './plan-snapshot.model.ts';

/** What is kept beside a state to recognise it. */
export function checksum(state: Uint8Array): number {
	return crc32(state);
}

/**
 * The row, if it can be a document at all.
 * @throws DomainError `plan_unreadable`: damage is never an empty document (P3)
 */
export function checked(row: PlanSnapshotRow): PlanSnapshotRow {
	const { state } = row as { state: unknown };
	if (state instanceof Uint8Array && state.byteLength > 0 && checksum(state) === row.sum) return row;
	throw new DomainError('plan_unreadable', `The snapshot of plan ${String(row._id)} is damaged`);
}
