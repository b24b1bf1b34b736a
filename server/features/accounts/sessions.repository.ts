import { Types } from 'mongoose';
import { allOf } from '../../platform/mongo/all-of.ts';
import type { AccountModels, PersonRow, RoleGrantRow, SessionRow } from './accounts.model.ts';
import type { Transaction } from './accounts.ports.ts';

/** A live session with the person behind it and the roles that person holds now. */
export interface Presented extends SessionRow {
	person: Omit<PersonRow, 'passwordHash'>;
	grants: Pick<RoleGrantRow, 'role' | 'scopeKind' | 'scopeId'>[];
}

export type SessionsRepository = ReturnType<typeof createSessionsRepository>;

export function createSessionsRepository({ sessions, people, grants }: AccountModels) {
	const live = (now: Date) => ({ endedAt: null, expiresAt: { $gt: now } });

	/** One round trip: session, person and grants in force. Runs for every request of a signed-in person. */
	async function present(match: Record<string, unknown>, now: Date): Promise<Presented | null> {
		const [found] = await sessions.aggregate<Omit<Presented, 'person'> & { person: Presented['person'][] }>([
			{ $match: { ...match, ...live(now) } },
			{ $set: { personKey: { $toObjectId: '$personId' } } },
			{
				$lookup: {
					from: people.collection.name,
					localField: 'personKey',
					foreignField: '_id',
					pipeline: [{ $match: { suspendedAt: null } }, { $project: { passwordHash: 0 } }],
					as: 'person'
				}
			},
			{
				$lookup: {
					from: grants.collection.name,
					localField: 'personId',
					foreignField: 'personId',
					pipeline: [{ $match: inForce(now) }, { $project: { _id: 0, role: 1, scopeKind: 1, scopeId: 1 } }],
					as: 'grants'
				}
			}
		]);
		const person = found?.person[0];
		return found && person ? { ...found, person } : null;
	}

	return {
		byTokenHash: (tokenHash: string, now: Date) => present({ tokenHash }, now),
		byId: (id: string, now: Date) => present({ _id: new Types.ObjectId(id) }, now),

		/** Live or not, as long as it is remembered. */
		remembered: (tokenHash: string) => sessions.findOne({ tokenHash }).lean<SessionRow>(),

		async insert(session: Omit<SessionRow, '_id'>, tx?: Transaction): Promise<string> {
			const [row] = await sessions.create([session], { session: tx });
			return String(row?._id);
		},

		async touch(id: SessionRow['_id'], seen: Pick<SessionRow, 'lastSeenAt' | 'expiresAt' | 'forgetAt'>) {
			await sessions.updateOne({ _id: id, endedAt: null }, { $set: seen });
		},

		liveOf: (personId: string, now: Date, tx?: Transaction) =>
			sessions
				.find(allOf({ personId, ...live(now) }))
				.sort({ lastSeenAt: -1, _id: 1 })
				.session(tx ?? null)
				.lean<SessionRow[]>(),

		/** Sessions that ran out by themselves and of which nobody has been told. */
		ranOut: (now: Date, limit: number) =>
			sessions
				.find(allOf({ endedAt: null, expiresAt: { $lte: now } }))
				.limit(limit)
				.lean<SessionRow[]>(),

		/** False when it had ended before, or was never this person's. */
		async end(
			tx: Transaction,
			id: string,
			personId: string,
			endedAt: Date,
			forgetAt: Date
		): Promise<boolean> {
			const { modifiedCount } = await sessions.updateOne(
				{ _id: id, personId, endedAt: null },
				{ $set: { endedAt, forgetAt } },
				{ session: tx }
			);
			return modifiedCount === 1;
		}
	};
}

/** Grants that hold at `now`. */
export function inForce(now: Date) {
	return {
		revokedAt: null,
		from: { $lte: now },
		$or: [{ until: null }, { until: { $gt: now } }]
	};
}
