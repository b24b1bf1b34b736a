import fc from 'fast-check';
import mongoose from 'mongoose';
import { beforeAll, expect, it } from 'vitest';
import { audienceFields } from '../../server/platform/mongo/audience-fields.ts';
import type { Actor, Grant } from '../../server/kernel/actor.ts';
import { canSee, visibleTo, type Audience } from '../../server/kernel/visibility.ts';
import { allOf } from '../../server/platform/mongo/all-of.ts';
import { ROLES, ROLE_SCOPE } from '../../src/lib/shared/roles.ts';
import { VISIBILITIES } from '../../src/lib/shared/visibility.ts';
import { freshDatabase } from '../support/mongo.ts';

// Few ids, so that people, cities and forums meet often.
const ids = ['1', '2', '3', '4'].map((digit) => digit.repeat(24));
const anId = fc.constantFrom(...ids);
const someIds = fc.uniqueArray(anId, { maxLength: 3 });

const grant: fc.Arbitrary<Grant> = fc
	.record({ role: fc.constantFrom(...ROLES), id: anId })
	.map(({ role, id }) => {
		const kind = ROLE_SCOPE[role];
		return { role, scope: kind === 'network' ? { kind } : { kind, id } };
	});

const actor: fc.Arbitrary<Actor> = fc.oneof(
	{ weight: 1, arbitrary: fc.constant<Actor>({ kind: 'guest' }) },
	{
		weight: 6,
		arbitrary: fc.record({
			kind: fc.constant('person' as const),
			personId: anId,
			sessionId: anId,
			locale: fc.constantFrom('ar', 'en', 'fr'),
			grants: fc.array(grant, { maxLength: 3 })
		})
	}
);

const record: fc.Arbitrary<Audience> = fc.record({
	visibility: fc.constantFrom(...VISIBILITIES),
	forumId: fc.option(anId),
	groupIds: someIds,
	cityIds: someIds,
	personIds: someIds,
	authorId: fc.option(anId),
	concealed: fc.boolean()
});

const RUNS = Number(process.env.MULTAQA_PROPERTY_RUNS ?? 25);
const seed = Number(process.env.MULTAQA_PROPERTY_SEED ?? Date.now() & 0x7fffffff);

let records: mongoose.Model<Audience>;

beforeAll(async () => {
	const { connection } = await freshDatabase();
	const schema = new mongoose.Schema<Audience>(audienceFields, {
		strict: 'throw',
		strictQuery: 'throw',
		autoIndex: false,
		versionKey: false
	});
	records = connection.model<Audience>('Record', schema);
});

it(`canSee and visibleTo are one decision (MULTAQA_PROPERTY_SEED=${seed})`, async () => {
	let pairs = 0;
	let seen = 0;
	await fc.assert(
		fc.asyncProperty(
			fc.array(record, { minLength: 40, maxLength: 60 }),
			fc.array(actor, { minLength: 12, maxLength: 16 }),
			async (audiences, actors) => {
				await records.deleteMany({});
				const rows = await records.insertMany(audiences);
				for (const one of actors) {
					const found = await records.find(allOf(visibleTo(one))).lean();
					const aggregated = await records.aggregate([{ $match: visibleTo(one) }]);
					const foundIds = new Set(found.map((row) => String(row._id)));
					expect(aggregated.length).toBe(found.length);
					rows.forEach((row, i) => {
						expect(foundIds.has(String(row._id)), JSON.stringify({ one, audience: audiences[i] })).toBe(
							canSee(one, audiences[i]!)
						);
					});
					pairs += rows.length;
					seen += found.length;
				}
			}
		),
		{ numRuns: RUNS, seed, verbose: 1 }
	);
	expect(pairs).toBeGreaterThanOrEqual(500);
	// Were nearly all pairs refused, or nearly none, the agreement would say little.
	expect(seen / pairs).toBeGreaterThan(0.1);
	expect(seen / pairs).toBeLessThan(0.9);
});
