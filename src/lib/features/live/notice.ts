import type { LiveState } from '../../client/live-line.ts';

/** What the page says about its connection. */
export type Notice = 'none' | 'slow' | 'lost' | 'back' | 'signed_out' | 'refused';

/** Milliseconds of a hiccup that nobody needs to hear of. */
const PATIENCE = 3000;
/** Milliseconds that a first connection may take before a word is said. */
const FIRST_PATIENCE = 10_000;
/** Milliseconds for which "up to date" stays. */
const BACK_FOR = 4000;

/** What to say next, and after how long, when the line is in `state` and the page says `now`. */
export function noticeAfter(state: LiveState, now: Notice): { next: Notice; afterMs: number } {
	switch (state) {
		case 'reconnecting':
			return { next: 'lost', afterMs: now === 'none' ? PATIENCE : 0 };
		case 'connecting':
			return { next: 'slow', afterMs: FIRST_PATIENCE };
		case 'signed_out':
		case 'refused':
			return { next: state, afterMs: 0 };
		case 'off':
			return { next: 'none', afterMs: 0 };
		case 'live':
			if (now === 'none' || now === 'back') return { next: 'none', afterMs: BACK_FOR };
			return { next: 'back', afterMs: 0 };
	}
}
