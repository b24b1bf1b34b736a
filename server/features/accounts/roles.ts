import type { Actor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { Role, Scope } from '../../../src/lib/shared/roles.ts';
import type { AccountsParts } from './accounts.parts.ts';
import { actorIdOf, assertLooksAfter, isGrantable, type System } from './accounts.policy.ts';
import type { Transaction } from './accounts.ports.ts';
import { toGrant, type GrantView } from './accounts.presenter.ts';

const ID = /^[0-9a-f]{24}$/;
/** Grants told about in one round; the next round takes the rest. */
const BATCH = 200;

/** Who holds which role: granting, revoking, and telling when time alone changes it. */
export function createRoles(parts: AccountsParts) {
	const { people, grants, inTransaction, events, audit, clock } = parts;

	async function record(
		tx: Transaction,
		by: Actor | System,
		act: string,
		personId: string,
		role: Role,
		scope: Scope
	) {
		await events.append(tx, { type: 'grants.changed', personId });
		await audit.record(tx, {
			actorId: actorIdOf(by),
			act,
			subjectKind: 'person',
			subjectId: personId,
			forumId: scope.kind === 'forum' ? scope.id : null,
			details: { role, scopeKind: scope.kind, ...(scope.kind === 'network' ? {} : { scopeId: scope.id }) }
		});
	}

	/** The city a person is shown with: the first that they work for, as long as they do. */
	async function settleCity(tx: Transaction, personId: string): Promise<void> {
		const person = await people.byId(personId, tx);
		const held = await grants.inForceOf(personId, clock.now(), tx);
		const cities = held.filter((grant) => grant.scopeKind === 'city').map((grant) => grant.scopeId);
		if (person && !cities.includes(person.cityId))
			await people.update(tx, personId, { cityId: cities[0] ?? null });
	}

	return {
		/**
		 * Grants a role for a scope, from now (or `from`) until revoked (or `until`), in one transaction with
		 * its event and its line in the audit log.
		 * @throws DomainError `not_found` (also for who may not), `field_invalid` for a role that does not go
		 *   with the scope or for a time that is over, `already_granted`
		 */
		async grant(
			by: Actor | System,
			personId: string,
			role: Role,
			scope: Scope,
			time: { from?: Date; until?: Date | null } = {}
		): Promise<void> {
			assertLooksAfter(by, personId);
			const now = clock.now();
			const from = time.from ?? now;
			const until = time.until ?? null;
			if (!isGrantable(role, scope) || (scope.kind !== 'network' && !ID.test(scope.id)))
				throw new DomainError('field_invalid', 'this role is not granted for this scope');
			if (until && (until <= from || until <= now))
				throw new DomainError('field_invalid', 'this time is over');
			await inTransaction(async (tx) => {
				if (!(await people.byId(personId, tx))) throw new DomainError('not_found', 'no such person');
				// The event's number makes two at once take turns, so the second sees the first's grant.
				await record(tx, by, 'role.granted', personId, role, scope);
				if (await grants.standing(tx, personId, role, scope, now)) throw new DomainError('already_granted');
				await grants.insert(tx, {
					personId,
					role,
					scopeKind: scope.kind,
					scopeId: scope.kind === 'network' ? null : scope.id,
					from,
					until,
					grantedBy: by.kind === 'person' ? by.personId : null,
					revokedAt: null,
					turnsAt: from > now ? from : until
				});
				if (scope.kind === 'city') await settleCity(tx, personId);
			});
		},

		/**
		 * @throws DomainError `not_found`, also for who may not and for what is not granted; `not_allowed` for
		 *   one's own place in the secretariat: the network would stand without one by a slip
		 */
		async revoke(by: Actor | System, personId: string, role: Role, scope: Scope): Promise<void> {
			assertLooksAfter(by, personId);
			if (by.kind === 'person' && by.personId === personId && role === 'secretariat')
				throw new DomainError('not_allowed', 'somebody else of the secretariat has to');
			const now = clock.now();
			await inTransaction(async (tx) => {
				const standing = await grants.standing(tx, personId, role, scope, now);
				if (!standing) throw new DomainError('not_found', 'no such grant');
				await record(tx, by, 'role.revoked', personId, role, scope);
				await grants.revoke(tx, standing._id, now);
				if (scope.kind === 'city') await settleCity(tx, personId);
			});
		},

		/** The roles a person holds now, first granted first. */
		async grantsOf(personId: string): Promise<GrantView[]> {
			const rows = await grants.inForceOf(personId, clock.now());
			return rows.map((row) => ({ ...toGrant(row), until: row.until }));
		},

		/** Ids of the people who hold one of `roles` in this scope now. */
		holdersOf: (roles: readonly Role[], scope: Scope) => grants.holders(roles, scope, clock.now()),

		/** Tells sockets of roles that began or ended by themselves since the last round. */
		async tellTurned(): Promise<void> {
			const now = clock.now();
			for (const grant of await grants.turning(now, BATCH)) {
				const next = grant.turnsAt && grant.until && grant.until > now ? grant.until : null;
				await inTransaction(async (tx) => {
					if (!(await grants.turned(tx, grant, next))) return;
					await events.append(tx, { type: 'grants.changed', personId: grant.personId });
					if (grant.scopeKind === 'city') await settleCity(tx, grant.personId);
				});
			}
		}
	};
}
