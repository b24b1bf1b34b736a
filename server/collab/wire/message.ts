import * as decoding from 'lib0/decoding';
import {
	AWARENESS,
	PLAN_PIECE,
	QUERY_AWARENESS,
	SYNC,
	SYNC_STEP_1,
	SYNC_STEP_2,
	SYNC_UPDATE
} from '../../../src/lib/shared/plans/wire.ts';

/** What a client can say. The bytes are views into the frame: copy what outlives it. */
export type Message =
	| { kind: 'step1'; vector: Uint8Array }
	| { kind: 'edit'; update: Uint8Array }
	| { kind: 'awareness'; update: Uint8Array }
	| { kind: 'query' }
	| { kind: 'piece'; total: number; index: number; bytes: Uint8Array };

/** A frame that cannot be what it says: its socket is closed with 4400. */
export class BadFrame extends Error {
	override name = 'BadFrame';
}

/**
 * Reads the outside of a frame; what is in an update or a state is not looked at here. Bytes after the
 * end of a message are ignored.
 * @throws BadFrame for unknown types and for frames that end too soon
 */
export function readMessage(frame: Uint8Array): Message {
	try {
		return read(decoding.createDecoder(frame));
	} catch (error) {
		throw error instanceof BadFrame ? error : new BadFrame((error as Error).message);
	}
}

function read(decoder: decoding.Decoder): Message {
	const type = decoding.readVarUint(decoder);
	switch (type) {
		case SYNC:
			return readSync(decoder);
		case AWARENESS:
			return { kind: 'awareness', update: decoding.readVarUint8Array(decoder) };
		case QUERY_AWARENESS:
			return { kind: 'query' };
		case PLAN_PIECE:
			return {
				kind: 'piece',
				total: decoding.readVarUint(decoder),
				index: decoding.readVarUint(decoder),
				bytes: decoding.readTailAsUint8Array(decoder)
			};
		default:
			throw new BadFrame('unknown type of message');
	}
}

function readSync(decoder: decoding.Decoder): Message {
	const kind = decoding.readVarUint(decoder);
	const bytes = decoding.readVarUint8Array(decoder);
	switch (kind) {
		case SYNC_STEP_1:
			return { kind: 'step1', vector: bytes };
		case SYNC_STEP_2:
		case SYNC_UPDATE:
			return { kind: 'edit', update: bytes };
		default:
			throw new BadFrame('unknown kind of sync message');
	}
}
