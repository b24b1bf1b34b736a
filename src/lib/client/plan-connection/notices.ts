import * as decoding from 'lib0/decoding';
import { NOTICE, PLAN_ROLES, type PlanRole, type ReadOnlyReason } from '../../shared/plans/wire.ts';

/** A `PLAN_NOTICE` of the server, as wire.ts describes it. */
export type Notice =
	| { kind: 'received' | 'stored' | 'refused'; n: number }
	| { kind: 'storageTrouble'; on: boolean }
	| { kind: 'role'; role: PlanRole; readOnly: ReadOnlyReason }
	| { kind: 'nearlyFull'; bytes: number; limit: number }
	| { kind: 'record' };

const REASONS: readonly ReadOnlyReason[] = ['', 'archived', 'outdated', 'full'];

/** Reads a notice whose message type has been read; null when it is of a kind that a later server invented. */
export function readNotice(decoder: decoding.Decoder): Notice | null {
	switch (decoding.readVarUint(decoder)) {
		case NOTICE.received:
			return { kind: 'received', n: decoding.readVarUint(decoder) };
		case NOTICE.stored:
			return { kind: 'stored', n: decoding.readVarUint(decoder) };
		case NOTICE.refused:
			return { kind: 'refused', n: decoding.readVarUint(decoder) };
		case NOTICE.storageTrouble:
			return { kind: 'storageTrouble', on: decoding.readVarUint(decoder) === 1 };
		case NOTICE.role: {
			const role = decoding.readVarString(decoder) as PlanRole;
			const readOnly = decoding.readVarString(decoder) as ReadOnlyReason;
			// What is not understood is not taken for a right.
			return {
				kind: 'role',
				role: PLAN_ROLES.includes(role) ? role : 'viewer',
				readOnly: REASONS.includes(readOnly) ? readOnly : 'outdated'
			};
		}
		case NOTICE.nearlyFull:
			return {
				kind: 'nearlyFull',
				bytes: decoding.readVarUint(decoder),
				limit: decoding.readVarUint(decoder)
			};
		case NOTICE.record:
			return { kind: 'record' };
		default:
			return null;
	}
}
