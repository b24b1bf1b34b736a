import type { LoggedEvent } from '../../kernel/events.ts';

/**
 * Puts events read from the log into an order in which they can have been committed: within each of
 * their streams by revision, else as they came (so hand them in by id). Ids alone do not tell: a
 * transaction that began earlier may commit later, and two nodes' clocks differ.
 */
export function inCommitOrder(events: readonly LoggedEvent[]): LoggedEvent[] {
	const waiting = new Map<LoggedEvent, number>();
	const followers = new Map<LoggedEvent, LoggedEvent[]>();
	for (const event of events) waiting.set(event, 0);
	for (const queue of byStream(events).values()) {
		queue.slice(1).forEach((event, index) => {
			const before = queue[index]!;
			waiting.set(event, (waiting.get(event) ?? 0) + 1);
			add(followers, before, event);
		});
	}
	const ordered: LoggedEvent[] = [];
	const ready = events.filter((event) => waiting.get(event) === 0);
	for (let event = ready.shift(); event; event = ready.shift()) {
		ordered.push(event);
		for (const next of followers.get(event) ?? []) {
			const left = waiting.get(next)! - 1;
			waiting.set(next, left);
			if (left === 0) ready.push(next);
		}
	}
	return ordered;
}

/** The events of each stream, by revision. */
function byStream(events: readonly LoggedEvent[]): Map<string, LoggedEvent[]> {
	const streams = new Map<string, LoggedEvent[]>();
	for (const event of events) for (const name of Object.keys(event.revisions)) add(streams, name, event);
	for (const [name, queue] of streams) queue.sort((a, b) => revisionIn(a, name) - revisionIn(b, name));
	return streams;
}

function add<K>(lists: Map<K, LoggedEvent[]>, key: K, event: LoggedEvent): void {
	const list = lists.get(key);
	if (list) list.push(event);
	else lists.set(key, [event]);
}

function revisionIn(event: LoggedEvent, stream: string): number {
	return (event.revisions as Record<string, number>)[stream] ?? 0;
}
