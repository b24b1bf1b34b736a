import { describe, expect, it } from 'vitest';
import { speakAfter, storageLine, worthOf } from './storage-line.ts';

const online = (unsent: 'none' | 'device' | 'received', kept = true) =>
	({ kind: 'online', unsent, unsentWords: 3, storedAt: null, kept }) as const;

describe('P5: what the page says about its text', () => {
	it('names device, received and stored, and a page whose browser keeps nothing', () => {
		expect(storageLine(online('device'), true).key).toBe('planedit.state.device');
		expect(storageLine(online('device', false), true).key).toBe('planedit.state.page');
		expect(storageLine(online('received'), true).key).toBe('planedit.state.received');
		expect(storageLine(online('none'), true)).toMatchObject({ key: 'planedit.state.stored', tone: 'good' });
	});

	it('never tells a reader that something of theirs is stored', () => {
		expect(storageLine(online('none'), false).key).toBe('planedit.state.reading');
		expect(storageLine(online('device'), false).key).toBe('planedit.state.refused');
	});

	it('counts what is on this device without a connection', () => {
		const state = { kind: 'offline', dirty: true, unsentWords: 12, kept: false } as const;
		expect(storageLine(state, true)).toMatchObject({
			key: 'planedit.state.offline_unsent',
			what: { key: 'planedit.state.words_page', values: { count: 12 } },
			fleeting: true
		});
		expect(storageLine({ ...state, unsentWords: 0, kept: true }, true).what).toEqual({
			key: 'planedit.state.changes_device'
		});
	});

	it('speaks of a lost line and of the end, not of typing', () => {
		expect(speakAfter(worthOf(online('none')), 'fine')).toBeNull();
		expect(speakAfter(worthOf(online('device')), 'fine')!.afterMs).toBeGreaterThan(5000);
		expect(speakAfter('offline', 'fine')).toEqual({ afterMs: 3000 });
		expect(speakAfter('closed', 'offline')).toEqual({ afterMs: 0 });
	});
});
