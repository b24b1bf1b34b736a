import type { ClientSession, Connection } from 'mongoose';
import type { DomainEvent, LoggedEvent, StreamName } from '../../kernel/events.ts';
import { streamsOf } from '../../kernel/events.ts';
import type { Clock } from '../clock.ts';
import { allOf } from '../mongo/all-of.ts';
import { createEventModel, createStreamModel, type EventRow } from './event.model.ts';

/** What a stream still holds after a given number; `reset` when older events have been forgotten. */
export type CatchUp =
	{ kind: 'events'; events: LoggedEvent[]; revision: number } | { kind: 'reset'; revision: number };

export interface EventLog {
	/**
	 * Appends in the caller's transaction, so that a change and its news stand or fall together.
	 * Numbers each of the event's streams without gaps: two writers on one stream take turns.
	 */
	append(session: ClientSession, event: DomainEvent): Promise<void>;
	/** The newest number of a stream; 0 when nothing ever happened there. */
	revision(stream: StreamName): Promise<number>;
	/** What happened on a stream after number `since`, oldest first, at most `CATCH_UP_LIMIT` events. */
	since(stream: StreamName, since: number): Promise<CatchUp>;
}

/** A reader further behind than this reloads the page instead. */
export const CATCH_UP_LIMIT = 500;
const DAY = 24 * 3600;
/** Seconds an event is kept: longer than any page stays open usefully. */
export const EVENT_RETENTION = 30 * DAY;

export function createEventLog(connection: Connection, clock: Clock): EventLog {
	const events = createEventModel(connection);
	const streams = createStreamModel(connection);

	async function revision(stream: StreamName): Promise<number> {
		const row = await streams.findById(stream).lean();
		return row?.revision ?? 0;
	}

	return {
		async append(session, event) {
			const numbered = [];
			// In a fixed order, so that two transactions never wait for each other crosswise.
			for (const name of streamsOf(event).sort()) {
				const row = await streams
					.findOneAndUpdate(
						{ _id: name },
						{ $inc: { revision: 1 } },
						{ upsert: true, returnDocument: 'after', session }
					)
					.lean();
				numbered.push({ name, revision: row.revision });
			}
			await events.create([{ at: clock.now(), type: event.type, event, streams: numbered }], { session });
		},

		revision,

		async since(stream, since) {
			const newest = await revision(stream);
			if (since >= newest) return { kind: 'events', events: [], revision: newest };
			const rows = await events
				.find(allOf({ streams: { $elemMatch: { name: stream, revision: { $gt: since, $lte: newest } } } }))
				.limit(CATCH_UP_LIMIT + 1)
				.lean();
			const found = rows
				.map(toLogged)
				.sort((a, b) => (a.revisions[stream] ?? 0) - (b.revisions[stream] ?? 0));
			// Fewer than the numbers promise: retention has taken some. Saying so beats a silent gap.
			if (found.length !== newest - since) return { kind: 'reset', revision: newest };
			return { kind: 'events', events: found, revision: newest };
		}
	};
}

/** One row of the log as the rest of the house knows it. */
export function toLogged(row: EventRow): LoggedEvent {
	return {
		id: String(row._id),
		at: row.at,
		event: row.event as DomainEvent,
		revisions: Object.fromEntries(row.streams.map((s) => [s.name, s.revision]))
	};
}
