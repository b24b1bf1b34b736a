import type { PlanState } from '../../../client/plan-connection/state.ts';
import type { MessageKey, MessageArguments } from '../../../i18n/index.ts';
import type { IconName } from '../../../ui/icons.ts';

/** What the page says about where its text is (P5). */
export interface StorageLine {
	icon: IconName | 'spinner';
	tone: 'calm' | 'good' | 'warn';
	key: MessageKey;
	values?: MessageArguments;
	/** What is not stored, put into `{what}` of the line. */
	what?: { key: MessageKey; values?: MessageArguments };
	/** The browser keeps nothing: said beside it. */
	fleeting: boolean;
}

/** @param writes this person may write here now */
export function storageLine(state: PlanState, writes: boolean): StorageLine {
	const calm = (icon: StorageLine['icon'], key: MessageKey): StorageLine => ({
		icon,
		tone: 'calm',
		key,
		fleeting: false
	});
	const warn = (icon: StorageLine['icon'], key: MessageKey): StorageLine => ({
		...calm(icon, key),
		tone: 'warn'
	});
	switch (state.kind) {
		case 'loading':
			return calm('spinner', 'planedit.state.loading');
		case 'from_device':
			return state.dirty
				? { ...unsent(state), icon: 'device', tone: 'warn', fleeting: !state.kept }
				: calm('device', 'planedit.state.from_device');
		case 'offline':
			if (!state.dirty)
				return warn('warning', writes ? 'planedit.state.offline' : 'planedit.state.offline_reading');
			return {
				...warn('device', 'planedit.state.offline_unsent'),
				what: unsent(state),
				fleeting: !state.kept
			};
		case 'delayed':
			if (state.unsent === 'none') return warn('clock', 'planedit.state.delayed');
			if (state.unsent === 'received') return warn('clock', 'planedit.state.delayed_received');
			return { ...warn('device', 'planedit.state.delayed_device'), fleeting: !state.kept };
		case 'closed':
			return warn('lock', 'planedit.state.ended');
		case 'online':
			if (state.unsent === 'received') return calm('clock', 'planedit.state.received');
			if (state.unsent === 'none')
				return writes
					? { ...calm('checkCircle', 'planedit.state.stored'), tone: 'good' }
					: calm('eye', 'planedit.state.reading');
			if (!writes) return warn('device', 'planedit.state.refused');
			return calm('device', state.kept ? 'planedit.state.device' : 'planedit.state.page');
	}
}

function unsent({ unsentWords: count, kept }: { unsentWords: number; kept: boolean }) {
	const where = kept ? 'device' : 'page';
	if (count === 0) return { key: `planedit.state.changes_${where}` as const };
	return { key: `planedit.state.words_${where}` as const, values: { count } };
}

/** What a listener would want to be told; typing and storing are not among it. */
export type Worth = 'fine' | 'offline' | 'delayed' | 'stuck' | 'closed' | 'loading';

export function worthOf(state: PlanState): Worth {
	switch (state.kind) {
		case 'loading':
		case 'from_device':
			return 'loading';
		case 'online':
			return state.unsent === 'none' ? 'fine' : 'stuck';
		default:
			return state.kind;
	}
}

/** Milliseconds that a state lasts before it is spoken: a hiccup, or the time between two keystrokes, is not. */
const PATIENCE: Record<Worth, number> = {
	fine: 1500,
	offline: 3000,
	delayed: 3000,
	stuck: 6000,
	closed: 0,
	loading: 10_000
};

/** What to speak next, and after how long, when the page last spoke of `spoken`; null for nothing. */
export function speakAfter(now: Worth, spoken: Worth): { afterMs: number } | null {
	return now === spoken ? null : { afterMs: PATIENCE[now] };
}

/** Milliseconds of quiet before "stored" is shown again, so that the line does not flicker with each key. */
export const CALM = 700;
