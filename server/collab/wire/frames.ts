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

/**
 * Whole WebSocket frames as they leave the server: encoded once, header and all, however many receive
 * them. Left to itself `ws` makes a header for each receiver and hands both parts to the system, which
 * costs more than all the rest of a delivery.
 */

/** One unmasked, uncompressed binary message (RFC 6455, 5.2). */
export type Frame = Buffer;

const FINAL_BINARY = 0x82;

export const stepOne = (vector: Uint8Array) => syncFrame(SYNC_STEP_1, vector);
export const stepTwo = (update: Uint8Array) => syncFrame(SYNC_STEP_2, update);
export const updateFrame = (update: Uint8Array) => syncFrame(SYNC_UPDATE, update);

function syncFrame(kind: number, bytes: Uint8Array): Frame {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, SYNC);
	encoding.writeVarUint(encoder, kind);
	encoding.writeVarUint8Array(encoder, bytes);
	return framed(encoder);
}

/** @param update entries as y-protocols/awareness encodes them */
export function awarenessFrame(update: Uint8Array): Frame {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, AWARENESS);
	encoding.writeVarUint8Array(encoder, update);
	return framed(encoder);
}

/** Nobody's awareness: a message that changes nothing and tells y-websocket that we are still here. */
export const KEEP_ALIVE = awarenessFrame(Uint8Array.of(0));

export const storedNotice = (edits: number) => notice(NOTICE.stored, edits);
export const receivedNotice = (edits: number) => notice(NOTICE.received, edits);
export const refusedNotice = (edit: number) => notice(NOTICE.refused, edit);
export const troubleNotice = (trouble: boolean) => notice(NOTICE.storageTrouble, trouble ? 1 : 0);
export const nearlyFullNotice = (bytes: number, limit: number) => notice(NOTICE.nearlyFull, bytes, limit);
export const recordNotice = () => notice(NOTICE.record);

export function roleNotice(role: PlanRole, why: ReadOnlyReason): Frame {
	const encoder = noticeEncoder(NOTICE.role);
	encoding.writeVarString(encoder, role);
	encoding.writeVarString(encoder, why);
	return framed(encoder);
}

function notice(kind: number, ...numbers: number[]): Frame {
	const encoder = noticeEncoder(kind);
	for (const number of numbers) encoding.writeVarUint(encoder, number);
	return framed(encoder);
}

function noticeEncoder(kind: number): encoding.Encoder {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, PLAN_NOTICE);
	encoding.writeVarUint(encoder, kind);
	return encoder;
}

function framed(encoder: encoding.Encoder): Frame {
	const message = encoding.toUint8Array(encoder);
	const { length } = message;
	const head = length < 126 ? 2 : length < 0x10000 ? 4 : 10;
	const frame = Buffer.allocUnsafe(head + length);
	frame[0] = FINAL_BINARY;
	frame[1] = head === 2 ? length : head === 4 ? 126 : 127;
	if (head === 4) frame.writeUInt16BE(length, 2);
	if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2);
	frame.set(message, head);
	return frame;
}
