import type { EventLog } from '../../platform/events/event-log.ts';
import type { Clock } from '../../platform/clock.ts';
import type { ForumFigures } from './forum.figures.ts';
import { createForumLive } from './forum.live.ts';
import type { Cities, DraftKeeper, InTransaction, People, PostLimits } from './forum.ports.ts';
import { createForumReading } from './forum.reading.ts';
import type { ForumRepository, PostHistoryRepository } from './forum.repository.ts';
import { createForumWriting } from './forum.writing.ts';
import type { ReplyRepository } from './reply.repository.ts';
import type { ThreadRepository } from './thread.repository.ts';

export interface ForumOptions {
	forums: ForumRepository;
	threads: ThreadRepository;
	replies: ReplyRepository;
	history: PostHistoryRepository;
	figures: ForumFigures;
	people: People;
	cities: Cities;
	drafts: DraftKeeper;
	events: EventLog;
	inTransaction: InTransaction;
	limits: PostLimits;
	clock: Clock;
}

export type ForumService = ReturnType<typeof createForumService>;

/** The themed forums: threads, replies, accepted answers. */
export function createForumService(options: ForumOptions) {
	return { ...createForumReading(options), ...createForumWriting(options), ...createForumLive(options) };
}
