import type { Writable } from 'node:stream';
import * as decoding from 'lib0/decoding';
import * as ws from 'ws';
import { describe, expect, it } from 'vitest';
import { stepTwo, storedNotice, KEEP_ALIVE, type Frame } from './frames.ts';
import { Inbox } from './inbox.ts';
import { BadFrame, readMessage } from './message.ts';
import { Pace } from './pace.ts';
import { Crowded, Pieces, PIECED_LIMIT, Shelf, TooLarge } from './pieces.ts';
import { Receipts } from './receipts.ts';

/** As a client's `ws` reads; its types leave it out. */
const { Receiver } = ws as unknown as { Receiver: new (options: object) => Writable };

describe('frames', () => {
	/** As a browser takes them apart. */
	const received = (frame: Frame) =>
		new Promise<Buffer>((resolve, reject) => {
			const receiver = new Receiver({ isServer: false, maxPayload: 0 });
			receiver.on('message', resolve).on('error', reject);
			receiver.write(frame);
		});

	it.each([0, 1, 120, 125, 126, 127, 5000, 0xffff, 0x10000, 3_000_000])(
		'of %i bytes arrive whole',
		async (length) => {
			const bytes = new Uint8Array(length).fill(7);
			const decoder = decoding.createDecoder(await received(stepTwo(bytes)));
			expect([decoding.readVarUint(decoder), decoding.readVarUint(decoder)]).toEqual([0, 1]);
			expect(Buffer.compare(decoding.readVarUint8Array(decoder), bytes)).toBe(0);
			expect(decoding.hasContent(decoder)).toBe(false);
		}
	);

	it('say what they say', async () => {
		expect([...(await received(storedNotice(300)))]).toEqual([100, 1, 172, 2]);
		expect([...(await received(KEEP_ALIVE))]).toEqual([1, 1, 0]);
	});
});

describe('messages', () => {
	it.each([
		[[]],
		[[0]],
		[[0, 0]],
		[[0, 0, 5, 1]],
		[[0, 3, 0]],
		[[2]],
		[[99]],
		[[255, 255, 255, 255, 255, 255, 255, 255, 255]]
	])('%j is no message', (bytes) => expect(() => readMessage(Uint8Array.from(bytes))).toThrow(BadFrame));

	it('are read by their kind', () => {
		expect(readMessage(Uint8Array.of(0, 0, 1, 0))).toMatchObject({ kind: 'step1' });
		expect(readMessage(Uint8Array.of(0, 2, 2, 0, 0))).toMatchObject({ kind: 'edit' });
		expect(readMessage(Uint8Array.of(3))).toEqual({ kind: 'query' });
		expect(readMessage(Uint8Array.of(101, 2, 1, 9, 9))).toMatchObject({ kind: 'piece', total: 2, index: 1 });
	});
});

describe('pieces', () => {
	const piece = (total: number, index: number, length = 3) => ({
		total,
		index,
		bytes: new Uint8Array(length).fill(index)
	});

	it('become a whole, one message after the other', () => {
		const pieces = new Pieces(new Shelf());
		for (let round = 0; round < 2; round++) {
			expect(pieces.add(piece(2, 0), 'amina')).toBeNull();
			expect(pieces.add(piece(2, 1), 'amina')).toEqual(Uint8Array.of(0, 0, 0, 1, 1, 1));
		}
	});

	it('have an end', () => {
		const pieces = new Pieces(new Shelf());
		expect(() => pieces.add(piece(2, 0, PIECED_LIMIT + 1), 'amina')).toThrow(TooLarge);
		expect(() => new Pieces(new Shelf()).add(piece(3, 1), 'amina')).toThrow(BadFrame);
	});

	it('of everybody together have one, too, and go with their socket', () => {
		const shelf = new Shelf(10);
		const [one, two] = [new Pieces(shelf), new Pieces(shelf)];
		one.add(piece(2, 0, 8), 'amina');
		expect(() => two.add(piece(2, 0, 8), 'amina')).toThrow(Crowded);
		one.drop();
		expect(two.add(piece(2, 0, 8), 'amina')).toBeNull();
	});

	it('of one person leave room for the others', () => {
		const shelf = new Shelf(20, 10);
		const [one, two, three] = [new Pieces(shelf), new Pieces(shelf), new Pieces(shelf)];
		one.add(piece(2, 0, 8), 'amina');
		expect(() => two.add(piece(2, 0, 8), 'amina')).toThrow(Crowded);
		expect(three.add(piece(2, 0, 8), 'jean')).toBeNull();
		one.drop();
		expect(two.add(piece(2, 0, 8), 'amina')).toBeNull();
	});
});

describe('an inbox', () => {
	function inbox() {
		const seen: number[] = [];
		let paused = false;
		const made: Inbox = new Inbox({ pause: () => (paused = true), resume: () => (paused = false) }, ([n]) => {
			seen.push(n!);
			if (n === 9) made.hold('pace');
		});
		return { made, seen, paused: () => paused };
	}

	it('keeps what comes while somebody waits, and hands it on in order', () => {
		const { made, seen, paused } = inbox();
		made.push(Uint8Array.of(1));
		made.hold('loading');
		made.hold('judging');
		for (const n of [2, 9, 3]) made.push(Uint8Array.of(n));
		made.release('loading');
		expect([seen, paused()]).toEqual([[1], true]);
		made.release('judging');
		// Nine made it wait again.
		expect([seen, paused()]).toEqual([[1, 2, 9], true]);
		made.push(Uint8Array.of(4));
		made.release('pace');
		expect([seen, paused()]).toEqual([[1, 2, 9, 3, 4], false]);
	});

	it('hands nothing on once it is closed', () => {
		const { made, seen, paused } = inbox();
		made.hold('door');
		made.push(Uint8Array.of(1));
		made.close();
		made.release('door');
		made.push(Uint8Array.of(2));
		expect([seen, paused()]).toEqual([[], false]);
	});
});

describe('pace and receipts', () => {
	it('lets a burst pass, then makes the spender wait until the debt is paid', () => {
		let now = 0;
		const pace = new Pace({ burst: 10, perSecond: 5 }, () => now);
		for (let n = 0; n < 10; n++) expect(pace.spend(1)).toBe(0);
		expect(pace.spend(5)).toBe(1000);
		now = 1000;
		expect(pace.spend(0)).toBe(0);
		expect(pace.spend(1)).toBe(200);
	});

	it('counts edits without a hole', () => {
		const receipts = new Receipts();
		expect(receipts.add([2, 3])).toBeNull();
		expect(receipts.add([1])).toBe(3);
		expect(receipts.add([2])).toBeNull();
		expect(receipts.add([4])).toBe(4);
	});
});
