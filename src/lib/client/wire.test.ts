import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenTransport, TransportListener } from './transports.ts';
import { Wire } from './wire.ts';

/** Transports that do as they are told, in the order in which they were opened. */
function wired(ways = 1) {
	const opened: { way: number; sent: string[]; closed: boolean; far: TransportListener }[] = [];
	const transport =
		(way: number): OpenTransport =>
		(_, far) => {
			const line = { way, sent: [] as string[], closed: false, far };
			opened.push(line);
			return { send: (packet) => line.sent.push(packet), close: () => (line.closed = true) };
		};
	const wire = new Wire(
		Array.from({ length: ways }, (_, way) => transport(way)),
		'http://here',
		() => ({ signedIn: true })
	);
	const told: unknown[] = [];
	wire.on('connect', () => told.push('connect'));
	wire.on('disconnect', (reason) => told.push(['disconnect', reason]));
	wire.on('connect_error', ({ data }) => told.push(['connect_error', data, wire.active]));
	wire.on('change', (change) => told.push(['change', change]));
	const last = () => opened.at(-1)!;
	const connect = () => {
		wire.connect();
		last().far.heard('0{"sid":"s","pingInterval":20000,"pingTimeout":20000}');
		last().far.heard('40{"sid":"t"}');
	};
	return { wire, opened, told, last, connect };
}

beforeEach(() => {
	vi.useFakeTimers();
	// The waits are then what they are on average.
	vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
});

describe('the wire of live pages', () => {
	it('says who it is, hears events, answers pings', () => {
		const { wire, told, last, connect } = wired();
		connect();
		expect([wire.connected, wire.active]).toEqual([true, true]);
		last().far.heard('2');
		last().far.heard('42["change",{"revision":2}]');
		expect(last().sent).toEqual(['40{"signedIn":true}', '3']);
		expect(told).toEqual(['connect', ['change', { revision: 2 }]]);
	});

	it('brings each answer to its question, or says that none came', () => {
		const { wire, last, connect } = wired();
		connect();
		const heard: unknown[] = [];
		const ask = () =>
			wire.timeout(1000).emit('leave', { stream: 'thread:a' }, (...answer) => heard.push(answer));
		ask();
		ask();
		expect(last().sent.slice(1)).toEqual([
			'420["leave",{"stream":"thread:a"}]',
			'421["leave",{"stream":"thread:a"}]'
		]);
		last().far.heard('431[{"ok":true}]');
		expect(heard).toEqual([[null, { ok: true }]]);
		vi.advanceTimersByTime(1001);
		expect(heard).toEqual([[null, { ok: true }], [new Error('no answer')]]);
		last().far.heard('430[{"ok":true}]');
		expect(heard).toHaveLength(2);
	});

	it('comes back by itself when the line breaks, and later each time', () => {
		const { wire, opened, told, last, connect } = wired();
		connect();
		wire.timeout(1000).emit('leave', { stream: 'thread:a' }, (late) => told.push(late));
		last().far.lost();
		expect([wire.connected, wire.active, last().closed]).toEqual([false, true, true]);
		expect(told.slice(1)).toEqual([new Error('transport close'), ['disconnect', 'transport close']]);
		vi.advanceTimersByTime(500);
		expect(opened).toHaveLength(2);
		for (const wait of [1000, 2000, 4000, 8000, 15_000, 15_000]) {
			const tries = opened.length;
			last().far.lost();
			vi.advanceTimersByTime(wait - 1);
			expect(opened).toHaveLength(tries);
			vi.advanceTimersByTime(1);
			expect(opened).toHaveLength(tries + 1);
		}
		expect(told.at(-1)).toEqual(['connect_error', undefined, true]);
	});

	it('takes silence for a loss', () => {
		const { wire, told, connect, opened, last } = wired();
		connect();
		vi.advanceTimersByTime(39_000);
		last().far.heard('2');
		vi.advanceTimersByTime(39_000);
		expect(wire.connected).toBe(true);
		vi.advanceTimersByTime(1_001);
		expect(told.at(-1)).toEqual(['disconnect', 'transport close']);
		vi.advanceTimersByTime(500);
		vi.advanceTimersByTime(8_001);
		expect(opened[1]!.closed).toBe(true);
	});

	it('goes on to the next transport when one cannot be opened, and from the first the next time', () => {
		const { wire, opened, told, last } = wired(2);
		wire.connect();
		last().far.lost();
		expect(opened.map(({ way }) => way)).toEqual([0, 1]);
		expect(told).toEqual([]);
		last().far.heard('<html>Please sign in to the network</html>');
		expect(told).toEqual([['connect_error', undefined, true]]);
		vi.advanceTimersByTime(500);
		expect(opened.map(({ way }) => way)).toEqual([0, 1, 0]);
	});

	it('leaves it to the page to come back when the server refuses or ends the connection', () => {
		const { wire, opened, told, last, connect } = wired();
		wire.connect();
		last().far.heard('0{"sid":"s","pingInterval":20000,"pingTimeout":20000}');
		last().far.heard('44{"message":"session_ended","data":{"code":"session_ended"}}');
		expect(told).toEqual([['connect_error', { code: 'session_ended' }, false]]);
		connect();
		last().far.heard('41');
		expect(told.slice(1)).toEqual(['connect', ['disconnect', 'io server disconnect']]);
		vi.advanceTimersByTime(60_000);
		expect(opened).toHaveLength(2);
	});

	it('is silent once it was let go, whatever still comes from there', () => {
		const { wire, opened, told, last, connect } = wired();
		connect();
		const before = last();
		wire.disconnect();
		expect(before.sent.at(-1)).toBe('41');
		wire.connect();
		before.far.heard('42["change",{}]');
		before.far.lost();
		expect([opened.length, last().closed]).toEqual([2, false]);
		expect(told).toEqual(['connect', ['disconnect', 'io client disconnect']]);
		wire.disconnect();
		vi.advanceTimersByTime(60_000);
		expect(opened).toHaveLength(2);
	});
});
