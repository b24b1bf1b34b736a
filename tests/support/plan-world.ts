import type { Doc } from 'yjs';
import { createDocumentsAtRest } from '../../server/collab/documents-at-rest.ts';
import type { PlanDocuments } from '../../server/collab/ports.ts';
import { foldPlan } from '../../server/collab/storage/fold.ts';
import { createPlanStorage } from '../../server/collab/storage/plan-storage.repository.ts';
import type { Connection } from 'mongoose';
import { createAuditModel, type AuditRow } from '../../server/features/audit/audit.model.ts';
import { createAuditRepository } from '../../server/features/audit/audit.repository.ts';
import { createAuditTrail, type AuditTrail } from '../../server/features/audit/audit.service.ts';
import { createPlansService } from '../../server/features/plans/plans.service.ts';
import { createPlansStore } from '../../server/features/plans/plans.store.ts';
import { isPerson, type Actor, type Grant } from '../../server/kernel/actor.ts';
import { queryTokens } from '../../server/kernel/text/tokens.ts';
import type { Clock } from '../../server/platform/clock.ts';
import { createEventLog, type EventLog } from '../../server/platform/events/event-log.ts';
import { ensureIndexes } from '../../server/platform/mongo/indexes.ts';
import type { CityCard } from '../../src/lib/shared/city-views.ts';
import { readRows } from '../../src/lib/shared/plans/read-rows.ts';
import { readPlanText } from '../../src/lib/shared/plans/read-text.ts';
import { ROLE_SCOPE, type Role } from '../../src/lib/shared/roles.ts';
import { person } from './forum-world.ts';
import type { FreshDatabase } from './mongo.ts';

export type PlanWorld = Awaited<ReturnType<typeof createPlanWorld>>;

/** Owner, partner, and two that have nothing to do with the plan; nobody but its people sees the last. */
export const CITY = { a: 'a'.repeat(24), b: 'b'.repeat(24), c: 'c'.repeat(24), hidden: 'd'.repeat(24) };
const name = (text: string) => ({ ar: text, en: text, fr: text });
const cardOf = (id: string): CityCard => ({
	id,
	slug: `city-${id[0]}`,
	name: name(`City ${id[0]}`),
	kind: 'city',
	countryName: name('Country'),
	regionKey: 'region',
	fictional: true
});
const inCity = (role: Role, id: string): Grant => ({ role, scope: { kind: ROLE_SCOPE[role] as 'city', id } });

/**
 * Plans with everything around them on a real database, and one actor of each kind. `shared`: what another
 * world on the same database has made already.
 */
export async function createPlanWorld(
	{ connection, inTransaction }: FreshDatabase,
	shared?: { events: EventLog; audit: AuditTrail }
) {
	const time = { now: new Date(Date.now() - 24 * 3600_000) };
	// Each look at the clock is a little later, as in life.
	const clock = { now: () => (time.now = new Date(time.now.getTime() + 10)) };
	const actors = {
		guest: { kind: 'guest' } as Actor,
		/** Signed in, no role yet. */
		newcomer: person(1),
		/** Looks after the owner's plans. */
		liaison: person(2, inCity('liaison', CITY.a)),
		member: person(3, inCity('member', CITY.a)),
		partner: person(4, inCity('contributor', CITY.b)),
		partnerLiaison: person(5, inCity('liaison', CITY.b)),
		stranger: person(6, inCity('member', CITY.c)),
		moderator: person(7, inCity('moderator', 'f'.repeat(24))),
		secretariat: person(8, { role: 'secretariat', scope: { kind: 'network' } })
	};
	const events = shared?.events ?? createEventLog(connection, clock);
	const storage = createPlanStorage(connection, { inTransaction, clock, fold: foldPlan });
	const atRest = createDocumentsAtRest({ storage, clock, nodeId: 'test' });
	/** Tests may put something in front of the documents. */
	const documents: { current: PlanDocuments } = { current: atRest };
	const store = createPlansStore(connection);
	const warnings: unknown[] = [];
	const limited: string[] = [];
	const plans = createPlansService({
		...store,
		storage,
		documents: () => documents.current,
		readText: (document: Doc, known) =>
			readPlanText(document, (doc) => ({
				objectives: readRows(doc, 'objectives', known),
				activities: readRows(doc, 'activities', known)
			})),
		people: {
			personCards: async (ids) => new Map(ids.map((id) => [id, { name: `Person ${parseInt(id, 16)}` }])),
			holdersOf: async (roles, scope) =>
				Object.values(actors)
					.filter(isPerson)
					.filter(({ grants }) =>
						grants.some(
							(g) =>
								roles.includes(g.role) &&
								scope.kind === 'city' &&
								g.scope.kind === 'city' &&
								g.scope.id === scope.id
						)
					)
					.map(({ personId }) => personId)
		},
		cities: {
			cityCards: async (ids) =>
				new Map(ids.filter((id) => Object.values(CITY).includes(id)).map((id) => [id, cardOf(id)])),
			list: async () => ({ cities: [CITY.a, CITY.b, CITY.c].map(cardOf) })
		},
		themes: { cards: async () => new Map([['schools', {}]]) },
		events,
		audit: shared?.audit ?? auditTrail(connection, clock),
		inTransaction,
		limits: { take: async (act, who) => void limited.push(`${act} ${who}`) },
		clock,
		log: { warn: (...said) => void warnings.push(said) }
	});
	await ensureIndexes(connection);

	/** Plans that an actor finds for these words, as the search page asks. */
	const found = (actor: Actor, query: string) => plans.search(actor, queryTokens(query), 10);
	/** Takes the stored text into search, as the keeper of live plans does. */
	const index = async (planId: string) =>
		plans.textChanged(planId, (await plans.read(actors.secretariat, planId)).text);
	const audit = async (planId: string) =>
		connection
			.collection<AuditRow>('auditentries')
			.find({ subjectId: planId })
			.sort({ at: -1, _id: -1 })
			.toArray();
	return {
		time,
		clock,
		actors,
		plans,
		store,
		storage,
		atRest,
		documents,
		events,
		found,
		index,
		audit,
		warnings,
		limited
	};
}

function auditTrail(connection: Connection, clock: Clock): AuditTrail {
	return createAuditTrail({ entries: createAuditRepository(createAuditModel(connection)), clock });
}

let submissions = 0;

/** Fields of a form for a new plan of city A with city B. */
export function newPlan(more: Record<string, unknown> = {}) {
	return {
		titleAr: '',
		titleEn: 'A plan for the harbour',
		titleFr: '',
		ownerCityId: CITY.a,
		partnerCityIds: [CITY.b],
		visibility: 'members',
		template: 'standard',
		locale: 'en',
		submissionKey: `submission-${++submissions}`,
		...more
	};
}
