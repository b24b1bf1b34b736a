import { randomUUID } from 'node:crypto';
import mongoose, { type Connection } from 'mongoose';

type Row = Record<string, unknown> & { _id: mongoose.Types.ObjectId };

/** Rows written at once. */
const BATCH = 5000;

/**
 * Fills the forums with copies of the demonstration's own threads until there are `total`, spread over all
 * forums and over a year, and brings the forums' figures in step.
 */
export async function growTo(connection: Connection, total: number): Promise<void> {
	const threads = connection.db!.collection<Row>('threads');
	const samples = await threads.find({ visibility: 'public', concealed: false }).toArray();
	const forums = await connection.db!.collection<Row>('forums').find().toArray();
	const missing = total - (await threads.countDocuments());
	const year = 365 * 24 * 3600_000;
	for (let done = 0; done < missing; done += BATCH) {
		const rows = Array.from({ length: Math.min(BATCH, missing - done) }, (_, i) => {
			const n = done + i;
			const at = new Date(Date.now() - year * ((n + 1) / (missing + 1)) - 3600_000);
			const forumId = String(forums[n % forums.length]!._id);
			return {
				...copyOf(samples[n % samples.length]!),
				forumId,
				createdAt: at,
				lastActivityAt: at,
				replyCount: 0,
				acceptedReplyId: null
			};
		});
		await threads.insertMany(rows, { ordered: false });
	}
	for (const forum of forums) await countOpen(connection, forum);
}

/** A public thread with `replies` replies by the demonstration's people. Answers its id. */
export async function threadWith(connection: Connection, replies: number): Promise<string> {
	const threads = connection.db!.collection<Row>('threads');
	const stored = connection.db!.collection<Row>('replies');
	const thread = copyOf(
		(await threads.findOne({ visibility: 'public', concealed: false, language: 'ar', attribution: 'named' }))!
	);
	const samples = await stored.find({ visibility: 'public', concealed: false }).toArray();
	const at = Date.now() - 3600_000;
	const rows = Array.from({ length: replies }, (_, i) => ({
		...copyOf(samples[i % samples.length]!),
		threadId: String(thread._id),
		forumId: thread.forumId,
		createdAt: new Date(at + i * 1000)
	}));
	await threads.insertOne({
		...thread,
		replyCount: replies,
		acceptedReplyId: null,
		lastActivityAt: new Date(at + replies * 1000)
	});
	await stored.insertMany(rows);
	return String(thread._id);
}

function copyOf(row: Row): Row {
	return { ...row, _id: new mongoose.Types.ObjectId(), submissionKey: randomUUID() };
}

async function countOpen(connection: Connection, forum: Row): Promise<void> {
	const threads = connection.db!.collection<Row>('threads');
	const forumId = String(forum._id);
	const open = { forumId, visibility: 'public', concealed: false };
	const latest = await threads.findOne(open, { sort: { lastActivityAt: -1 } });
	await connection.db!.collection<{ _id: string }>('forumfigures').updateOne(
		{ _id: `${forumId}:public` },
		{
			$set: {
				count: await threads.countDocuments(open),
				latestId: latest ? String(latest._id) : null,
				latestAt: latest?.lastActivityAt ?? null
			},
			$setOnInsert: { ...open, groupIds: [], cityIds: [], personIds: [], authorId: null }
		},
		{ upsert: true }
	);
}
