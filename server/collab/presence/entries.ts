import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { BadFrame } from '../wire/message.ts';
import { awarenessFrame, type Frame } from '../wire/frames.ts';

/** One line of an awareness update: `json` is the state, `null` when the client is gone. */
export interface Entry {
	client: number;
	clock: number;
	json: string;
}

/** States that one message may hold; an honest client of a full room sends back what it heard. */
const ENTRY_LIMIT = 1000;

/** @throws BadFrame when the update is damaged */
export function readEntries(update: Uint8Array): Entry[] {
	try {
		const decoder = decoding.createDecoder(update);
		const count = decoding.readVarUint(decoder);
		if (count > ENTRY_LIMIT) throw new BadFrame('too many states');
		return Array.from({ length: count }, () => ({
			client: decoding.readVarUint(decoder),
			clock: decoding.readVarUint(decoder),
			json: decoding.readVarString(decoder)
		}));
	} catch (error) {
		throw error instanceof BadFrame ? error : new BadFrame((error as Error).message);
	}
}

/** Several states as one awareness update, which can be had without the receiver's own line. */
export class Entries {
	readonly #body: Uint8Array;
	readonly #spans = new Map<number, { from: number; to: number }>();
	#whole: Frame | null = null;

	constructor(entries: readonly Entry[]) {
		const encoder = encoding.createEncoder();
		for (const { client, clock, json } of entries) {
			const from = encoding.length(encoder);
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, clock);
			encoding.writeVarString(encoder, json);
			this.#spans.set(client, { from, to: encoding.length(encoder) });
		}
		this.#body = encoding.toUint8Array(encoder);
	}

	/** The update as y-protocols/awareness encodes it. */
	get update(): Uint8Array {
		return this.#with([this.#body], this.#spans.size);
	}

	/**
	 * The message for a receiver. Its own state does not come back to it: it would replace a newer one.
	 * Everybody who has none in here gets the same bytes.
	 * @returns null when there is nothing to tell this receiver
	 */
	frameFor(own: number | null): Frame | null {
		const span = own === null ? undefined : this.#spans.get(own);
		if (!span) return this.#spans.size === 0 ? null : (this.#whole ??= awarenessFrame(this.update));
		if (this.#spans.size === 1) return null;
		const parts = [this.#body.subarray(0, span.from), this.#body.subarray(span.to)];
		return awarenessFrame(this.#with(parts, this.#spans.size - 1));
	}

	#with(parts: Uint8Array[], count: number): Uint8Array {
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, count);
		for (const part of parts) encoding.writeUint8Array(encoder, part);
		return encoding.toUint8Array(encoder);
	}
}
