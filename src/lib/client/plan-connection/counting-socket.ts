import * as encoding from 'lib0/encoding';
import { MESSAGE_LIMIT, PLAN_PIECE, SYNC, SYNC_STEP_2, SYNC_UPDATE } from '../../shared/plans/wire.ts';

export interface SentEdit {
	/** Counted from 1 on each connection, as the server does. */
	n: number;
	/** Told the server what it lacked (a step 2), and was not one more keystroke. */
	answer: boolean;
}

/**
 * A WebSocket class that counts the edits that leave through each of its sockets, and cuts messages that are
 * longer than the server takes into pieces. y-websocket makes one socket of it for each connection.
 */
export function countingSocket(
	Base: typeof WebSocket,
	onEdit: (edit: SentEdit) => void,
	limit = MESSAGE_LIMIT
): typeof WebSocket {
	return class extends Base {
		#edits = 0;

		override send(data: Parameters<WebSocket['send']>[0]): void {
			const message = bytesOf(data);
			if (!message) return super.send(data);
			if (message.length <= limit) super.send(data);
			else for (const piece of piecesOf(message, limit)) super.send(piece);
			// Types are below 128: one byte each.
			if (message[0] === SYNC && (message[1] === SYNC_STEP_2 || message[1] === SYNC_UPDATE))
				onEdit({ n: ++this.#edits, answer: message[1] === SYNC_STEP_2 });
		}
	};
}

function bytesOf(data: unknown): Uint8Array | null {
	if (data instanceof Uint8Array) return data;
	return data instanceof ArrayBuffer ? new Uint8Array(data) : null;
}

/** Room for a piece's own numbers. */
const HEAD = 16;

export function piecesOf(message: Uint8Array, limit = MESSAGE_LIMIT): Uint8Array<ArrayBuffer>[] {
	const size = limit - HEAD;
	const count = Math.ceil(message.length / size);
	return Array.from({ length: count }, (_, index) => {
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, PLAN_PIECE);
		encoding.writeVarUint(encoder, count);
		encoding.writeVarUint(encoder, index);
		encoding.writeUint8Array(encoder, message.subarray(index * size, (index + 1) * size));
		return encoding.toUint8Array(encoder);
	});
}
