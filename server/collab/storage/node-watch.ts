/** What one process does about the plans that another has open, as their heartbeats tell. */
export interface NodeWatchListener {
	/** That process has opened a plan, or we have just learnt that it has. */
	came(planId: string, nodeId: string): void;
	left(planId: string, nodeId: string): void;
}

interface Node {
	open: ReadonlySet<string>;
	/** `performance.now()` of its last sign of life. */
	heardAt: number;
	/** Heartbeats of our own that came back since. */
	silentFor: number;
}

/** Milliseconds between two heartbeats of a process that has plans open. */
export const BEAT_MS = 2_500;
/** A process is gone after this, */
const GONE_AFTER_MS = 10_000;
/** and when this many of our own heartbeats came through: while the database is away, all are silent. */
const GONE_AFTER_BEATS = 3;

/** Keeps in mind which other processes have which plans open. */
export class NodeWatch {
	readonly #nodes = new Map<string, Node>();
	readonly #listener: NodeWatchListener;

	constructor(listener: NodeWatchListener) {
		this.#listener = listener;
	}

	/** A heartbeat of another process: all that it has open. */
	heard(nodeId: string, open: readonly string[]): void {
		const before = this.#nodes.get(nodeId)?.open ?? new Set();
		const now = new Set(open);
		if (now.size === 0) this.#nodes.delete(nodeId);
		else this.#nodes.set(nodeId, { open: now, heardAt: performance.now(), silentFor: 0 });
		for (const planId of before) if (!now.has(planId)) this.#listener.left(planId, nodeId);
		for (const planId of now) if (!before.has(planId)) this.#listener.came(planId, nodeId);
	}

	/** One of our own heartbeats came back: whoever could be heard would have been. */
	heardMyself(): void {
		const latest = performance.now() - GONE_AFTER_MS;
		for (const [nodeId, node] of this.#nodes) {
			node.silentFor++;
			if (node.silentFor >= GONE_AFTER_BEATS && node.heardAt < latest) this.heard(nodeId, []);
		}
	}

	/** True when another process has this plan open, as far as is known. */
	shared(planId: string): boolean {
		for (const { open } of this.#nodes.values()) if (open.has(planId)) return true;
		return false;
	}
}
