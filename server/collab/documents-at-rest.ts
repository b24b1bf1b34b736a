import { randomBytes } from 'node:crypto';
import { encodeStateAsUpdate, encodeStateVector, type Doc } from 'yjs';
import { DomainError } from '../kernel/errors.ts';
import type { Clock } from '../platform/clock.ts';
import type { PlanDocuments } from './ports.ts';
import { foldPlan, openPlan } from './storage/fold.ts';
import type { PlanStorage } from './storage/port.ts';

export interface AtRestOptions {
	storage: Pick<PlanStorage, 'load' | 'append'>;
	clock: Clock;
	/** This process, as its own edits name it. */
	nodeId: string;
}

/** Plans' documents where no room is open, as for commands: straight from the storage and back. */
export function createDocumentsAtRest({ storage, clock, nodeId }: AtRestOptions): PlanDocuments {
	async function load(planId: string) {
		const plan = await storage.load(planId);
		// P3: a plan without a text is a fault, and never an empty plan.
		if (!plan) throw new DomainError('plan_unreadable', `plan ${planId} has no document`);
		return { snapshot: plan.snapshot, updates: plan.tail.map(({ update }) => update) };
	}

	return {
		async stored(planId) {
			const { snapshot, updates } = await load(planId);
			return foldPlan(snapshot, updates);
		},

		async edit(planId, { personId, cityId }, change: (document: Doc) => void) {
			const { snapshot, updates } = await load(planId);
			const document = openPlan(snapshot, updates);
			const before = encodeStateVector(document);
			document.transact(() => change(document));
			const update = encodeStateAsUpdate(document, before);
			document.destroy();
			const work = [{ personId, cityId, parts: [], at: clock.now() }];
			await storage.append({ id: randomBytes(12).toString('hex'), planId, nodeId, update, work });
		},

		settle: () => Promise.resolve()
	};
}
