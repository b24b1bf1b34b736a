import { randomUUID } from 'node:crypto';
import mongoose, { type Connection } from 'mongoose';
import type { copiedAudience } from '../../server/features/forum/audience.fields.ts';
import { figuresId, type ForumFiguresRow } from '../../server/features/forum/forum-figures.model.ts';
import type { ForumRow } from '../../server/features/forum/forum.model.ts';
import type { ReplyRow } from '../../server/features/forum/reply.model.ts';
import type { PostRow, ThreadRow } from '../../server/features/forum/thread.model.ts';
import { renderMarkdown } from '../../server/kernel/text/markdown.ts';
import { searchTokens } from '../../server/kernel/text/tokens.ts';

/** Rows written at once. */
const BATCH = 2000;
const HOUR = 3600_000;
const YEAR = 365 * 24 * HOUR;
/** The newest threads of each forum are whole: a page of its list shows 20 of them. */
const WHOLE = 40;
/** Characters of the other threads' bodies. No list reads them, and their tokens are most of the work. */
const SHORT = 60;

/**
 * Fills the forums with copies of the demonstration's own threads until there are `total`, spread over all
 * forums and over a year, each audience as often as in the demonstration. The forums' figures are brought
 * in step; the streams' revisions stay, since nobody was there to be told.
 */
export async function growTo(connection: Connection, total: number): Promise<void> {
	const threads = connection.db!.collection<ThreadRow>('threads');
	const whole = await threads.find({ concealed: false, submissionKey: /^demo-/ }).toArray();
	const short = whole.map(shortened);
	const forums = await connection.db!.collection<ForumRow>('forums').find().toArray();
	const missing = total - (await threads.countDocuments());
	const newest = Date.now() - HOUR;
	for (let done = 0; done < missing; done += BATCH) {
		const rows = Array.from({ length: Math.min(BATCH, missing - done) }, (_, i) => {
			const n = done + i;
			const place = Math.floor(n / forums.length);
			const samples = place < WHOLE ? whole : short;
			const at = new Date(newest - YEAR * ((n + 1) / (missing + 1)));
			return {
				...copyOf(samples[place % samples.length]!),
				forumId: String(forums[n % forums.length]!._id),
				createdAt: at,
				lastActivityAt: at,
				replyCount: 0,
				acceptedReplyId: null
			};
		});
		await threads.insertMany(rows, { ordered: false });
	}
	await countAnew(connection);
}

/** A public thread with `replies` replies by the demonstration's people. Answers its id. */
export async function threadWith(connection: Connection, replies: number): Promise<string> {
	const threads = connection.db!.collection<ThreadRow>('threads');
	const stored = connection.db!.collection<ReplyRow>('replies');
	const open = { visibility: 'public', concealed: false, submissionKey: /^demo-/ } as const;
	const sample = await threads.findOne({ ...open, language: 'ar', attribution: 'named' });
	const thread = copyOf(sample!);
	const samples = await stored.find(open).toArray();
	const at = Date.now() - HOUR;
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
		lastActivityAt: rows.at(-1)?.createdAt ?? thread.createdAt
	});
	await stored.insertMany(rows);
	await countAnew(connection);
	return String(thread._id);
}

function copyOf<Row extends PostRow>(row: Row): Row {
	return { ...row, _id: new mongoose.Types.ObjectId(), submissionKey: randomUUID() };
}

function shortened(row: ThreadRow): ThreadRow {
	const body = row.body.slice(0, SHORT).trimEnd();
	return {
		...row,
		body,
		bodyHtml: renderMarkdown(body),
		tokens: searchTokens(`${row.title}\n${body}`)
	};
}

/** Writes the figures of every forum and audience as they are now. */
async function countAnew(connection: Connection): Promise<void> {
	const latest = (field: string) => ({
		$top: { sortBy: { lastActivityAt: -1, _id: -1 }, output: field }
	});
	const counted = connection.db!.collection<ThreadRow>('threads').aggregate<Counted>([
		{ $match: { concealed: false } },
		{
			$group: {
				_id: CIRCLE,
				count: { $sum: 1 },
				latestId: latest('$_id'),
				latestAt: latest('$lastActivityAt')
			}
		}
	]);
	const rows = (await counted.toArray()).map(({ _id: audience, latestId, ...figures }) => ({
		_id: figuresId(audience),
		...audience,
		authorId: null,
		concealed: false,
		...figures,
		latestId: String(latestId)
	}));
	await connection.db!.collection<ForumFiguresRow>('forumfigures').bulkWrite(
		rows.map(({ _id, ...row }) => ({
			replaceOne: { filter: { _id }, replacement: row, upsert: true }
		}))
	);
}

interface Counted {
	_id: ReturnType<typeof copiedAudience> & { forumId: string };
	count: number;
	latestId: unknown;
	latestAt: Date;
}

const CIRCLE = {
	visibility: '$visibility',
	forumId: '$forumId',
	groupIds: '$groupIds',
	cityIds: '$cityIds',
	personIds: '$personIds'
};
