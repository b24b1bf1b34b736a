import type { Figures } from './forum-figures.model.ts';

export const NO_FIGURES: Figures = { count: 0, latestId: null, latestAt: null };

/** Figures about different threads as one. Of two threads of one moment the greater id is the newer, as in lists. */
export function mergeFigures(one: Figures, other: Figures): Figures {
	const { latestId, latestAt } = isNewer(other, one) ? other : one;
	return { count: one.count + other.count, latestId, latestAt };
}

function isNewer(one: Figures, other: Figures): boolean {
	const difference = (one.latestAt?.getTime() ?? -1) - (other.latestAt?.getTime() ?? -1);
	return difference > 0 || (difference === 0 && (one.latestId ?? '') > (other.latestId ?? ''));
}
