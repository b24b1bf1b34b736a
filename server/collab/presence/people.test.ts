import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as decoding from 'lib0/decoding';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { KEEP_ALIVE, type Frame } from '../wire/frames.ts';
import { BadFrame } from '../wire/message.ts';
import { People, type Present } from './people.ts';
import { claimedPresence } from './state.ts';

/** A page: an awareness as y-protocols has it, at the other end of a socket. */
class Page implements Present {
	readonly awareness = new Awareness(new Y.Doc());
	readonly personId: string;
	readonly stamp: Present['stamp'];
	readonly insider: boolean;
	frames = 0;
	bytes = 0;
	people: People<Page> | null = null;

	constructor(personId: string, insider = true) {
		this.personId = personId;
		this.insider = insider;
		this.stamp = { name: personId, city: null, role: 'editor', color: 1 };
	}

	get client(): number {
		return this.awareness.clientID;
	}

	send(frame: Frame): void {
		this.frames++;
		this.bytes += frame.length;
		const decoder = decoding.createDecoder(new Uint8Array(payload(frame)));
		decoding.readVarUint(decoder);
		applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(decoder), 'server');
	}

	say(people: People<Page>, state: Record<string, unknown> | null): void {
		this.awareness.setLocalState(state);
		people.heard(this, encodeAwarenessUpdate(this.awareness, [this.client]));
	}

	sees(other: Page): Record<string, unknown> | undefined {
		return this.awareness.getStates().get(other.client);
	}
}

const payload = (frame: Frame) => frame.subarray(frame[1]! < 126 ? 2 : frame[1] === 126 ? 4 : 10);

let people: People<Page>;
let told: Uint8Array[];
let pages: Page[];

beforeEach(() => {
	vi.useFakeTimers();
	told = [];
	people = new People<Page>((update) => told.push(update), KEEP_ALIVE);
	pages = [new Page('amina'), new Page('jean'), new Page('guest', false)];
	for (const page of pages) people.enter(page);
});
afterEach(() => {
	people.close();
	for (const { awareness } of pages) awareness.destroy();
	vi.useRealTimers();
});

