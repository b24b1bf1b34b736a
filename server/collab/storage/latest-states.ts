import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** The state of one client, as the awareness protocol writes it: JSON, `null` once it has left. */
interface ClientState {
	clock: number;
	state: string;
}

/**
 * The newest awareness state of each client in a plan, taken from encoded awareness updates, and which of
 * them have not been told yet. Many small updates become one.
 */
export class LatestStates {
	readonly #clients = new Map<number, ClientState>();
	#untold = new Set<number>();

	get hasUntold(): boolean {
		return this.#untold.size > 0;
	}

	/** @throws Error when this is no awareness update */
	take(update: Uint8Array): void {
		const decoder = decoding.createDecoder(update);
		for (let left = decoding.readVarUint(decoder); left > 0; left--) {
			const client = decoding.readVarUint(decoder);
			const told = { clock: decoding.readVarUint(decoder), state: decoding.readVarString(decoder) };
			const known = this.#clients.get(client);
			const newer =
				!known || known.clock < told.clock || (known.clock === told.clock && told.state === 'null');
			if (!newer) continue;
			this.#clients.set(client, told);
			this.#untold.add(client);
		}
	}

	/** Somebody came who knows nothing yet. */
	tellAllAgain(): void {
		this.#untold = new Set(this.#clients.keys());
	}

	/** What has not been told, as one awareness update, which from now on counts as told. */
	tell(): Uint8Array {
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, this.#untold.size);
		for (const client of this.#untold) {
			const { clock, state } = this.#clients.get(client)!;
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, clock);
			encoding.writeVarString(encoder, state);
		}
		this.forgetUntold();
		return encoding.toUint8Array(encoder);
	}

	/** Nobody else listens: newcomers will be told everything anyway. */
	forgetUntold(): void {
		for (const client of this.#untold)
			if (this.#clients.get(client)!.state === 'null') this.#clients.delete(client);
		this.#untold.clear();
	}
}
