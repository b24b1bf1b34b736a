import { once } from 'node:events';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import {
	AWARENESS,
	NOTICE,
	PLAN_NOTICE,
	SYNC,
	SYNC_STEP_1,
	SYNC_STEP_2,
	SYNC_UPDATE
} from '../../src/lib/shared/plans/wire.ts';

/**
 * People in live plans, in a process of their own so that their work is not counted as the server's.
 * They speak the protocol but keep no document beside what a writer writes, so that what is measured is
 * the server and not a hundred copies of the reader. Its one argument is a `PlanCrowd`; it reports a
 * `CrowdReport` and ends.
 */
export interface PlanCrowd {
	/** Addresses of the plans' sockets, `ws://…/collab/<id>`. */
	addresses: string[];
	cookie: string;
	origin: string;
	peoplePerPlan: number;
	writersPerPlan: number;
	/** Milliseconds between two keys of one writer. */
	pace: number;
	seconds: number;
}

export interface CrowdReport {
	/** Milliseconds from a writer's key to another person's copy, sorted. */
	delays: number[];
	/** Milliseconds from a writer's key to its `stored`, sorted; empty for a relay that stores nothing. */
	stored: number[];
	edits: number;
	/** Copies that should have arrived, and did not. */
	missing: number;
}

const crowd = JSON.parse(process.argv[2] ?? '{}') as PlanCrowd;
const delays: number[] = [];
const stored: number[] = [];
/** When each edit left, by its client and clock. */
const sent = new Map<string, number>();

class Person {
	readonly #socket: WebSocket;
	readonly #synced: Promise<void>;
	readonly #document = new Y.Doc();
	readonly #line = new Y.XmlText();
	/** When each edit of this connection left; the server counts them from 1. */
	readonly #edits: number[] = [];
	#acknowledged = 0;

	constructor(address: string) {
		this.#socket = new WebSocket(address, {
			headers: { cookie: crowd.cookie, origin: crowd.origin },
			perMessageDeflate: false
		});
		this.#socket.binaryType = 'nodebuffer';
		const { promise, resolve, reject } = Promise.withResolvers<void>();
		this.#synced = promise;
		this.#socket.on('open', () => this.#greet());
		this.#socket.on('message', (data: Buffer) => this.#hear(data, resolve));
		this.#socket.on('close', (code) => reject(new Error(`closed with ${code}`)));
		this.#socket.on('error', reject);
	}

	ready(): Promise<void> {
		return this.#synced;
	}

	#greet(): void {
		this.#send((to) => {
			encoding.writeVarUint(to, SYNC);
			encoding.writeVarUint(to, SYNC_STEP_1);
			encoding.writeVarUint8Array(to, Y.encodeStateVector(this.#document));
		});
	}

	#hear(data: Buffer, synced: () => void): void {
		const from = decoding.createDecoder(data);
		const type = decoding.readVarUint(from);
		if (type === SYNC) this.#hearSync(from, synced);
		else if (type === PLAN_NOTICE && decoding.readVarUint(from) === NOTICE.stored)
			this.#hearStored(decoding.readVarUint(from));
	}

	#hearSync(from: decoding.Decoder, synced: () => void): void {
		const kind = decoding.readVarUint(from);
		if (kind === SYNC_STEP_2) return synced();
		if (kind !== SYNC_UPDATE) return;
		const now = performance.now();
		for (const [client, clock] of Y.parseUpdateMeta(decoding.readVarUint8Array(from)).to) {
			const left = client === this.#document.clientID ? undefined : sent.get(`${client}:${clock}`);
			if (left !== undefined) delays.push(now - left);
		}
	}

	#hearStored(count: number): void {
		const now = performance.now();
		for (; this.#acknowledged < count; this.#acknowledged++) {
			const left = this.#edits[this.#acknowledged];
			if (left !== undefined) stored.push(now - left);
		}
	}

	/** Opens a paragraph of one's own, so that nothing depends on what others write. */
	begin(): void {
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [this.#line]);
		this.#edit(() => this.#document.getXmlFragment('section:context').insert(0, [paragraph]));
	}

	key(): void {
		this.#edit(() => this.#line.insert(this.#line.length, 'x'));
	}

	#edit(change: () => void): void {
		let update: Uint8Array | undefined;
		const keep = (bytes: Uint8Array) => (update = bytes);
		this.#document.on('update', keep);
		change();
		this.#document.off('update', keep);
		if (!update) return;
		const left = performance.now();
		this.#edits.push(left);
		for (const [client, clock] of Y.parseUpdateMeta(update).to) sent.set(`${client}:${clock}`, left);
		const bytes = update;
		this.#send((to) => {
			encoding.writeVarUint(to, SYNC);
			encoding.writeVarUint(to, SYNC_UPDATE);
			encoding.writeVarUint8Array(to, bytes);
		});
	}

	#send(write: (to: encoding.Encoder) => void): void {
		this.#socket.send(encoding.encode(write));
	}

	/** Says that one is still here, as an editor does. */
	stir(clock: number): void {
		this.#send((to) => {
			encoding.writeVarUint(to, AWARENESS);
			encoding.writeVarUint8Array(
				to,
				encoding.encode((state) => {
					encoding.writeVarUint(state, 1);
					encoding.writeVarUint(state, this.#document.clientID);
					encoding.writeVarUint(state, clock);
					encoding.writeVarString(state, '{}');
				})
			);
		});
	}

	async leave(): Promise<void> {
		this.#socket.close();
		await Promise.race([once(this.#socket, 'close'), sleep(1000)]);
	}
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const plans: Person[][] = [];
for (const address of crowd.addresses) {
	const people = Array.from({ length: crowd.peoplePerPlan }, () => new Person(address));
	await Promise.all(people.map((person) => person.ready()));
	plans.push(people);
}
const everybody = plans.flat();
const writers = plans.flatMap((people) => people.slice(0, crowd.writersPerPlan));
everybody.forEach((person) => person.stir(1));
writers.forEach((writer) => writer.begin());
// The first edits of so many at once are a burst that no room of people makes: not counted.
await sleep(2000);
sent.clear();
delays.length = 0;
stored.length = 0;
process.send!({ kind: 'started' });

let edits = 0;
const until = performance.now() + crowd.seconds * 1000;
/** Each writer types at its own moment of the pace, as people do. */
await Promise.all(
	writers.map(async (writer, n) => {
		await sleep((crowd.pace * n) / writers.length);
		while (performance.now() < until) {
			writer.key();
			edits++;
			await sleep(crowd.pace);
		}
	})
);
await sleep(1000);
const told = Promise.withResolvers<void>();
process.send!(
	{
		kind: 'report',
		report: {
			delays: delays.sort((a, b) => a - b),
			stored: stored.sort((a, b) => a - b),
			edits,
			missing: edits * (crowd.peoplePerPlan - 1) - delays.length
		} satisfies CrowdReport
	},
	() => told.resolve()
);
await told.promise;
await Promise.all(everybody.map((person) => person.leave()));
process.exit(0);
