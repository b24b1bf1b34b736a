import { DomainError, toDomainError } from '../kernel/errors.ts';
import type { Log } from '../platform/log.ts';
import type { Connection } from './connection.ts';
import { parseJoin, parseLeave } from './messages.ts';
import type { Rooms } from './rooms.ts';

/** Streams one socket may follow: a page needs one or two. */
const STREAM_LIMIT = 8;

type Answer = (answer: unknown) => void;

/**
 * Takes whatever a client sends. Every message is answered: by its answer function, or by `refused`
 * when it has none. Nothing that a client sends can throw out of here.
 */
export async function dispatch(
	connection: Connection,
	message: readonly unknown[],
	{ rooms, log }: { rooms: Rooms; log: Log }
): Promise<void> {
	const [event, ...rest] = message;
	const answer = typeof rest.at(-1) === 'function' ? (rest.pop() as Answer) : null;
	try {
		const wait = connection.take();
		if (wait > 0) throw new DomainError('rate_limited', 'live messages', { retryAfter: wait });
		if (rest.length !== 1) throw new DomainError(isKnown(event) ? 'bad_request' : 'unknown_event');
		await handle(connection, event, rest[0], answer, rooms);
	} catch (error) {
		const { code, retryAfter, message: reason } = toDomainError(error);
		if (code === 'internal') log.error({ err: error }, 'a live message failed');
		else log.debug({ code, reason }, 'a live message was refused');
		const refusal = retryAfter === undefined ? { code } : { code, retryAfter };
		if (answer) answer({ ok: false, ...refusal });
		else connection.socket.emit('refused', refusal);
		if (code === 'rate_limited' && connection.exhausted()) connection.socket.disconnect(true);
	}
}

const isKnown = (event: unknown) => event === 'join' || event === 'leave';

async function handle(
	connection: Connection,
	event: unknown,
	input: unknown,
	answer: Answer | null,
	rooms: Rooms
) {
	switch (event) {
		case 'join': {
			const request = parseJoin(input);
			if (connection.following.size >= STREAM_LIMIT && !connection.following.has(request.stream))
				throw new DomainError('rate_limited', 'too many streams');
			return rooms.join(connection, request, answer ?? noAnswer);
		}
		case 'leave':
			rooms.leave(connection, parseLeave(input).stream);
			answer?.({ ok: true });
			return;
		default:
			throw new DomainError('unknown_event');
	}
}

/** A client that joins without listening for the answer still gets the changes. */
const noAnswer = () => undefined;
