import { lockInput, moderateInput } from '../../../src/lib/shared/forum.ts';
import type { AuditAct } from '../../../src/lib/shared/forum-views.ts';
import { isPerson, type Actor, type PersonActor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { DomainEvent } from '../../kernel/events.ts';
import { parse } from '../../kernel/parse.ts';
import { canSee } from '../../kernel/visibility.ts';
import type { Clock } from '../../platform/clock.ts';
import type { EventLog } from '../../platform/events/event-log.ts';
import type { AuditTrail } from '../audit/audit.service.ts';
import type { ForumFigures } from '../forum/forum.figures.ts';
import type { InTransaction, PostLimits, Transaction } from '../forum/forum.ports.ts';
import type { ReplyRepository } from '../forum/reply.repository.ts';
import type { ThreadRow } from '../forum/thread.model.ts';
import type { ThreadRepository } from '../forum/thread.repository.ts';
import { optionalReason, requiredReason } from './reason.ts';
import { whyNotModerate } from './moderation.policy.ts';

export interface ModerationOptions {
	threads: ThreadRepository;
	replies: ReplyRepository;
	figures: ForumFigures;
	audit: AuditTrail;
	events: EventLog;
	inTransaction: InTransaction;
	limits: PostLimits;
	clock: Clock;
}

export type ModerationService = ReturnType<typeof createModerationService>;

/** What the moderators of a forum do with posts. Each act has a reason or an undoing, and an audit entry. */
export function createModerationService(options: ModerationOptions) {
	const { threads, replies, figures, audit, events, inTransaction, limits, clock } = options;

	/** Hides a thread (its replies with it) or a reply from everybody but its author and the moderators. */
	async function hide(actor: Actor, input: unknown): Promise<void> {
		const { kind, id, reason: raw } = await admitted(actor, () => parse(moderateInput, input));
		const reason = requiredReason(raw);
		await (kind === 'thread' ? hideThread(actor, id, reason) : hideReply(actor, id, reason));
	}

	/** Shows it again. The reason may be left out. */
	async function unhide(actor: Actor, input: unknown): Promise<void> {
		const { kind, id, reason: raw } = await admitted(actor, () => parse(moderateInput, withReason(input)));
		const reason = optionalReason(raw);
		await (kind === 'thread' ? hideThread(actor, id, reason, false) : hideReply(actor, id, reason, false));
	}

	/** Closes a thread for new replies by anybody but moderators. */
	async function lock(actor: Actor, input: unknown): Promise<void> {
		const { threadId, reason } = await admitted(actor, () => parse(lockInput, input));
		await setLocked(actor, threadId, requiredReason(reason), true);
	}

	/** Opens it again. The reason may be left out. */
	async function unlock(actor: Actor, input: unknown): Promise<void> {
		const { threadId, reason } = await admitted(actor, () => parse(lockInput, withReason(input)));
		await setLocked(actor, threadId, optionalReason(reason), false);
	}

	async function hideThread(actor: Actor, id: string, reason: string | null, hidden = true): Promise<void> {
		await inTransaction(async (tx) => {
			const { thread, person } = await moderated(actor, id, tx);
			if ((thread.hidden !== null) === hidden) return;
			const mark = hidden ? { at: clock.now(), by: person.personId, reason: reason! } : null;
			const after = await threads.update(id, { hidden: mark, concealed: hidden }, tx);
			await replies.concealWithThread(id, hidden, tx);
			await figures.changed(tx, after, hidden ? -1 : 1);
			await record(tx, person, `thread.${hidden ? 'hide' : 'unhide'}`, after, id, reason);
			await tell(tx, { type: 'thread.changed', change: hidden ? 'hidden' : 'unhidden' }, after);
		});
	}

	async function hideReply(actor: Actor, id: string, reason: string | null, hidden = true): Promise<void> {
		await inTransaction(async (tx) => {
			const reply = await replies.byId(id, tx);
			if (!reply || !canSee(actor, reply)) throw new DomainError('not_found');
			const { thread, person } = await moderated(actor, reply.threadId, tx);
			if ((reply.hidden !== null) === hidden) return;
			const mark = hidden ? { at: clock.now(), by: person.personId, reason: reason! } : null;
			await replies.update(id, { hidden: mark, concealed: hidden || thread.concealed }, tx);
			const activity = (await replies.newestAt(reply.threadId, tx)) ?? thread.createdAt;
			const after = await threads.countReply(reply.threadId, hidden ? -1 : 1, activity, tx);
			await figures.changed(tx, after, 0);
			await record(tx, person, `reply.${hidden ? 'hide' : 'unhide'}`, after, id, reason);
			const event = { type: 'reply.changed', replyId: id, change: hidden ? 'hidden' : 'unhidden' } as const;
			await tell(tx, event, after);
			// A question is not answered by what nobody can read.
			if (hidden && thread.acceptedReplyId === id) {
				const opened = await threads.update(reply.threadId, { acceptedReplyId: null }, tx);
				await tell(tx, { type: 'thread.changed', change: 'unaccepted' }, opened);
			}
		});
	}

	async function setLocked(actor: Actor, id: string, reason: string | null, locked: boolean): Promise<void> {
		await inTransaction(async (tx) => {
			const { thread, person } = await moderated(actor, id, tx);
			if ((thread.locked !== null) === locked) return;
			const mark = locked ? { at: clock.now(), by: person.personId, reason: reason! } : null;
			const after = await threads.update(id, { locked: mark }, tx);
			await record(tx, person, `thread.${locked ? 'lock' : 'unlock'}`, after, id, reason);
			await tell(tx, { type: 'thread.changed', change: locked ? 'locked' : 'unlocked' }, after);
		});
	}

	/** Counts the act before it is parsed. @throws DomainError `sign_in_required`, `rate_limited` */
	async function admitted<Parsed>(actor: Actor, parsed: () => Parsed): Promise<Parsed> {
		if (!isPerson(actor)) throw new DomainError('sign_in_required');
		await limits.take('moderate', actor.personId);
		return parsed();
	}

	async function moderated(actor: Actor, threadId: string, tx: Transaction) {
		const thread = await threads.byId(threadId, tx);
		if (!thread || !canSee(actor, thread)) throw new DomainError('not_found');
		const whyNot = whyNotModerate(actor, thread.forumId);
		if (whyNot) throw new DomainError(whyNot);
		return { thread, person: actor as PersonActor };
	}

	async function record(
		tx: Transaction,
		person: PersonActor,
		act: AuditAct,
		thread: ThreadRow,
		subjectId: string,
		reason: string | null
	): Promise<void> {
		await audit.record(tx, {
			actorId: person.personId,
			act,
			subjectKind: act.startsWith('thread') ? 'thread' : 'reply',
			subjectId,
			forumId: thread.forumId,
			...(reason ? { reason } : {}),
			details: { threadId: String(thread._id) }
		});
	}

	async function tell(tx: Transaction, what: Told, { forumId, _id }: ThreadRow): Promise<void> {
		await events.append(tx, { ...what, forumId, threadId: String(_id) });
	}

	return { hide, unhide, lock, unlock };
}

type Without<Event> = Event extends unknown ? Omit<Event, 'forumId' | 'threadId'> : never;
type Told = Without<Extract<DomainEvent, { type: 'thread.changed' | 'reply.changed' }>>;

function withReason(input: unknown): unknown {
	return typeof input === 'object' && input !== null ? { reason: '', ...input } : input;
}
