/**
 * What pages and sockets get to see of the forum: plain JSON, times as epoch milliseconds, ids as
 * 24-digit hex strings. Made by `server/features/forum/*.presenter.ts` only.
 */
import type { ErrorCode } from './error-codes.ts';
import type { LiveStream } from './live.ts';
import type { Locale, Trilingual } from './locale.ts';
import type { PlanHit } from './plans/views.ts';
import type { AskVisibility, DraftPlace, ThreadFilter, ThreadKind } from './post-rules.ts';
import type { Role, Sector } from './roles.ts';
import type { Attribution, Visibility } from './visibility.ts';

export interface CityRef {
	slug: string;
	name: Trilingual;
}

/** A name or title as its owner writes it, or in the network's three languages. */
export type Written = string | Trilingual;

/** Whoever wrote a post, as far as this viewer may know. All null: "a member of the network". */
export interface AuthorView {
	/** Null when it is not shown. In three scripts where the network keeps it so. */
	name: Written | null;
	jobTitle: Written | null;
	sector: Sector | null;
	city: CityRef | null;
	/** Set for the author and the forum's moderators when others see less: "shown to others as …". */
	shownToOthersAs: Attribution | null;
}

/** A moderator's act as its reader may know it: `by` is a moderator's name, for moderators only. */
export interface ActView {
	at: number;
	reason: string;
	by: Written | null;
}

export interface ThreadSummary {
	id: string;
	forumId: string;
	kind: ThreadKind;
	title: string;
	language: Locale;
	visibility: Visibility;
	author: AuthorView;
	createdAt: number;
	lastActivityAt: number;
	replyCount: number;
	answered: boolean;
	locked: boolean;
	/** Hidden by a moderator: only its author and the moderators get here at all. */
	hidden: ActView | null;
}

export interface ThreadView extends ThreadSummary {
	/** Sanitised HTML with `dir` on every block. */
	bodyHtml: string;
	/** The Markdown, for its author only. */
	body: string | null;
	attribution: Attribution;
	acceptedReplyId: string | null;
	lock: ActView | null;
	editedAt: number | null;
	/** To be sent back with an edit: 0 or the time of the last edit. */
	version: number;
	mine: boolean;
}

export interface ReplyView {
	id: string;
	threadId: string;
	bodyHtml: string;
	body: string | null;
	language: Locale;
	author: AuthorView;
	attribution: Attribution;
	createdAt: number;
	editedAt: number | null;
	version: number;
	hidden: ActView | null;
	mine: boolean;
}

/** What this viewer may do with a reply. */
export interface ReplyCan {
	edit: boolean;
	accept: boolean;
	unaccept: boolean;
	hide: boolean;
	unhide: boolean;
	seeHistory: boolean;
}

export interface ThreadCan {
	reply: boolean;
	/** Why not, when not: `sign_in_required`, `membership_required`, `thread_locked`, `thread_hidden`. */
	replyRefusal: ErrorCode | null;
	edit: boolean;
	accept: boolean;
	hide: boolean;
	unhide: boolean;
	lock: boolean;
	unlock: boolean;
	seeHistory: boolean;
}

export type ReplyItem = ReplyView & { can: ReplyCan };
export type ThreadItem = ThreadView & { can: ThreadCan };

export interface ForumCard {
	id: string;
	key: string;
	themeKey: string;
	name: Trilingual;
	purpose: Trilingual;
	chairCity: CityRef | null;
	/** Threads that this viewer may see. */
	threadCount: number;
	/** The thread with the newest activity that this viewer may see. */
	latest: { threadId: string; title: string; language: Locale; at: number } | null;
}

export interface ForumRef {
	id: string;
	key: string;
	themeKey: string;
	name: Trilingual;
}

export interface ForumPage {
	forum: ForumCard;
	filter: ThreadFilter;
	threads: ThreadSummary[];
	/** Value of `?before=` for the next page, null on the last. */
	older: string | null;
	/** Value of `?after=` for the page before, null on the first. */
	newer: string | null;
	stream: LiveStream;
	revision: number;
	can: { ask: boolean; askRefusal: ErrorCode | null; moderate: boolean };
}

export interface AskPage {
	forum: ForumRef;
	purpose: Trilingual;
	visibilities: AskVisibility[];
	can: { ask: boolean; askRefusal: ErrorCode | null };
}

export interface ThreadPage {
	forum: ForumRef;
	thread: ThreadItem;
	/** One page of replies, oldest first. */
	replies: ReplyItem[];
	/** The accepted reply, also when it stands on another page. */
	accepted: ReplyItem | null;
	page: number;
	pages: number;
	/** Replies that this viewer may see. */
	total: number;
	stream: LiveStream;
	revision: number;
	moderator: boolean;
}

/** A post of one's own in the form for changing it; `title` is its thread's. */
export interface EditPage {
	threadId: string;
	title: string;
	body: string;
	/** To be sent back. */
	version: number;
}

export interface HistoryEntry {
	/** When this text was replaced. */
	at: number;
	title: string | null;
	body: string;
	bodyHtml: string;
}

export interface DraftView {
	place: DraftPlace;
	title: string;
	body: string;
	extra: Record<string, string>;
	updatedAt: number;
}

/** A piece of found text: `hit` is what the query matched, as it was written. */
export interface Piece {
	text: string;
	hit: boolean;
}

export interface SearchHit {
	kind: 'thread' | 'reply';
	threadId: string;
	/** Where to go: the reply, for replies. */
	replyId: string | null;
	forum: ForumRef;
	title: Piece[];
	/** The thread's; a reply may be in another. */
	titleLanguage: Locale;
	excerpt: Piece[];
	language: Locale;
	author: AuthorView;
	at: number;
	replyCount: number;
	answered: boolean;
}

export interface SearchPage {
	query: string;
	hits: SearchHit[];
	/** Plans, best first; on the first page only. */
	plans: PlanHit[];
	page: number;
	more: boolean;
	/** Set when the query could not be used. */
	refusal: ErrorCode | null;
}

export const AUDIT_ACTS = [
	'thread.hide',
	'thread.unhide',
	'thread.lock',
	'thread.unlock',
	'reply.hide',
	'reply.unhide',
	'role.granted',
	'role.revoked',
	'person.invited',
	'person.suspended',
	'person.readmitted',
	'city.added',
	'country.added',
	'region.added',
	'plan.cities',
	'plan.rights',
	'plan.visibility',
	'plan.archived',
	'plan.unarchived',
	'plan.restored'
] as const;
export type AuditAct = (typeof AUDIT_ACTS)[number];

export interface AuditView {
	id: string;
	at: number;
	act: string;
	/** Name of whoever acted, null when they are gone and for the system itself. */
	actor: Written | null;
	/** Done by the system, or by whoever runs the server, with a command. */
	bySystem: boolean;
	subjectKind: string;
	subjectId: string;
	/** The thread in which it happened, for acts on posts. */
	threadId: string | null;
	/** Whom it concerned and which role, for acts on roles; `person` is null when they are gone. */
	person: Written | null;
	role: Role | null;
	forum: ForumRef | null;
	reason: string | null;
}

export interface AuditPage {
	entries: AuditView[];
	/** Value of `?before=` for older entries, null at the end. */
	older: string | null;
}
