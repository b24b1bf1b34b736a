import type { UpdateQuery } from 'mongoose';
import { allOf } from '../../platform/mongo/all-of.ts';
import type { AccountModels, PersonRow } from './accounts.model.ts';
import type { Transaction } from './accounts.ports.ts';

export type NewPerson = Omit<PersonRow, '_id'>;
export type PeopleRepository = ReturnType<typeof createPeopleRepository>;

/** What cards need: never the address, never the hash. */
const CARD = { name: 1, nameForms: 1, jobTitle: 1, sector: 1, cityId: 1 } as const;
/** Where a person's names and address stand. */
const NAMED = ['email', 'name', 'nameForms.ar', 'nameForms.en', 'nameForms.fr'];
export type CardRow = Pick<PersonRow, '_id' | keyof typeof CARD>;

export function createPeopleRepository({ people }: AccountModels) {
	return {
		byEmail: (email: string, tx?: Transaction) =>
			people
				.findOne({ email })
				.session(tx ?? null)
				.lean<PersonRow>(),

		byId: (id: string, tx?: Transaction) =>
			people
				.findById(id)
				.session(tx ?? null)
				.lean<PersonRow>(),

		cards: (ids: readonly string[]) =>
			people
				.find(allOf({ _id: { $in: ids } }))
				.select(CARD)
				.lean<CardRow[]>(),

		/** Newest accounts first, those of whom a name or the address matches; without hashes. */
		newest: (pattern: RegExp | null, skip: number, limit: number) =>
			people
				.find(pattern ? allOf({ $or: NAMED.map((path) => ({ [path]: pattern })) }) : {})
				.select({ passwordHash: 0 })
				.sort({ _id: -1 })
				.skip(skip)
				.limit(limit)
				.lean<Omit<PersonRow, 'passwordHash'>[]>(),

		demo: () => people.find({ demo: true }).sort({ _id: 1 }).lean<PersonRow[]>(),

		/** Null when somebody else has this address. */
		async insert(tx: Transaction, person: NewPerson): Promise<PersonRow | null> {
			if (await people.exists({ email: person.email }).session(tx)) return null;
			const [row] = await people.create([person], { session: tx });
			return row ? row.toObject<PersonRow>() : null;
		},

		/** Makes opening a session and ending all of them take turns. */
		countSignIn: (tx: Transaction, id: string) =>
			people
				.findByIdAndUpdate(id, { $inc: { signIns: 1 } }, { session: tx, returnDocument: 'after' })
				.lean<PersonRow>(),

		async update(tx: Transaction | null, id: string, change: UpdateQuery<PersonRow>): Promise<boolean> {
			const { matchedCount } = await people.updateOne(
				{ _id: id },
				{ $set: change },
				{ session: tx ?? undefined }
			);
			return matchedCount === 1;
		}
	};
}
