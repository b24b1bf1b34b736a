import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DraftInput } from '$lib/shared/forum';
import { DraftSaver } from './draft-saver.svelte.ts';

const PLACE = 'reply:0123456789abcdef01234567';
const draft = (body: string): DraftInput => ({ place: PLACE, body });

let sent: DraftInput[];
let answer: (kept: boolean) => void;
let saver: DraftSaver;

beforeEach(() => {
	vi.useFakeTimers();
	sent = [];
	saver = new DraftSaver((fields) => {
		sent.push(fields);
		return new Promise((resolve) => (answer = resolve));
	});
});
afterEach(() => vi.useRealTimers());

const settle = () => vi.advanceTimersByTimeAsync(0);

test('a draft is saved once the person pauses, and only as it stands then', async () => {
	saver.changed(draft('س'));
	await vi.advanceTimersByTimeAsync(500);
	saver.changed(draft('سؤال'));
	await vi.advanceTimersByTimeAsync(1300);
	expect(sent).toEqual([draft('سؤال')]);
	expect(saver.state).toBe('saving');
	answer(true);
	await settle();
	expect(saver.state).toBe('saved');
});

test('one save at a time: an older text never arrives after a newer one', async () => {
	saver.changed(draft('first'));
	await vi.advanceTimersByTimeAsync(1300);
	saver.changed(draft('second'));
	await vi.advanceTimersByTimeAsync(1300);
	expect(sent).toEqual([draft('first')]);
	answer(true);
	await settle();
	expect(sent.at(-1)).toEqual(draft('second'));
});

test('no draft leaves once the post is on its way, so a posted text does not come back', async () => {
	saver.changed(draft('ready'));
	await saver.pause();
	await vi.advanceTimersByTimeAsync(5000);
	saver.changed(draft('ready!'));
	saver.flush();
	await vi.advanceTimersByTimeAsync(5000);
	expect(sent).toEqual([]);
});

test('a posted text does not come back either when the page is left afterwards', async () => {
	saver.changed(draft('posted at once'));
	await saver.pause();
	saver.restart();
	saver.flush();
	await vi.advanceTimersByTimeAsync(5000);
	expect(sent).toEqual([]);
	expect(saver.state).toBe('idle');
});

test('a post that was refused keeps its words as a draft, saved before or not', async () => {
	saver.changed(draft('overtaken'));
	saver.flush();
	await settle();
	answer(true);
	await saver.pause();
	saver.resume();
	await vi.advanceTimersByTimeAsync(1300);
	expect(sent).toEqual([draft('overtaken'), draft('overtaken')]);
});

test('leaving the page saves what waits, at once', () => {
	saver.changed(draft('half a thought'));
	saver.flush();
	return settle().then(() => expect(sent).toEqual([draft('half a thought')]));
});

test('a save that fails says so, and the next one is tried', async () => {
	saver.changed(draft('x'));
	saver.flush();
	await settle();
	answer(false);
	await settle();
	expect(saver.state).toBe('failed');
	saver.changed(draft('xy'));
	saver.flush();
	await settle();
	expect(sent).toHaveLength(2);
});
