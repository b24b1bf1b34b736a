import { isMember, type Actor } from '../../kernel/actor.ts';
import type { ForumRow, OpenThreads } from './forum.model.ts';

/** Count and newest of the open threads of a forum that this actor sees: public ones, for members both. */
export function openFigures(actor: Actor, { open }: ForumRow): OpenThreads {
	return isMember(actor) ? mergeFigures(open.public, open.members) : open.public;
}

/** Two figures about different threads as one. */
export function mergeFigures(one: OpenThreads, other: OpenThreads | undefined): OpenThreads {
	if (!other) return one;
	const newer = (other.latestAt?.getTime() ?? -1) > (one.latestAt?.getTime() ?? -1) ? other : one;
	return { count: one.count + other.count, latestId: newer.latestId, latestAt: newer.latestAt };
}
