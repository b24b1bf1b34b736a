import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import {
	COLLAB_PATH,
	NOTICE,
	PLAN_NOTICE,
	SYNC,
	SYNC_STEP_1,
	SYNC_STEP_2,
	type PlanRole
} from '../../src/lib/shared/plans/wire.ts';

/** One thing that a writer did: a word that stands in the plan once, or a row of their own taken out again. */
interface Deed {
	kind: 'added' | 'erased';
	word: string;
}

interface Line {
	/** Of the connection: edits sent, and how many deeds the server has when it has all of them. */
	deedsAt: number[];
	/** Has told the server what it lacked: until then what was written before the connection is not sent. */
	complete: boolean;
}

/**
 * Somebody who writes in a plan with a plain y-websocket client, and keeps count of what the server has
 * said to be stored. Every word is theirs alone: `amal.17;`.
 */
export class PlanWriter {
	readonly name: string;
	readonly document = new Y.Doc();
	readonly deeds: Deed[] = [];
	/** Deeds of which the server has said that they are stored: the first so many. */
	confirmed = 0;
	role: PlanRole | null = null;
	/** Called in the very moment in which the server says that more is stored. */
	onConfirmed: () => void = () => undefined;
	provider: WebsocketProvider;
	readonly #cookie: string;
	readonly #planId: string;
	readonly #random: () => number;
	readonly #rows = new Map<string, string>();
	#line: Line = { deedsAt: [], complete: false };

	constructor(
		name: string,
		{ url, cookie, planId, random }: { url: string; cookie: string; planId: string; random: () => number }
	) {
		this.name = name;
		this.#cookie = cookie;
		this.#planId = planId;
		this.#random = random;
		this.provider = this.#connect(url);
	}

	/** Goes on at another server, with the same document. */
	moveTo(url: string): void {
		this.provider.destroy();
		this.provider = this.#connect(url);
	}

	get idle(): boolean {
		return this.confirmed === this.deeds.length;
	}

	/** Writes one word somewhere, or takes out a row of their own. */
	write(): void {
		const kind = this.#random();
		if (kind < 0.1) return this.#erase();
		const word = `${this.name}.${this.deeds.length};`;
		this.deeds.push({ kind: 'added', word });
		this.document.transact(() => {
			if (kind < 0.3) this.#addRow(word);
			else if (kind < 0.5) this.#addParagraph(word);
			else this.#addWord(word);
		});
	}

	stop(): void {
		this.provider.destroy();
	}

