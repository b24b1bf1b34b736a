import type { LiveChange, LiveStream } from '../../../src/lib/shared/live.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { DomainEvent, LoggedEvent } from '../../kernel/events.ts';
import { canSee, type Audience } from '../../kernel/visibility.ts';
import { replyCan, threadCan } from './forum.presenter.ts';
import { isId } from './forum.reading.ts';
import type { ForumOptions } from './forum.service.ts';
import { lookUp, type Lookups } from './lookups.ts';
import { presentReply, presentThread, presentThreadSummary } from './post.presenter.ts';
import type { ReplyRow } from './reply.model.ts';
import type { ThreadRow } from './thread.model.ts';
import { postClassOf } from './view-class.ts';

export type ForumEvent = Extract<DomainEvent, { threadId: string }>;

/** An event whose records have been read once, ready to be shown to any number of viewers. */
export interface PreparedChange {
	/**
	 * What this viewer gets of the change on this stream; null when the event is not on the stream.
	 * Viewers who see the same share one object. Somebody who could never see the record gets its number
	 * only (`change: 'withheld'`, empty id), so that the numbers on their side show no gap.
	 */
	for(actor: Actor, stream: LiveStream): LiveChange | null;
}

/** The forum's side of live pages: which streams one may follow, and what a change looks like to whom. */
export function createForumLive({ forums, threads, replies, people, cities }: ForumOptions) {
	/** May this actor follow this stream (now)? Ask again when their roles or the record change. */
	async function mayJoin(actor: Actor, stream: string): Promise<boolean> {
		const [kind, id = ''] = stream.split(':');
		if (!isId(id)) return false;
		const record =
			kind === 'thread' ? await threads.byId(id) : kind === 'forum' ? await forums.byId(id) : null;
		return record !== null && canSee(actor, record);
	}

	/** Reads the records of one event. Do it anew for each event: between two of them somebody may have hidden one. */
	async function prepareChange(logged: LoggedEvent): Promise<PreparedChange | null> {
		return (await prepareChanges([logged]))[0] ?? null;
	}

	/**
	 * The same for several events at once, for catching up, in their order; those that are none of the
	 * forum's are left out. However many there are, the database is asked four times: anybody may ask to
	 * catch up, again and again.
	 */
	async function prepareChanges(events: readonly LoggedEvent[]): Promise<PreparedChange[]> {
		const ours = events.flatMap((logged) =>
			'threadId' in logged.event ? [{ logged, event: logged.event }] : []
		);
		const [threadRows, replyRows] = await Promise.all([
			threads.byIds([...new Set(ours.map(({ event }) => event.threadId))], {}),
			replies.byIds([...new Set(ours.flatMap(({ event }) => ('replyId' in event ? event.replyId : [])))], {})
		]);
		const lookups = await lookUp(people, cities, [...threadRows, ...replyRows]);
		const threadOf = new Map(threadRows.map((row) => [String(row._id), row]));
		const replyOf = new Map(replyRows.map((row) => [String(row._id), row]));
		return ours.map(({ logged, event }) => {
			const reply = 'replyId' in event ? (replyOf.get(event.replyId) ?? null) : null;
			return prepared(logged, event, threadOf.get(event.threadId) ?? null, reply, lookups);
		});
	}

	return { mayJoin, prepareChange, prepareChanges };
}

function prepared(
	logged: LoggedEvent,
	event: ForumEvent,
	thread: ThreadRow | null,
	reply: ReplyRow | null,
	lookups: Lookups
): PreparedChange {
	const shared = new Map<string, LiveChange>();

	return {
		for(actor, stream) {
			const revision = logged.revisions[stream];
			if (revision === undefined) return null;
			const onThread = stream.startsWith('thread:');
			const isReply = onThread && 'replyId' in event;
			const type = isReply ? 'reply' : 'thread';
			const row = isReply ? reply : thread;
			const base = { stream, revision, type } as const;
			if (!row || !thread || !canSee(actor, row)) {
				const known = row !== null && canSeeUnlessConcealed(actor, row);
				return known
					? { ...base, id: String(row._id), change: changeOf(event), record: null }
					: { ...base, id: '', change: 'withheld', record: null };
			}
			const viewClass = postClassOf(actor, row);
			const can = isReply ? replyCan(actor, reply!, thread) : onThread ? threadCan(actor, thread) : null;
			const key = `${stream}|${viewClass}|${JSON.stringify(can)}`;
			const made = shared.get(key) ?? {
				...base,
				id: String(row._id),
				change: changeOf(event),
				record: isReply
					? { ...presentReply(reply!, viewClass, lookups), can }
					: onThread
						? { ...presentThread(thread, viewClass, lookups), can }
						: presentThreadSummary(thread, viewClass, lookups)
			};
			shared.set(key, made);
			return made;
		}
	};
}

/** Somebody who saw the record until it was hidden must learn that it has gone. */
function canSeeUnlessConcealed(actor: Actor, row: Audience): boolean {
	return canSee(actor, { ...row, concealed: false });
}

function changeOf(event: ForumEvent): string {
	return 'change' in event ? event.change : 'created';
}
