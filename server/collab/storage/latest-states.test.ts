import { expect, test } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { LatestStates } from './latest-states.ts';

function people(count: number) {
	return Array.from({ length: count }, () => {
		const awareness = new Awareness(new Y.Doc());
		const say = (state: Record<string, unknown> | null) => {
			awareness.setLocalState(state);
			return encodeAwarenessUpdate(awareness, [awareness.clientID]);
		};
		awareness.destroy();
		return { say, id: awareness.clientID };
	});
}

function listener() {
	const awareness = new Awareness(new Y.Doc());
	awareness.setLocalState(null);
	awareness.destroy();
	return {
		hear: (update: Uint8Array) => applyAwarenessUpdate(awareness, update, null),
		places: () => [...awareness.getStates().values()].map((state) => state.at as number).toSorted()
	};
}

test('tells the newest state of each, once, and everything again to a newcomer', () => {
	const [amina, jean] = people(2);
	const states = new LatestStates();
	const [first, newcomer] = [listener(), listener()];
	for (let at = 0; at < 5; at++) states.take(amina!.say({ at }));
	states.take(jean!.say({ at: 9 }));
	first.hear(states.tell());
	expect(first.places()).toEqual([4, 9]);
	expect(states.hasUntold).toBe(false);
	states.tellAllAgain();
	newcomer.hear(states.tell());
	expect(newcomer.places()).toEqual([4, 9]);
});

test('tells once who has left, also when the telling failed, and an older word does not bring them back', () => {
	const [amina] = people(1);
	const states = new LatestStates();
	const there = listener();
	const before = amina!.say({ at: 1 });
	states.take(before);
	there.hear(states.tell());
	states.take(amina!.say(null));
	const failed = states.tell();
	states.take(failed);
	expect(states.hasUntold).toBe(true);
	there.hear(states.tell());
	there.hear(before);
	expect(there.places()).toEqual([]);
	states.tellAllAgain();
	expect(states.hasUntold).toBe(false);
});

test('refuses what is no awareness update', () => {
	expect(() => new LatestStates().take(Uint8Array.of(5, 1))).toThrow();
});
