import type { Connection } from 'mongoose';
import { createPlanActivityModel } from './plan-activity.model.ts';
import { createPlanActivityRepository } from './plan-activity.repository.ts';
import { createPlanModel } from './plan.model.ts';
import { createPlanPartModel } from './plan-part.model.ts';
import { createPlanPartRepository } from './plan-part.repository.ts';
import { createPlanRepository } from './plan.repository.ts';
import { createPlanVersionModel } from './plan-version.model.ts';
import { createPlanVersionRepository } from './plan-version.repository.ts';

export type PlansStore = ReturnType<typeof createPlansStore>;

/** The collections of plans on one connection. */
export function createPlansStore(connection: Connection) {
	return {
		plans: createPlanRepository(createPlanModel(connection)),
		parts: createPlanPartRepository(createPlanPartModel(connection)),
		activities: createPlanActivityRepository(createPlanActivityModel(connection)),
		keptVersions: createPlanVersionRepository(createPlanVersionModel(connection))
	};
}
