import { describe, expect, it } from 'vitest';
import { noticeAfter } from './notice.ts';

describe('what a page says about its connection', () => {
	it('says nothing of a hiccup, then that it lost touch, then that it is up to date, then nothing', () => {
		expect(noticeAfter('live', 'none').next).toBe('none');
		expect(noticeAfter('reconnecting', 'none')).toEqual({ next: 'lost', afterMs: 3000 });
		expect(noticeAfter('live', 'lost')).toEqual({ next: 'back', afterMs: 0 });
		expect(noticeAfter('live', 'back')).toEqual({ next: 'none', afterMs: 4000 });
	});

	it('says at once that a session has ended', () => {
		expect(noticeAfter('signed_out', 'none')).toEqual({ next: 'signed_out', afterMs: 0 });
	});

	it('gives a slow line time at first, and says nothing on pages that follow nothing', () => {
		expect(noticeAfter('connecting', 'none')).toEqual({ next: 'slow', afterMs: 10_000 });
		expect(noticeAfter('off', 'lost').next).toBe('none');
	});
});
