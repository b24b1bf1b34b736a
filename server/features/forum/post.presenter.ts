import type {
	ActView,
	AuthorView,
	ReplyView,
	ThreadSummary,
	ThreadView
} from '../../../src/lib/shared/forum-views.ts';
import { renderMarkdown, RENDER_VERSION } from '../../kernel/text/markdown.ts';
import type { Lookups } from './lookups.ts';
import type { ShownReply } from './reply.model.ts';
import type { ModerationMark, PostRow, ThreadRow, ThreadSummaryRow } from './thread.model.ts';
import { isModerating, isOwn, type ViewClass } from './view-class.ts';

export function presentThreadSummary(
	row: ThreadSummaryRow,
	viewClass: ViewClass,
	lookups: Lookups
): ThreadSummary {
	return {
		id: String(row._id),
		forumId: row.forumId,
		kind: row.kind,
		title: row.title,
		language: row.language,
		visibility: row.visibility,
		author: presentAuthor(row, viewClass, lookups),
		createdAt: row.createdAt.getTime(),
		lastActivityAt: row.lastActivityAt.getTime(),
		replyCount: row.replyCount,
		answered: row.acceptedReplyId !== null,
		locked: row.locked !== null,
		hidden: presentAct(row.hidden, viewClass, lookups)
	};
}

export function presentThread(row: ThreadRow, viewClass: ViewClass, lookups: Lookups): ThreadView {
	return {
		...presentThreadSummary(row, viewClass, lookups),
		...presentWords(row, viewClass),
		acceptedReplyId: row.acceptedReplyId,
		lock: presentAct(row.locked, viewClass, lookups)
	};
}

export function presentReply(row: ShownReply, viewClass: ViewClass, lookups: Lookups): ReplyView {
	return {
		id: String(row._id),
		threadId: row.threadId,
		...presentWords(row, viewClass),
		language: row.language,
		author: presentAuthor(row, viewClass, lookups),
		createdAt: row.createdAt.getTime(),
		hidden: presentAct(row.hidden, viewClass, lookups)
	};
}

function presentWords(row: Omit<PostRow, 'tokens'>, viewClass: ViewClass) {
	return {
		bodyHtml: row.renderVersion === RENDER_VERSION ? row.bodyHtml : renderMarkdown(row.body),
		body: isOwn(viewClass) ? row.body : null,
		attribution: row.attribution,
		editedAt: row.editedAt?.getTime() ?? null,
		version: row.editedAt?.getTime() ?? 0,
		mine: isOwn(viewClass)
	};
}

/**
 * Who wrote it, as far as this class of viewer may know. Guests never read names of people; the author
 * and the forum's moderators always see who it is, and how others see them.
 */
export function presentAuthor(
	row: Pick<PostRow, 'authorId' | 'cityId' | 'attribution'>,
	viewClass: ViewClass,
	lookups: Lookups
): AuthorView {
	const insider = isOwn(viewClass) || isModerating(viewClass);
	const toThem = viewClass === 'guest' && row.attribution === 'named' ? 'role_and_city' : row.attribution;
	const shown = insider ? 'named' : toThem;
	const person = shown === 'named' || shown === 'role_and_city' ? lookups.person(row.authorId) : undefined;
	return {
		name: shown === 'named' ? (person?.name ?? null) : null,
		// A job title with a city often names one person: it goes with the name.
		jobTitle: shown === 'named' ? (person?.jobTitle ?? null) : null,
		sector: person?.sector ?? null,
		city: shown === 'none' ? null : lookups.city(row.cityId),
		shownToOthersAs: insider && row.attribution !== 'named' ? row.attribution : null
	};
}

function presentAct(mark: ModerationMark | null, viewClass: ViewClass, lookups: Lookups): ActView | null {
	if (!mark) return null;
	const by = isModerating(viewClass) ? (lookups.person(mark.by)?.name ?? null) : null;
	return { at: mark.at.getTime(), reason: mark.reason, by };
}
