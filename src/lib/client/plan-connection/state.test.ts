import { describe, expect, it } from 'vitest';
import { advance, hasUnstored, mayWrite, START, stateOf, type PlanEvent } from './state.ts';

const after = (...events: PlanEvent[]) => events.reduce(advance, START);
const state = (...events: PlanEvent[]) => stateOf(after(...events));

const CONNECTED: PlanEvent[] = [
	{ type: 'opened' },
	{ type: 'standing', standing: { role: 'editor', readOnly: '' } },
	{ type: 'sent', n: 1, answer: true },
	{ type: 'synced' },
	{ type: 'stored', n: 1, at: 5 }
];

describe('P5: where the words of a plan are', () => {
	it('is nowhere to be said before there is text', () => {
		expect(state()).toEqual({ kind: 'loading' });
		expect(state({ type: 'opened' })).toEqual({ kind: 'loading' });
	});

	it('goes from this device to the server to the database', () => {
		const typed: PlanEvent[] = [...CONNECTED, { type: 'edited' }, { type: 'sent', n: 2, answer: false }];
		expect(state(...CONNECTED)).toMatchObject({ kind: 'online', unsent: 'none', storedAt: null });
		expect(state(...typed)).toMatchObject({ kind: 'online', unsent: 'device' });
		expect(state(...typed, { type: 'received', n: 2 })).toMatchObject({ unsent: 'received' });
		expect(state(...typed, { type: 'stored', n: 2, at: 9 })).toMatchObject({ unsent: 'none', storedAt: 9 });
		expect(hasUnstored(after(...typed))).toBe(true);
	});

	it('is not “stored” before the server has been told what it lacked, nor before the last edit is', () => {
		const early: PlanEvent[] = [
			{ type: 'found_on_device', unsent: true, words: 3 },
			{ type: 'opened' },
			{ type: 'synced' },
			{ type: 'edited' },
			{ type: 'sent', n: 1, answer: false },
			{ type: 'stored', n: 1, at: 5 }
		];
		expect(state(...early)).toMatchObject({ unsent: 'device' });
		const told: PlanEvent[] = [...early, { type: 'sent', n: 2, answer: true }];
		expect(state(...told)).toMatchObject({ unsent: 'device' });
		expect(state(...told, { type: 'stored', n: 2, at: 6 })).toMatchObject({ unsent: 'none' });
	});

	it('is this device after a reload without a connection', () => {
		expect(state({ type: 'found_on_device', unsent: true, words: 12 })).toMatchObject({
			kind: 'from_device',
			unsentWords: 12
		});
		expect(
			state({ type: 'found_on_device', unsent: true, words: 12 }, { type: 'disconnected' })
		).toMatchObject({
			kind: 'offline',
			dirty: true
		});
	});

	it('is forgotten by a lost connection: the next one counts from 1', () => {
		const again: PlanEvent[] = [
			...CONNECTED,
			{ type: 'edited' },
			{ type: 'sent', n: 2, answer: false },
			{ type: 'disconnected' },
			{ type: 'opened' },
			{ type: 'synced' }
		];
		expect(state(...again)).toMatchObject({ kind: 'online', unsent: 'device' });
		expect(state(...again, { type: 'stored', n: 2, at: 1 })).toMatchObject({ unsent: 'device' });
	});

	it('is said while the database does not answer', () => {
		expect(
			state(
				...CONNECTED,
				{ type: 'edited' },
				{ type: 'sent', n: 2, answer: false },
				{ type: 'trouble', on: true }
			)
		).toMatchObject({ kind: 'delayed', unsent: 'device' });
		expect(state(...CONNECTED, { type: 'trouble', on: true }, { type: 'trouble', on: false }).kind).toBe(
			'online'
		);
	});

	it('stays this device for what was refused, until it was sent anew', () => {
		const refused: PlanEvent[] = [
			...CONNECTED,
			{ type: 'edited' },
			{ type: 'sent', n: 2, answer: false },
			{ type: 'refused', n: 2 },
			{ type: 'stored', n: 2, at: 7 }
		];
		expect(state(...refused)).toMatchObject({ unsent: 'device' });
		const again: PlanEvent[] = [...refused, { type: 'sent', n: 3, answer: true }];
		expect(state(...again, { type: 'stored', n: 3, at: 8 })).toMatchObject({ unsent: 'none' });
	});

	it('P11: is told at the end, and words that are left are counted still', () => {
		const closed: PlanEvent[] = [
			...CONNECTED,
			{ type: 'edited' },
			{ type: 'closed', reason: 'not_allowed' },
			{ type: 'counted', words: 4 }
		];
		expect(state(...closed, { type: 'opened' })).toEqual({
			kind: 'closed',
			reason: 'not_allowed',
			dirty: true,
			unsentWords: 4,
			kept: true
		});
		expect(hasUnstored(after(...closed, { type: 'forgotten' }))).toBe(false);
	});

	it('P14: ends for a page that is too old', () => {
		expect(
			state(...CONNECTED, { type: 'standing', standing: { role: 'editor', readOnly: 'outdated' } })
		).toMatchObject({ kind: 'closed', reason: 'outdated' });
	});
});

describe('writing', () => {
	it('P8: is for editors, of a plan that can be written', () => {
		const told = (role: 'editor' | 'viewer', readOnly: '' | 'archived' | 'full') =>
			mayWrite(after({ type: 'standing', standing: { role, readOnly } }), 'editor');
		expect([
			told('editor', ''),
			told('editor', 'archived'),
			told('editor', 'full'),
			told('viewer', '')
		]).toEqual([true, false, true, false]);
		expect(mayWrite(START, 'editor')).toBe(true);
		expect(mayWrite(START, 'viewer')).toBe(false);
		expect(mayWrite(after({ type: 'closed', reason: 'gone' }), 'editor')).toBe(false);
	});
});
