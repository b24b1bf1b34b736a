import type { Role, Scope } from '../../../src/lib/shared/roles.ts';
import { allOf } from '../../platform/mongo/all-of.ts';
import type { AccountModels, RoleGrantRow } from './accounts.model.ts';
import type { Transaction } from './accounts.ports.ts';
import { inForce } from './sessions.repository.ts';

export type GrantsRepository = ReturnType<typeof createGrantsRepository>;

export function createGrantsRepository({ grants }: AccountModels) {
	const about = (personId: string, role: Role, scope: Scope) => ({
		personId,
		role,
		scopeKind: scope.kind,
		scopeId: scope.kind === 'network' ? null : scope.id
	});

	return {
		inForceOf: (personId: string, now: Date, tx?: Transaction) =>
			grants
				.find(allOf({ personId, ...inForce(now) }))
				.sort({ _id: 1 })
				.session(tx ?? null)
				.lean<RoleGrantRow[]>(),

		/** The same for several people, by id; who holds nothing is left out. */
		async inForceOfAll(personIds: readonly string[], now: Date): Promise<Map<string, RoleGrantRow[]>> {
			const rows = await grants
				.find(allOf({ personId: { $in: [...personIds] }, ...inForce(now) }))
				.sort({ _id: 1 })
				.lean<RoleGrantRow[]>();
			return Map.groupBy(rows, (row) => row.personId);
		},

		/** Ids of the people who hold one of `roles` in this scope now. */
		async holders(roles: readonly Role[], scope: Scope, now: Date): Promise<string[]> {
			const { scopeKind, scopeId } = about('', 'member', scope);
			return grants.distinct(
				'personId',
				allOf({ role: { $in: roles }, scopeKind, scopeId, ...inForce(now) })
			);
		},

		/** The same role in the same scope, in force or still to come. */
		standing: (tx: Transaction, personId: string, role: Role, scope: Scope, now: Date) =>
			grants
				.findOne(
					allOf({
						...about(personId, role, scope),
						revokedAt: null,
						$or: [{ until: null }, { until: { $gt: now } }]
					})
				)
				.session(tx)
				.lean<RoleGrantRow>(),

		async insert(tx: Transaction, grant: Omit<RoleGrantRow, '_id'>): Promise<string> {
			const [row] = await grants.create([grant], { session: tx });
			return String(row?._id);
		},

		async revoke(tx: Transaction, id: RoleGrantRow['_id'], revokedAt: Date): Promise<void> {
			await grants.updateOne({ _id: id }, { $set: { revokedAt, turnsAt: null } }, { session: tx });
		},

		/** Grants whose beginning or end has come and of which sockets have not been told. */
		turning: (now: Date, limit: number) =>
			grants
				.find(allOf({ turnsAt: { $type: 'date', $lte: now } }))
				.limit(limit)
				.lean<RoleGrantRow[]>(),

		/** False when another node was faster. */
		async turned(tx: Transaction, grant: RoleGrantRow, turnsAt: Date | null): Promise<boolean> {
			const { modifiedCount } = await grants.updateOne(
				{ _id: grant._id, turnsAt: grant.turnsAt },
				{ $set: { turnsAt } },
				{ session: tx }
			);
			return modifiedCount === 1;
		}
	};
}
