import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoggedEvent, StreamName } from '../../kernel/events.ts';
import { inCommitOrder } from './commit-order.ts';

/** A history as writers would leave it: each event takes the next number of the streams it touches. */
const history = fc
	.array(fc.uniqueArray(fc.constantFrom('thread:a', 'thread:b', 'forum:f', 'person:p'), { minLength: 1 }), {
		maxLength: 60
	})
	.map((touched) => {
		const last = new Map<string, number>();
		return touched.map((streams, index): LoggedEvent => {
			const revisions: Partial<Record<StreamName, number>> = {};
			for (const name of streams) {
				const revision = (last.get(name) ?? 0) + 1;
				last.set(name, revision);
				revisions[name as StreamName] = revision;
			}
			const event = { type: 'grants.changed', personId: 'p' } as const;
			return { id: String(index), at: new Date(0), event, revisions };
		});
	});

describe('inCommitOrder', () => {
	it('keeps every event once and every stream in order, however shuffled', () => {
		fc.assert(
			fc.property(
				history.chain((events) =>
					fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }))
				),
				([events, shuffled]) => {
					const ordered = inCommitOrder(shuffled);
					expect(new Set(ordered)).toEqual(new Set(events));
					expect(ordered).toHaveLength(events.length);
					const last = new Map<string, number>();
					for (const { revisions } of ordered)
						for (const [name, revision] of Object.entries(revisions) as [string, number][]) {
							expect(revision).toBeGreaterThan(last.get(name) ?? 0);
							last.set(name, revision);
						}
				}
			)
		);
	});

	it('copes with holes, such as rows seen before', () => {
		const event = (id: string, revision: number): LoggedEvent => ({
			id,
			at: new Date(0),
			event: { type: 'grants.changed', personId: 'p' },
			revisions: { 'person:p': revision }
		});
		expect(inCommitOrder([event('c', 9), event('a', 2), event('b', 5)]).map((e) => e.id)).toEqual([
			'a',
			'b',
			'c'
		]);
	});
});
