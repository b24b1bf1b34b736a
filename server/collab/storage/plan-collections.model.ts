import type { Connection, mongo } from 'mongoose';
import { createPlanPresenceModel, type PlanPresenceRow } from './plan-presence.model.ts';
import { createPlanSnapshotModel, type PlanSnapshotRow } from './plan-snapshot.model.ts';
import { createPlanUpdateModel, type PlanUpdateRow } from './plan-update.model.ts';

export interface PlanCollections {
	updates: mongo.Collection<PlanUpdateRow>;
	snapshots: mongo.Collection<PlanSnapshotRow>;
	presence: mongo.Collection<PlanPresenceRow>;
}

/**
 * The collections of live plans, as the driver has them: edits and carets come by the hundred a second,
 * and casting each would be most of their cost. Their models are declared on the connection the first
 * time, so that the step which builds indexes finds them.
 */
export function planCollections(connection: Connection): PlanCollections {
	const { models } = connection;
	const updates = models.PlanUpdate ?? createPlanUpdateModel(connection);
	const snapshots = models.PlanSnapshot ?? createPlanSnapshotModel(connection);
	const presence = models.PlanPresence ?? createPlanPresenceModel(connection);
	const db = connection.db!;
	return {
		updates: db.collection(updates.collection.collectionName),
		snapshots: db.collection(snapshots.collection.collectionName),
		presence: db.collection(presence.collection.collectionName)
	};
}
