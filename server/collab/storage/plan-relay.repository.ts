import { Types, type Connection, type mongo } from 'mongoose';
import type { Log } from '../../platform/log.ts';
import { watchInserts } from '../../platform/mongo/change-stream.ts';
import { LatestStates } from './latest-states.ts';
import { BEAT_MS, NodeWatch } from './node-watch.ts';
import { planCollections } from './plan-collections.model.ts';
import type { PlanPresenceRow } from './plan-presence.model.ts';
import type { PlanUpdateRow } from './plan-update.model.ts';
import type { PlanRelay, RelayListener } from './port.ts';
import { createPump } from './pump.ts';

export interface PlanRelayOptions {
	/** Names this process to the others; another one at each start. */
	nodeId: string;
	log: Log;
	/** Swapped by tests that need a gap at a certain moment. */
	watch?: typeof watchInserts;
}

/** Milliseconds between two writings of presences: many carets travel as one. */
const PRESENCE_MS = 200;
/** Milliseconds within which plans that open or close together are told together. */
const URGENT_MS = 10;
/** The last heartbeat must not hold up the end of the process. */
const LAST_BEAT_MS = 1_000;

/**
 * Joins the processes that serve plans from one database, over its change streams: every group of edits
 * lands in `planupdates` anyway, and who is where goes through `planpresence`. Goes on by itself when the
 * database restarts. Resolves when whatever is stored from now on will be heard.
 */
export async function createPlanRelay(connection: Connection, options: PlanRelayOptions): Promise<PlanRelay> {
	const { nodeId, log, watch = watchInserts } = options;
	const { updates, presence } = planCollections(connection);
	const listeners = new Set<RelayListener>();
	/** The plans that this process has open, with what it knows of its own people in them. */
	const open = new Map<string, LatestStates>();
	const pump = createPump(write, (err) => log.debug({ err }, 'presences could not be told yet'));
	let beatDue = false;

	function tell(what: (listener: RelayListener) => void): void {
		for (const listener of listeners) {
			try {
				what(listener);
			} catch (err) {
				log.error({ err }, 'a listener of the plan relay failed');
			}
		}
	}

	const others = new NodeWatch({
		came(planId) {
			const states = open.get(planId);
			if (!states) return;
			// It may not know of us either, nor of anybody here.
			states.tellAllAgain();
			beatSoon();
		},
		left(planId, gone) {
			if (open.has(planId)) tell((listener) => listener.left(planId, gone));
		}
	});

	function beatSoon(): void {
		beatDue = true;
		pump.wake(URGENT_MS);
	}

	/** Writes all that is due in one go, so that others hear it in this order. */
	async function write(): Promise<void> {
		const at = new Date();
		const rows: PlanPresenceRow[] = [];
		if (beatDue) rows.push({ _id: new Types.ObjectId(), nodeId, at, open: [...open.keys()] });
		for (const [planId, states] of open) {
			if (!states.hasUntold) continue;
			if (!others.shared(planId)) states.forgetUntold();
			else rows.push({ _id: new Types.ObjectId(), nodeId, at, planId, update: Buffer.from(states.tell()) });
		}
		beatDue = false;
		if (rows.length === 0) return;
		try {
			// Journaled only because others hear it sooner: change streams tell what a majority has on disk.
			await presence.insertMany(rows, { writeConcern: { w: 1, journal: true } });
		} catch (error) {
			beatDue = true;
			for (const { planId, update } of rows) if (planId && update) open.get(planId)?.take(update);
			for (const states of open.values()) states.tellAllAgain();
			throw error;
		}
	}

	function heardEdit({ _id, planId, nodeId: writer, update }: PlanUpdateRow): void {
		if (writer === nodeId || !open.has(planId)) return;
		const group = { id: String(_id), nodeId: writer, update: bytes(update) };
		tell((listener) => listener.edited(planId, group));
	}

	function heardPresence(row: PlanPresenceRow): void {
		if (row.nodeId === nodeId) {
			if (row.open) others.heardMyself();
			return;
		}
		if (row.open) others.heard(row.nodeId, row.open);
		const { planId, update } = row;
		if (planId && update && open.has(planId))
			tell((listener) => listener.presence(planId, row.nodeId, bytes(update)));
	}

	const streams = [
		watch<PlanUpdateRow>(updates, {
			onDocument: heardEdit,
			onGap: () => tell((listener) => listener.gap()),
			only: { nodeId: { $ne: nodeId } },
			log
		}),
		watch<PlanPresenceRow>(presence, {
			onDocument: heardPresence,
			onGap() {
				for (const states of open.values()) states.tellAllAgain();
				beatSoon();
			},
			log
		})
	];
	await Promise.all(streams.map((stream) => stream.ready));
	const heart = setInterval(() => {
		if (open.size > 0) beatSoon();
	}, BEAT_MS).unref();

	return {
		subscribe(listener) {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
		tellPresence(planId, update) {
			const states = open.get(planId);
			if (!states) return;
			try {
				states.take(update);
			} catch (err) {
				log.warn({ err, planId }, 'a presence cannot be told: it is no awareness update');
			}
			if (others.shared(planId)) pump.wake(PRESENCE_MS);
			else states.forgetUntold();
		},
		opened(planId) {
			if (!open.has(planId)) open.set(planId, new LatestStates());
			beatSoon();
		},
		closed(planId) {
			if (open.delete(planId)) beatSoon();
		},
		async close() {
			clearInterval(heart);
			listeners.clear();
			await pump.close();
			const told = open.size > 0;
			open.clear();
			beatDue = told;
			if (told) await Promise.race([write().catch(() => undefined), after(LAST_BEAT_MS)]);
			await Promise.all(streams.map((stream) => stream.close()));
		}
	};
}

/** The driver wraps bytes; those of a change stream in its own class. */
function bytes(value: Uint8Array | mongo.Binary): Uint8Array {
	return value instanceof Uint8Array ? value : value.value();
}

function after(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
