import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { XmlElement, XmlText } from 'yjs';
import { audienceOf } from '../../server/features/plans/plans.policy.ts';
import type { Actor, Grant } from '../../server/kernel/actor.ts';
import { canSee, visibleTo } from '../../server/kernel/visibility.ts';
import { PLAN_VISIBILITIES } from '../../src/lib/shared/plans/views.ts';
import { PLAN_ROLES } from '../../src/lib/shared/plans/wire.ts';
import { ROLES, ROLE_SCOPE } from '../../src/lib/shared/roles.ts';
import { CITY, createPlanWorld, newPlan, type PlanWorld } from '../support/plan-world.ts';
import { freshDatabase, type FreshDatabase } from '../support/mongo.ts';

/**
 * The policy of plans seen from outside: for each kind of plan and each kind of person, every way there is
 * to learn of it: list, count, record, text, search, activity, versions, the live text, the forms.
 */
let db: FreshDatabase;
let world: PlanWorld;
type Who = keyof PlanWorld['actors'];

beforeAll(async () => {
	db = await freshDatabase();
	world = await createPlanWorld(db);
});

const everybody: Who[] = [
	'guest',
	'newcomer',
	'liaison',
	'member',
	'partner',
	'partnerLiaison',
	'stranger',
	'moderator',
	'secretariat'
];
const members: Who[] = everybody.filter((who) => who !== 'guest' && who !== 'newcomer');
const inside: Who[] = ['liaison', 'member', 'partner', 'partnerLiaison', 'secretariat'];
const owners: Who[] = ['liaison', 'member', 'secretariat'];

const CASES: { name: string; visibility: string; archived?: boolean; left?: boolean; seenBy: Who[] }[] = [
	{ name: 'public', visibility: 'public', seenBy: everybody },
	{ name: 'members', visibility: 'members', seenBy: members },
	{ name: 'city', visibility: 'city', seenBy: inside },
	{ name: 'city that its partner has left', visibility: 'city', left: true, seenBy: owners },
	{ name: 'archived members', visibility: 'members', archived: true, seenBy: members },
	{ name: 'archived city', visibility: 'city', archived: true, seenBy: inside }
];

const SECRET = 'wagtail';
let words = 0;
const codeOf = (work: Promise<unknown>) =>
	work.then(
		() => 'done',
		(error: { code: string }) => error.code
	);