describe('P9: who is here', () => {
	it('many words of one socket become one message to each of the others', () => {
		const [amina, jean] = pages as [Page, Page, Page];
		for (let n = 0; n < 200; n++) amina.say(people, { place: `need ${n}` });
		vi.advanceTimersByTime(60);
		expect(jean.frames).toBe(1);
		expect(jean.sees(amina)).toMatchObject({ place: 'need 199', user: { name: 'amina' } });
		// Its own words do not come back to it.
		expect(amina.frames).toBe(0);
	});

	it('whoever is no insider reads no names; other processes are told the insiders’ version', () => {
		const [amina, , guest] = pages as [Page, Page, Page];
		amina.say(people, { place: 'need' });
		vi.advanceTimersByTime(60);
		expect(guest.sees(amina)).toMatchObject({ user: { name: null } });
		const other = new Awareness(new Y.Doc());
		applyAwarenessUpdate(other, told[0]!, 'relay');
		expect(other.getStates().get(amina.client)).toMatchObject({ user: { name: 'amina' } });
		other.destroy();
	});

	it('an hour of silence: everybody is still seen, and every client still hears something', () => {
		const [amina, jean, guest] = pages as [Page, Page, Page];
		amina.say(people, { place: 'need' });
		for (let minute = 0; minute < 60; minute++) vi.advanceTimersByTime(60_000);
		expect(jean.sees(amina)).toBeDefined();
		expect(guest.sees(amina)).toBeDefined();
		// She has nobody to hear of, and y-websocket gives up after 30 s of silence.
		expect(amina.frames).toBeGreaterThanOrEqual(60 * 2);
	});

	it('saying the same again tells nobody', () => {
		const [amina, jean] = pages as [Page, Page, Page];
		amina.say(people, { place: 'need' });
		vi.advanceTimersByTime(60);
		amina.say(people, { place: 'need' });
		vi.advanceTimersByTime(60);
		expect(jean.frames).toBe(1);
	});

	it('a client that comes back after it has forgotten everybody sees them at once', () => {
		const [amina, jean] = pages as [Page, Page, Page];
		amina.say(people, { place: 'need' });
		vi.advanceTimersByTime(60);
		people.leave(jean);
		jean.awareness.states.delete(amina.client);
		people.enter(jean);
		expect(jean.sees(amina)).toBeDefined();
		// And it is seen itself, under the id and the clock that it had.
		jean.say(people, { place: 'risks' });
		people.leave(jean);
		vi.advanceTimersByTime(60);
		expect(amina.sees(jean)).toBeUndefined();
		people.enter(jean);
		people.heard(jean, encodeAwarenessUpdate(jean.awareness, [jean.client]));
		vi.advanceTimersByTime(60);
		expect(amina.sees(jean)).toMatchObject({ place: 'risks' });
	});

	it('a client id is its owner’s, also while they are away; the same person may take it over', () => {
		const [amina, jean, guest] = pages as [Page, Page, Page];
		amina.say(people, { place: 'need' });
		people.leave(amina);
		people.heard(guest, encodeAwarenessUpdate(amina.awareness, [amina.client]));
		vi.advanceTimersByTime(60);
		expect(jean.sees(amina)).toBeUndefined();
		const again = new Page('amina');
		pages.push(again);
		people.enter(again);
		people.heard(again, encodeAwarenessUpdate(amina.awareness, [amina.client]));
		expect(people.ownerOf(amina.client)).toBe(again);
		expect(people.clientOf(guest)).toBeNull();
	});

	it('a socket stays with its client id: nobody makes the others forgotten by going through many', () => {
		const [amina, jean] = pages as [Page, Page, Page];
		amina.say(people, { place: 'need' });
		people.leave(amina);
		jean.say(people, { place: 'risks' });
		jean.say(people, null);
		const states = new Awareness(new Y.Doc());
		for (let client = 1; client <= 10_001; client++)
			for (const state of [{}, null]) {
				states.states.set(client, state as object);
				states.meta.set(client, { clock: client, lastUpdated: 0 });
				people.heard(jean, encodeAwarenessUpdate(states, [client]));
			}
		states.destroy();
		jean.awareness.states.set(amina.client, { place: 'in her name' });
		jean.awareness.meta.set(amina.client, { clock: 99, lastUpdated: 0 });
		people.heard(jean, encodeAwarenessUpdate(jean.awareness, [amina.client]));
		expect(people.ownerOf(amina.client)).toBeNull();
		people.enter(amina);
		amina.say(people, { place: 'need' });
		expect(people.ownerOf(amina.client)).toBe(amina);
		// Whoever showed nothing for a while comes back as who they were.
		jean.say(people, { place: 'risks' });
		expect(people.ownerOf(jean.client)).toBe(jean);
	});

	it('people of another process come, move and go with it', () => {
		const [amina, jean, guest] = pages as [Page, Page, Page];
		const elsewhere = new Awareness(new Y.Doc());
		elsewhere.setLocalState({ user: { name: 'ruth', city: null, role: 'editor', color: 2 }, place: 'mel' });
		people.heardFrom('node', encodeAwarenessUpdate(elsewhere, [elsewhere.clientID]));
		vi.advanceTimersByTime(60);
		expect(amina.awareness.getStates().get(elsewhere.clientID)).toMatchObject({ user: { name: 'ruth' } });
		expect(guest.awareness.getStates().get(elsewhere.clientID)).toMatchObject({ user: { name: null } });
		// What came from there is not told back.
		expect(told).toEqual([]);
		people.gone('node');
		vi.advanceTimersByTime(60);
		expect(jean.awareness.getStates().has(elsewhere.clientID)).toBe(false);
		elsewhere.destroy();
	});

	it.each([[[1]], [[5, 1, 1]], [[1, 1, 1, 200, 65]], [[255, 255, 255, 255, 15]]])(
		'%j is a bad frame',
		(bytes) => {
			expect(() => people.heard(pages[0]!, Uint8Array.from(bytes))).toThrow(BadFrame);
		}
	);
});

describe('what a client may say about itself', () => {
	const position = { type: { client: 1, clock: 2 }, tname: null, item: { client: 3, clock: 4 }, assoc: -1 };

	it.each([
		['not json', {}],
		['[]', {}],
		['{"place":"need","name":"x"}', { place: 'need' }],
		['{"place":7,"cursor":null}', { cursor: null }],
		[
			JSON.stringify({ cursor: { anchor: position, head: position } }),
			{ cursor: { anchor: position, head: position } }
		],
		[
			JSON.stringify({ cursor: { anchor: { ...position, evil: 1 }, head: position, more: 2 } }),
			{ cursor: { anchor: position, head: position } }
		],
		[JSON.stringify({ cursor: { anchor: { ...position, item: 'x' }, head: position } }), {}],
		[
			JSON.stringify({
				cursor: { anchor: { ...position, item: { client: -1, clock: 0.5 } }, head: position }
			}),
			{}
		],
		[JSON.stringify({ cursor: { anchor: {}, head: {} } }), {}],
		[JSON.stringify({ place: 'x'.repeat(201) }), {}]
	])('%s', (json, claimed) => expect(claimedPresence(json)).toEqual(claimed));
});
