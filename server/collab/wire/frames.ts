import * as encoding from 'lib0/encoding';
import {
	AWARENESS,
	NOTICE,
	PLAN_NOTICE,
	SYNC,
	SYNC_STEP_1,
	SYNC_STEP_2,
	SYNC_UPDATE,
	type PlanRole,
	type ReadOnlyReason
} from '../../../src/lib/shared/plans/wire.ts';

/** Whole messages as they leave the server: encoded once, however many receive them. */

export const stepOne = (vector: Uint8Array) => syncFrame(SYNC_STEP_1, vector);
export const stepTwo = (update: Uint8Array) => syncFrame(SYNC_STEP_2, update);
export const updateFrame = (update: Uint8Array) => syncFrame(SYNC_UPDATE, update);

function syncFrame(kind: number, bytes: Uint8Array): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, SYNC);
	encoding.writeVarUint(encoder, kind);
	encoding.writeVarUint8Array(encoder, bytes);
	return encoding.toUint8Array(encoder);
}

/** @param update entries as y-protocols/awareness encodes them */
export function awarenessFrame(update: Uint8Array): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, AWARENESS);
	encoding.writeVarUint8Array(encoder, update);
	return encoding.toUint8Array(encoder);
}

/** Nobody's awareness: a message that changes nothing and tells y-websocket that we are still here. */
export const KEEP_ALIVE = awarenessFrame(Uint8Array.of(0));

export const storedNotice = (edits: number) => notice(NOTICE.stored, edits);
export const receivedNotice = (edits: number) => notice(NOTICE.received, edits);
export const refusedNotice = (edit: number) => notice(NOTICE.refused, edit);
export const troubleNotice = (trouble: boolean) => notice(NOTICE.storageTrouble, trouble ? 1 : 0);
export const nearlyFullNotice = (bytes: number, limit: number) => notice(NOTICE.nearlyFull, bytes, limit);
export const recordNotice = () => notice(NOTICE.record);

export function roleNotice(role: PlanRole, why: ReadOnlyReason): Uint8Array {
	const encoder = noticeEncoder(NOTICE.role);
	encoding.writeVarString(encoder, role);
	encoding.writeVarString(encoder, why);
	return encoding.toUint8Array(encoder);
}

function notice(kind: number, ...numbers: number[]): Uint8Array {
	const encoder = noticeEncoder(kind);
	for (const number of numbers) encoding.writeVarUint(encoder, number);
	return encoding.toUint8Array(encoder);
}

function noticeEncoder(kind: number): encoding.Encoder {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, PLAN_NOTICE);
	encoding.writeVarUint(encoder, kind);
	return encoder;
}
