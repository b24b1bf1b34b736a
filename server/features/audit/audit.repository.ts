import { Types, type ClientSession, type Model } from 'mongoose';
import { allOf } from '../../platform/mongo/all-of.ts';
import type { AuditRow } from './audit.model.ts';

export type AuditRepository = ReturnType<typeof createAuditRepository>;

export function createAuditRepository(entries: Model<AuditRow>) {
	return {
		async add(row: Omit<AuditRow, '_id'>, session: ClientSession): Promise<void> {
			await entries.create([row], { session });
		},

		/** Newest first. `forumIds` null: every entry. */
		async list(
			forumIds: readonly string[] | null,
			before: { at: Date; id: string } | undefined,
			limit: number
		): Promise<AuditRow[]> {
			const older = before
				? {
						$or: [{ at: { $lt: before.at } }, { at: before.at, _id: { $lt: new Types.ObjectId(before.id) } }]
					}
				: {};
			return entries
				.find(allOf(forumIds ? { forumId: { $in: [...forumIds] } } : {}, older))
				.sort({ at: -1, _id: -1 })
				.limit(limit)
				.lean();
		}
	};
}
