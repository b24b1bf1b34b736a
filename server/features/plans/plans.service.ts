import type { PlanDocuments } from '../../collab/ports.ts';
import type { PlanStorage } from '../../collab/storage/port.ts';
import type { Clock } from '../../platform/clock.ts';
import type { EventLog } from '../../platform/events/event-log.ts';
import type { Log } from '../../platform/log.ts';
import type { AuditTrail } from '../audit/audit.service.ts';
import { createPlanLive } from './plans.live.ts';
import { createPlanManaging } from './plans.managing.ts';
import type { InTransaction, PlanCities, PlanLimits, PlanPeople, ReadText } from './plans.ports.ts';
import { createPlanReading } from './plans.reading.ts';
import { createPlanSearch } from './plans.search.ts';
import type { PlansStore } from './plans.store.ts';
import { createPlanVersions } from './plans.versions.ts';
import { createPlanWriting } from './plans.writing.ts';

export interface PlansOptions extends PlansStore {
	/** A new plan's first state is written with its record (P2); `stamp` names what is stored without reading it. */
	storage: Pick<PlanStorage, 'create'> & { stamp(planId: string): Promise<string | null> };
	/** Asked for when it is needed: live plans need this feature first. */
	documents: () => PlanDocuments;
	readText: ReadText;
	people: PlanPeople;
	cities: PlanCities;
	themes: { cards(): Promise<ReadonlyMap<string, unknown>> };
	events: EventLog;
	audit: AuditTrail;
	inTransaction: InTransaction;
	limits: PlanLimits;
	clock: Clock;
	log: Pick<Log, 'warn'>;
}

export type PlansService = ReturnType<typeof createPlansService>;

/** Local action plans: their records, what pages read of them, their versions; their text is `server/collab`'s. */
export function createPlansService(options: PlansOptions) {
	const reading = createPlanReading(options);
	return {
		...reading.verbs,
		...createPlanWriting(options, reading),
		...createPlanManaging(options, reading),
		...createPlanVersions(options, reading),
		...createPlanLive(options),
		...createPlanSearch(options)
	};
}
