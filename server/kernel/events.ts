import type { PlanRecordChange } from '../../src/lib/shared/plans/views.ts';

/** What can happen to a thread after it was asked. */
export type ThreadChange =
	'edited' | 'hidden' | 'unhidden' | 'locked' | 'unlocked' | 'accepted' | 'unaccepted';
export type ReplyChange = 'edited' | 'hidden' | 'unhidden';

/**
 * Everything that others must learn of. An event names records, never their content: whoever consumes
 * it reads the record again and asks the policy what the viewer may see. Ids are 24-digit hex strings.
 */
export type DomainEvent =
	| { type: 'thread.created'; forumId: string; threadId: string }
	| { type: 'thread.changed'; forumId: string; threadId: string; change: ThreadChange }
	| { type: 'reply.created'; forumId: string; threadId: string; replyId: string }
	| { type: 'reply.changed'; forumId: string; threadId: string; replyId: string; change: ReplyChange }
	| { type: 'plan.created'; planId: string }
	| { type: 'plan.changed'; planId: string; change: PlanRecordChange }
	/** A session was ended: its sockets close. */
	| { type: 'session.ended'; personId: string; sessionId: string }
	/** The roles of a person changed: their sockets are judged again. */
	| { type: 'grants.changed'; personId: string }
	/** What a person lets others see of them changed: so does what their sockets show. */
	| { type: 'profile.changed'; personId: string };

export type DomainEventType = DomainEvent['type'];

/** A stream is a gapless, numbered sequence of events about one thing. */
export type StreamName = `thread:${string}` | `forum:${string}` | `plan:${string}` | `person:${string}`;

/** The streams that an event belongs to; in each it gets the next number. */
export function streamsOf(event: DomainEvent): StreamName[] {
	switch (event.type) {
		case 'thread.created':
		case 'thread.changed':
		case 'reply.created':
		case 'reply.changed':
			return [`thread:${event.threadId}`, `forum:${event.forumId}`];
		case 'plan.created':
		case 'plan.changed':
			return [`plan:${event.planId}`];
		case 'session.ended':
		case 'grants.changed':
		case 'profile.changed':
			return [`person:${event.personId}`];
	}
}

/** An event as it stands in the log: `revisions` holds its number in each of its streams, from 1. */
export interface LoggedEvent {
	id: string;
	at: Date;
	event: DomainEvent;
	revisions: Partial<Record<StreamName, number>>;
}