describe.each(CASES)('a $name plan', ({ visibility, archived = false, left = false, seenBy }) => {
	let id: string;
	let version: number;
	let word: string;
	/** How many plans each saw before this one. */
	const before = new Map<Who, number>();

	beforeAll(async () => {
		const { plans, actors, atRest } = world;
		word = `${SECRET}${++words}`;
		for (const who of everybody) before.set(who, await plans.count(actors[who], { archived }));
		// Open at first, then closed: what was copied for search has to close with it.
		({ id } = await plans.create(
			actors.liaison,
			newPlan({ titleEn: `About ${word}`, visibility: 'public' })
		));
		const by = { personId: actors.liaison.personId, cityId: CITY.a };
		await atRest.edit(id, by, (document) => {
			const paragraph = new XmlElement('paragraph');
			document.getXmlFragment('section:need').insert(0, [paragraph]);
			const text = new XmlText();
			paragraph.insert(0, [text]);
			text.insert(0, `The text about ${word}`);
		});
		await world.index(id);
		await plans.worked(id, [{ ...by, parts: ['need'], at: world.clock.now() }]);
		await plans.keepVersion(actors.liaison, { planId: id, label: `Kept with ${word}` });
		version = 1;
		if (visibility !== 'public') {
			await plans.setVisibility(actors.liaison, { planId: id, version, visibility });
			version++;
		}
		if (left) {
			await plans.setCities(actors.liaison, { planId: id, version, partners: [] });
			version++;
		}
		if (archived) {
			await plans.archive(actors.liaison, { planId: id, version });
			version++;
		}
	});

	it.each(everybody)('%s', async (who) => {
		const { plans, actors } = world;
		const actor: Actor = actors[who];
		const sees = seenBy.includes(who);
		const expected = sees ? 'done' : 'not_found';

		const list = await plans.list(actor, { archived });
		expect(list.plans.some((plan) => plan.id === id)).toBe(sees);
		expect(await plans.count(actor, { archived })).toBe(before.get(who)! + Number(sees));
		expect((await plans.list(actor, { archived: !archived })).plans.some((plan) => plan.id === id)).toBe(
			false
		);

		expect(await codeOf(plans.view(actor, id))).toBe(expected);
		expect(await codeOf(plans.read(actor, id))).toBe(expected);
		expect(await codeOf(plans.activity(actor, id))).toBe(expected);
		expect(await codeOf(plans.versions(actor, id))).toBe(expected);
		expect(await codeOf(plans.version(actor, id, 1))).toBe(expected);
		expect((await plans.access(actor, id)) !== null).toBe(sees);
		const hits = await world.found(actor, word);
		expect(hits.map(({ plan }) => plan.id)).toEqual(sees ? [id] : []);

		const manages = sees && (who === 'liaison' || who === 'secretariat');
		const managed = !sees ? 'not_found' : manages ? 'done' : 'not_allowed';
		expect(await codeOf(plans.managePage(actor, id))).toBe(managed);
		if (sees) {
			const { people, rights } = await plans.view(actor, id);
			expect(people !== null).toBe(manages);
			expect(rights.manages).toBe(manages);
			const shown = JSON.stringify([
				await plans.activity(actor, id),
				await plans.versions(actor, id),
				await plans.version(actor, id, 1)
			]);
			expect(shown).not.toMatch(/Person|personId/);
		}

		// What is not seen cannot be told from what never was by any form, either.
		if (sees || who === 'guest') return;
		const at = { planId: id, version };
		const forms: Promise<unknown>[] = [
			plans.rename(actor, { ...at, titleAr: '', titleEn: 'Taken over', titleFr: '' }),
			plans.setCities(actor, { ...at, partners: [] }),
			plans.setPerson(actor, { ...at, personId: actors.member.personId, role: 'viewer' }),
			plans.removePerson(actor, { ...at, personId: actors.member.personId }),
			plans.setState(actor, { ...at, state: 'closed' }),
			plans.setVisibility(actor, { ...at, visibility: 'public' }),
			plans.archive(actor, at),
			plans.unarchive(actor, at),
			plans.keepVersion(actor, { planId: id, label: 'Mine now' }),
			plans.restore(actor, { planId: id, number: 1 })
		];
		expect(new Set(await Promise.all(forms.map(codeOf)))).toEqual(new Set(['not_found']));
	});

	it('stays as it was, whatever others tried', async () => {
		expect(await world.plans.view(world.actors.liaison, id)).toMatchObject({
			title: { en: `About ${word}` },
			visibility,
			version,
			state: 'draft'
		});
	});
});

describe('events and the moderation record', () => {
	it('name records and acts, never words or titles', async () => {
		for (const name of ['events', 'auditentries']) {
			const rows = await db.connection.collection(name).find().toArray();
			expect(rows.length).toBeGreaterThan(0);
			expect(JSON.stringify(rows), name).not.toContain(SECRET);
		}
		const events = await db.connection
			.collection('events')
			.find({ 'event.planId': { $exists: true } })
			.toArray();
		for (const { event } of events)
			expect(Object.keys(event).filter((key) => !['type', 'planId', 'change'].includes(key))).toEqual([]);
	});
});

describe('hostile ids and places', () => {
	const odd = [
		'',
		'0',
		'g'.repeat(24),
		'A'.repeat(24),
		'9'.repeat(24),
		'../../etc',
		'{"$gt":""}',
		'a'.repeat(5000)
	];

	it.each(odd)('%j is no plan', async (id) => {
		const { plans, actors } = world;
		for (const actor of [actors.guest, actors.secretariat]) {
			const asked = [
				plans.view(actor, id),
				plans.read(actor, id),
				plans.activity(actor, id),
				plans.versions(actor, id),
				plans.version(actor, id, 1),
				plans.managePage(actor, id)
			];
			expect(new Set(await Promise.all(asked.map(codeOf)))).toEqual(new Set(['not_found']));
			expect(await plans.access(actor, id)).toBeNull();
		}
	});

	it('whatever is sent to whatever form, the answer is a refusal with a code', async () => {
		const { plans, actors } = world;
		const verbs = [
			plans.create,
			plans.rename,
			plans.setCities,
			plans.setPerson,
			plans.removePerson,
			plans.setState,
			plans.setVisibility,
			plans.archive,
			plans.unarchive,
			plans.keepVersion,
			plans.restore
		];
		const value = fc.oneof(
			fc.constantFrom(
				'a'.repeat(24),
				CITY.a,
				'',
				'1',
				'{"$gt":""}',
				'\u202e',
				'__proto__',
				'editor',
				'public'
			),
			fc.string({ unit: 'binary', maxLength: 20 }),
			fc.anything({ maxDepth: 2 })
		);
		const form = fc.oneof(
			{ weight: 1, arbitrary: fc.anything() },
			{
				weight: 5,
				arbitrary: fc.dictionary(
					fc.constantFrom(
						...['planId', 'version', 'titleEn', 'partners', 'personId', 'role', 'state', 'visibility'],
						...['label', 'number', 'ownerCityId', 'submissionKey', 'locale', '$where', '__proto__']
					),
					value
				)
			}
		);
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...verbs), form, async (verb, input) => {
				const code = await codeOf(verb(actors.liaison, input));
				expect(code).toMatch(/^(bad_request|bad_id|not_found|stale|field_[a-z_]+|plan_[a-z_]+)$/);
			}),
			{ numRuns: 300 }
		);
	});
});

