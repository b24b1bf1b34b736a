import { expect } from 'vitest';
import type { FreshDatabase } from './mongo.ts';

/** Everything that is counted or remembered beside the posts, against the posts themselves. */
export async function expectFiguresRight({ connection }: FreshDatabase): Promise<void> {
	const threads = await connection.collection('threads').find().toArray();
	for (const thread of threads) {
		const replies = await connection
			.collection('replies')
			.find({ threadId: String(thread._id) })
			.toArray();
		const open = replies.filter((reply) => reply.hidden === null);
		expect(thread.replyCount).toBe(open.length);
		expect(thread.lastActivityAt).toEqual(
			new Date(Math.max(thread.createdAt.getTime(), ...open.map((reply) => reply.createdAt.getTime())))
		);
		for (const reply of replies)
			expect(reply.concealed).toBe(reply.hidden !== null || thread.hidden !== null);
	}
	const shown = Map.groupBy(
		threads.filter((thread) => !thread.concealed),
		(thread) => [thread.forumId, thread.visibility, ...thread.cityIds].join(':')
	);
	const figures = await connection.collection('forumfigures').find().toArray();
	expect(figures.filter(({ count }) => count > 0).length).toBe(shown.size);
	for (const { _id, count, latestId, latestAt } of figures) {
		const [latest] = (shown.get(String(_id)) ?? []).sort((a, b) => b.lastActivityAt - a.lastActivityAt);
		expect({ count, latestId, latestAt }).toEqual({
			count: shown.get(String(_id))?.length ?? 0,
			latestId: latest ? String(latest._id) : null,
			latestAt: latest?.lastActivityAt ?? null
		});
	}
}
