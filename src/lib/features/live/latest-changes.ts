import type { LiveChange, LiveStream } from '../../shared/live.ts';

/** The newest change of each record, by record id. Never changed in place. */
export type LatestChanges = ReadonlyMap<string, LiveChange>;

export const NO_CHANGES: LatestChanges = new Map();

/** `latest` with this change, or `latest` itself when it says nothing new. In whatever order they come, the result is the same. */
export function withChange(latest: LatestChanges, change: LiveChange): LatestChanges {
	// A change of something this viewer never sees carries its number only.
	if (change.id === '') return latest;
	const known = latest.get(change.id);
	if (known && known.stream === change.stream && known.revision >= change.revision) return latest;
	return new Map(latest).set(change.id, change);
}

/** What happened on a stream after the page was rendered at `revision`: the rest is in the page. */
export function changesAfter(latest: LatestChanges, stream: LiveStream, revision: number): LiveChange[] {
	return [...latest.values()]
		.filter((change) => change.stream === stream && change.revision > revision)
		.sort((a, b) => a.revision - b.revision);
}