it('there is access exactly where the list finds the plan, for every pair', async () => {
	const { plans, actors, store } = world;
	const rows = await db.connection
		.collection('plans')
		.find({}, { projection: { _id: 1 } })
		.toArray();
	for (const who of everybody) {
		const seen = new Set<string>();
		for (const archived of [false, true]) {
			let before: string | null = null;
			do {
				const page = await plans.list(actors[who], { archived, before });
				for (const plan of page.plans) seen.add(plan.id);
				before = page.older;
			} while (before);
		}
		for (const { _id } of rows) {
			const row = (await store.plans.byId(String(_id)))!;
			const access = await plans.access(actors[who], String(_id));
			expect(access !== null, `${who} ${JSON.stringify(row.title)}`).toBe(seen.has(String(_id)));
			expect(canSee(actors[who], row)).toBe(seen.has(String(_id)));
		}
	}
});

it('a random plan is found by the list exactly by those who have access to it', async () => {
	const { plans, store } = world;
	const anId = fc.constantFrom(CITY.a, CITY.b, CITY.c, '1'.padStart(24, '0'));
	const role = fc.constantFrom(...PLAN_ROLES);
	const anyPlan = fc.record({
		visibility: fc.constantFrom(...PLAN_VISIBILITIES),
		cities: fc
			.uniqueArray(fc.record({ cityId: anId, role }), { minLength: 1, selector: ({ cityId }) => cityId })
			.map((list) =>
				list.map((city, i) => ({ ...city, part: i === 0 ? ('owner' as const) : ('partner' as const) }))
			),
		people: fc.uniqueArray(fc.record({ personId: anId, role }), { selector: ({ personId }) => personId })
	});
	const grant: fc.Arbitrary<Grant> = fc
		.record({ role: fc.constantFrom(...ROLES), id: anId })
		.map(({ role: held, id }) => {
			const kind = ROLE_SCOPE[held];
			return { role: held, scope: kind === 'network' ? { kind } : { kind, id } };
		});
	const anyActor = fc.record({
		kind: fc.constant('person' as const),
		personId: anId,
		sessionId: anId,
		locale: fc.constant('en' as const),
		grants: fc.array(grant, { maxLength: 3 })
	});
	const seed = Date.now() & 0x7fffffff;
	const now = new Date();
	const base = {
		title: { ar: null, en: 'Random', fr: null },
		template: 'standard',
		createdBy: CITY.a
	} as const;
	const rows = fc.sample(anyPlan, { seed, numRuns: 80 }).map((record, i) => ({
		...base,
		...record,
		...audienceOf(record),
		...{ state: 'draft', archivedAt: null, createdAt: now, workedAt: now, version: 1, kept: 0 },
		submissionKey: `random-${i}`
	}));
	const made = await db.connection.model('Plan').insertMany(rows);
	let seen = 0;
	for (const actor of fc.sample(anyActor, { seed, numRuns: 25 })) {
		const ids = made.map(({ _id }) => String(_id));
		const found = await store.plans.byIds(ids, visibleTo(actor));
		const foundIds = new Set(found.map(({ _id }) => String(_id)));
		for (const id of ids)
			expect((await plans.access(actor, id)) !== null, `seed ${seed} ${id} ${JSON.stringify(actor)}`).toBe(
				foundIds.has(id)
			);
		seen += found.length;
	}
	expect(seen).toBeGreaterThan(0);
	expect(seen).toBeLessThan(80 * 25);
});
