import { RENDER_VERSION, renderMarkdown } from '../kernel/text/markdown.ts';
import { searchTokens } from '../kernel/text/tokens.ts';
import type { AuditRow } from '../features/audit/audit.model.ts';
import { copiedAudience } from '../features/forum/audience.fields.ts';
import { figuresId, type ForumFiguresRow } from '../features/forum/forum-figures.model.ts';
import type { ForumRow } from '../features/forum/forum.model.ts';
import { mergeFigures, NO_FIGURES } from '../features/forum/merge-figures.ts';
import type { ReplyRow } from '../features/forum/reply.model.ts';
import type { ModerationMark, ThreadRow } from '../features/forum/thread.model.ts';
import type { DemoAct, DemoForum, DemoNetwork, DemoReply, DemoThread } from './content/shape.ts';
import { forumOf } from '../network/base-rows.ts';
import { demoId } from './demo-id.ts';

type WithId<Row> = Omit<Row, '_id'> & { _id: string };

export interface DemoForumRows {
	forums: WithId<ForumRow>[];
	figures: ForumFiguresRow[];
	threads: WithId<ThreadRow>[];
	replies: WithId<ReplyRow>[];
	audit: WithId<AuditRow>[];
}

const HOUR = 3600 * 1000;

/** Forums with all that is said in them, as it stood at `loadedAt`; figures agree with the posts. */
export function forumRows(network: DemoNetwork, loadedAt: Date): DemoForumRows {
	const cityOf = new Map(
		network.people.map(({ slug, citySlug }) => [slug, citySlug === null ? null : demoId('city', citySlug)])
	);
	const ago = (hours: number) => new Date(loadedAt.getTime() - hours * HOUR);

	const replies = network.threads.flatMap((thread) => thread.replies.map((reply) => replyRow(thread, reply)));
	const threads = network.threads.map((thread) => threadRow(thread));
	const forums = network.forums.map((forum) => forumRow(network, forum));
	return {
		forums,
		figures: figureRows(threads),
		threads,
		replies,
		audit: network.threads.flatMap(auditRows)
	};

	function threadRow(thread: DemoThread): WithId<ThreadRow> {
		const { slug, acceptedReply, title, body, language } = thread;
		const id = demoId('thread', slug);
		const shown = replies.filter((reply) => reply.threadId === id && reply.hidden === null);
		const times = [ago(thread.ageHours), ...shown.map(({ createdAt }) => createdAt)];
		return {
			_id: id,
			...audienceOf(thread),
			...wordsOf(thread.authorSlug, thread.ageHours, body),
			concealed: false,
			attribution: thread.attribution,
			language,
			hidden: null,
			tokens: searchTokens(`${title}\n${body}`),
			submissionKey: `demo-${slug}`,
			kind: thread.kind,
			title,
			lastActivityAt: new Date(Math.max(...times.map(Number))),
			replyCount: shown.length,
			acceptedReplyId: acceptedReply === undefined ? null : demoId('reply', slug, acceptedReply),
			// Whatever a moderator did came after the last word.
			locked: thread.locked ? mark(thread.locked, lastHours(thread) / 2) : null
		};
	}

	function replyRow(thread: DemoThread, reply: DemoReply): WithId<ReplyRow> {
		return {
			_id: demoId('reply', thread.slug, reply.slug),
			threadId: demoId('thread', thread.slug),
			...audienceOf(thread),
			...wordsOf(reply.authorSlug, reply.ageHours, reply.body),
			concealed: reply.hidden !== undefined,
			attribution: reply.attribution,
			language: reply.language,
			hidden: reply.hidden ? mark(reply.hidden, reply.ageHours / 2) : null,
			tokens: searchTokens(reply.body),
			submissionKey: `demo-${thread.slug}-${reply.slug}`
		};
	}

	function auditRows(thread: DemoThread): WithId<AuditRow>[] {
		const hidden = thread.replies.flatMap((reply) => {
			if (!reply.hidden) return [];
			const subjectId = demoId('reply', thread.slug, reply.slug);
			return [auditRow(thread, 'reply.hide', 'reply', subjectId, reply.hidden, reply.ageHours / 2)];
		});
		if (!thread.locked) return hidden;
		const id = demoId('thread', thread.slug);
		return [...hidden, auditRow(thread, 'thread.lock', 'thread', id, thread.locked, lastHours(thread) / 2)];
	}

	function auditRow(
		thread: DemoThread,
		act: string,
		subjectKind: string,
		subjectId: string,
		{ by, reason }: DemoAct,
		hours: number
	): WithId<AuditRow> {
		return {
			_id: demoId('audit', act, subjectId),
			at: ago(hours),
			actorId: demoId('person', by),
			act,
			subjectKind,
			subjectId,
			forumId: demoId('forum', thread.forumKey),
			reason,
			details: { threadId: demoId('thread', thread.slug) }
		};
	}

	function audienceOf({ visibility, forumKey, authorSlug }: DemoThread) {
		const cityId = cityOf.get(authorSlug) ?? null;
		return {
			visibility,
			forumId: demoId('forum', forumKey),
			groupIds: [],
			cityIds: visibility === 'city' && cityId ? [cityId] : [],
			personIds: []
		};
	}

	function wordsOf(authorSlug: string, ageHours: number, body: string) {
		return {
			authorId: demoId('person', authorSlug),
			cityId: cityOf.get(authorSlug) ?? null,
			body,
			bodyHtml: renderMarkdown(body),
			renderVersion: RENDER_VERSION,
			createdAt: ago(ageHours),
			editedAt: null
		};
	}

	function mark({ by, reason }: DemoAct, hours: number): ModerationMark {
		return { at: ago(hours), by: demoId('person', by), reason };
	}
}

/** Hours since the last word of a thread. */
function lastHours(thread: DemoThread): number {
	return Math.min(thread.ageHours, ...thread.replies.map(({ ageHours }) => ageHours));
}

function forumRow(network: DemoNetwork, forum: DemoForum): WithId<ForumRow> {
	const id = demoId('forum', forum.key);
	const theme = network.themes.find(({ key }) => key === forum.key);
	if (!theme) throw new Error(`The demo has no theme for its forum ${forum.key}.`);
	return {
		_id: id,
		...forumOf(theme),
		chairCityId: demoId('city', forum.chairCitySlug),
		forumId: id,
		groupIds: [],
		cityIds: [],
		personIds: [],
		authorId: null,
		concealed: false
	};
}

/** One row for each forum and audience, as the forum keeps them. */
function figureRows(threads: WithId<ThreadRow>[]): ForumFiguresRow[] {
	const rows = new Map<string, ForumFiguresRow>();
	for (const thread of threads) {
		const id = figuresId(thread);
		const { forumId } = thread;
		const before = rows.get(id) ?? NO_FIGURES;
		const figures = mergeFigures(before, {
			count: 1,
			latestId: thread._id,
			latestAt: thread.lastActivityAt
		});
		const audience = { ...copiedAudience(thread), forumId, authorId: null, concealed: false };
		rows.set(id, { _id: id, ...audience, ...figures });
	}
	return [...rows.values()];
}
