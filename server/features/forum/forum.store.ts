import type { Connection } from 'mongoose';
import { createForumFiguresModel } from './forum-figures.model.ts';
import { createForumFiguresRepository } from './forum-figures.repository.ts';
import { createForumFigures } from './forum.figures.ts';
import { createForumModel } from './forum.model.ts';
import { createForumRepository, createPostHistoryRepository } from './forum.repository.ts';
import { createPostHistoryModel } from './post-history.model.ts';
import { createReplyModel } from './reply.model.ts';
import { createReplyRepository } from './reply.repository.ts';
import { createThreadModel } from './thread.model.ts';
import { createThreadRepository } from './thread.repository.ts';

export type ForumStore = ReturnType<typeof createForumStore>;

/** The forum's collections on one connection. The container hands them to the forum, moderation and search. */
export function createForumStore(connection: Connection) {
	const forums = createForumRepository(createForumModel(connection));
	const threads = createThreadRepository(createThreadModel(connection));
	const replies = createReplyRepository(createReplyModel(connection));
	const history = createPostHistoryRepository(createPostHistoryModel(connection));
	const counted = createForumFiguresRepository(createForumFiguresModel(connection));
	return { forums, threads, replies, history, figures: createForumFigures({ threads, counted }) };
}
