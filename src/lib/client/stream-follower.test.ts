import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LiveChange } from '../shared/live.ts';
import { StreamFollower } from './stream-follower.ts';

const stream = 'thread:64b000000000000000000001' as const;
const presence = { stream, cities: [], others: 1 };
const change = (revision: number): LiveChange => ({
	stream,
	revision,
	type: 'reply',
	id: String(revision),
	change: 'created',
	record: {}
});

function follower(since: number) {
	const heard: (number | string)[] = [];
	const made = new StreamFollower(stream, since, {
		onChange: ({ revision }) => heard.push(revision),
		onReset: () => heard.push('reset'),
		onRevoked: (code) => heard.push(code)
	});
	return { heard, made };
}

describe('StreamFollower', () => {
	it('applies what follows, and what it knows already not again', () => {
		const { heard, made } = follower(4);
		for (const revision of [4, 5, 5, 6, 4, 6]) expect(made.receive(change(revision))).toBe(false);
		expect(heard).toEqual([5, 6]);
	});

	it('notices a gap, applies nothing beyond it, and goes on after the answer', () => {
		const { heard, made } = follower(4);
		expect(made.receive(change(6))).toBe(true);
		made.joining();
		expect(made.receive(change(7))).toBe(false);
		made.answered({ ok: true, revision: 7, changes: [change(5), change(7)], presence });
		expect(made.receive(change(8))).toBe(false);
		expect(heard).toEqual([5, 7, 8]);
	});

	it('loads anew when too much was missed', () => {
		const { heard, made } = follower(4);
		expect(made.answered({ ok: true, revision: 900, reset: true, presence })).toEqual({ next: 'follow' });
		made.receive(change(900));
		made.receive(change(901));
		expect(heard).toEqual(['reset', 901]);
	});

	it('stops when it may not follow, and tries again when the database was away', () => {
		const { heard, made } = follower(4);
		expect(made.answered({ ok: false, code: 'rate_limited', retryAfter: 9 })).toEqual({
			next: 'retry',
			afterSeconds: 9
		});
		expect(made.answered({ ok: false, code: 'unavailable' }).next).toBe('retry');
		expect(heard).toEqual([]);
		expect(made.answered({ ok: false, code: 'not_found' })).toEqual({ next: 'stop' });
		expect(heard).toEqual(['not_found']);
	});

	it('hears every revision once and in order, whatever the line drops, doubles or delays', () => {
		const noise = fc.array(fc.record({ back: fc.nat(6), lost: fc.boolean() }), {
			minLength: 1,
			maxLength: 200
		});
		fc.assert(
			fc.property(noise, (deliveries) => {
				const { heard, made } = follower(0);
				let newest = 0;
				for (const { back, lost } of deliveries) {
					newest += 1;
					if (lost) continue;
					if (!made.receive(change(Math.max(1, newest - back)))) continue;
					made.joining();
					const missed = Array.from({ length: newest - made.revision }, (_, i) =>
						change(made.revision + i + 1)
					);
					made.answered({ ok: true, revision: newest, changes: missed, presence });
				}
				expect(heard).toEqual(heard.map((_, index) => index + 1));
				expect(heard.length).toBe(made.revision);
			})
		);
	});
});