	#addRow(word: string): void {
		const id = `row-${word}`;
		const row = new Y.Map<unknown>([
			['order', `a${this.deeds.length}`],
			['title', new Y.Text(word)]
		]);
		this.document.getMap('activities').set(id, row);
		this.#rows.set(id, word);
	}

	#erase(): void {
		const [first] = this.#rows;
		if (!first) return;
		const [id, word] = first;
		this.#rows.delete(id);
		this.deeds.push({ kind: 'erased', word });
		this.document.getMap('activities').delete(id);
	}

	#addParagraph(word: string): void {
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [new Y.XmlText(word)]);
		const need = needOf(this.document);
		need.insert(this.#among(need.length + 1), [paragraph]);
	}

	/** Between two words, wherever that is. */
	#addWord(word: string): void {
		const texts = needOf(this.document)
			.toArray()
			.flatMap((block) => (block instanceof Y.XmlElement ? block.toArray() : []))
			.filter((inside) => inside instanceof Y.XmlText);
		const text = texts[this.#among(texts.length)];
		if (!text) return this.#addParagraph(word);
		const ends = [0, ...[...text.toString().matchAll(/;/g)].map(({ index }) => index + 1)];
		text.insert(ends[this.#among(ends.length)]!, word);
	}

	#among(count: number): number {
		return Math.floor(this.#random() * count);
	}

	#connect(url: string): WebsocketProvider {
		const heard = (data: Uint8Array) => this.#sent(data);
		const opened = () => (this.#line = { deedsAt: [], complete: false });
		const cookie = this.#cookie;
		class Counting extends WebSocket {
			constructor(address: string) {
				super(address, { headers: { cookie } });
				opened();
			}
			override send(data: Uint8Array): void {
				heard(data);
				super.send(data);
			}
		}
		const provider = new WebsocketProvider(
			url.replace(/^http/, 'ws') + COLLAB_PATH,
			this.#planId,
			this.document,
			{
				WebSocketPolyfill: Counting as unknown as typeof globalThis.WebSocket,
				disableBc: true,
				maxBackoffTime: 250
			}
		);
		provider.messageHandlers[PLAN_NOTICE] = (_encoder, decoder) => this.#notice(decoder);
		return provider;
	}

	/**
	 * Counts edits as the server does. Whatever is sent carries, with what went before it, every deed so far;
	 * but what leaves before the connection's step 2 may be stored (the deletion of a row, say) while words
	 * written without a connection are still on their way.
	 */
	#sent(data: Uint8Array): void {
		const decoder = decoding.createDecoder(data);
		if (decoding.readVarUint(decoder) !== SYNC) return;
		const kind = decoding.readVarUint(decoder);
		if (kind === SYNC_STEP_1) return;
		this.#line.complete ||= kind === SYNC_STEP_2;
		this.#line.deedsAt.push(this.#line.complete ? this.deeds.length : 0);
	}

	#notice(decoder: decoding.Decoder): void {
		const kind = decoding.readVarUint(decoder);
		if (kind === NOTICE.role) this.role = decoding.readVarString(decoder) as PlanRole;
		if (kind !== NOTICE.stored) return;
		const edits = decoding.readVarUint(decoder);
		if (edits === 0) return;
		const deeds = this.#line.deedsAt[edits - 1];
		if (deeds === undefined) throw new Error(`${this.name}: ${edits} edits stored, which were never sent`);
		if (deeds <= this.confirmed) return;
		this.confirmed = deeds;
		this.onConfirmed();
	}
}

/** How often each word stands in a plan. */
export function wordsIn(document: Y.Doc): Map<string, number> {
	const rows = [...document.getMap('activities').values()].map((row) =>
		String((row as Y.Map<unknown>).get('title') ?? '')
	);
	const text = needOf(document).toString() + rows.join(' ');
	const counts = new Map<string, number>();
	for (const [word] of text.matchAll(/\w+\.\d+;/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
	return counts;
}

/**
 * What a document does wrong: a confirmed word that is missing, a row that was confirmed to be out and is
 * there again, anything twice. `confirmed` says how many deeds of each writer count as confirmed.
 */
export function faultsIn(
	document: Y.Doc,
	writers: readonly PlanWriter[],
	confirmed: readonly number[]
): string[] {
	const counts = wordsIn(document);
	const faults = [...counts].filter(([, count]) => count > 1).map(([word]) => `doubled: ${word}`);
	writers.forEach(({ deeds }, n) => {
		const erased = new Set(deeds.flatMap(({ kind, word }) => (kind === 'erased' ? [word] : [])));
		for (const { kind, word } of deeds.slice(0, confirmed[n])) {
			if (kind === 'added' && !counts.has(word) && !erased.has(word)) faults.push(`lost: ${word}`);
			if (kind === 'erased' && counts.has(word)) faults.push(`back again: ${word}`);
		}
	});
	return faults;
}

/** The same text and rows, letter by letter. */
export function shown(document: Y.Doc): string {
	return needOf(document).toString() + JSON.stringify(sortedRows(document));
}

function sortedRows(document: Y.Doc): [string, unknown][] {
	const rows = Object.entries(document.getMap('activities').toJSON());
	return rows.sort(([a], [b]) => (a < b ? -1 : 1));
}

const needOf = (document: Y.Doc): Y.XmlFragment => document.getXmlFragment('section:need');
