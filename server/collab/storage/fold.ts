import * as Y from 'yjs';

/**
 * One update that says what `snapshot` and `updates` say together, without what was deleted. Whatever
 * waits for an edit that has not arrived yet is kept for it. Order does not matter, nor does repetition.
 * @throws Error when one of them cannot be decoded
 */
export function foldPlan(snapshot: Uint8Array, updates: readonly Uint8Array[]): Uint8Array {
	const document = openPlan(snapshot, updates);
	try {
		return Y.encodeStateAsUpdate(document);
	} finally {
		document.destroy();
	}
}

/** The document that `snapshot` and `updates` describe. @throws Error when one of them cannot be decoded */
export function openPlan(snapshot: Uint8Array, updates: readonly Uint8Array[]): Y.Doc {
	const document = new Y.Doc({ gc: true });
	// One transaction for all, so that the work which follows each is done once.
	document.transact(() => {
		for (const update of [snapshot, ...updates]) Y.applyUpdate(document, update);
	});
	return document;
}
