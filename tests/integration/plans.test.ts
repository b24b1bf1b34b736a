import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { XmlElement, XmlText, Map as YMap, Text as YText, type Doc } from 'yjs';
import type { Work } from '../../server/collab/ports.ts';
import type { Actor } from '../../server/kernel/actor.ts';
import { CITY, createPlanWorld, newPlan, type PlanWorld } from '../support/plan-world.ts';
import { freshDatabase, type FreshDatabase } from '../support/mongo.ts';

let db: FreshDatabase;
let world: PlanWorld;
let id: string;

beforeAll(async () => {
	db = await freshDatabase();
	world = await createPlanWorld(db);
});
beforeEach(async () => {
	({ id } = await world.plans.create(world.actors.liaison, newPlan()));
	world.documents.current = world.atRest;
});

const refusedAs = (code: string) => expect.objectContaining({ code });
const ME = { personId: '2'.padStart(24, '0'), cityId: CITY.a };

function write(words: string, section = 'mandate') {
	return (document: Doc) => {
		const paragraph = new XmlElement('paragraph');
		document.getXmlFragment(`section:${section}`).insert(0, [paragraph]);
		const text = new XmlText();
		paragraph.insert(0, [text]);
		text.insert(0, words);
	};
}

const edit = (words: string, section?: string) => world.atRest.edit(id, ME, write(words, section));
const view = (actor: Actor = world.actors.liaison) => world.plans.view(actor, id);
const wordsOf = async (section: 'mandate' | 'risks' = 'mandate') =>
	(await world.plans.read(world.actors.liaison, id)).text.sections[section].map((block) =>
		block.kind === 'paragraph'
			? block.inlines.map((inline) => ('text' in inline ? inline.text : '')).join('')
			: ''
	);
const events = async (planId = id) =>
	(await db.connection.collection('events').find({ 'event.planId': planId }).sort({ _id: 1 }).toArray()).map(
		({ event }) => event
	);
const work = (more: Partial<Work> = {}): Work => ({
	...ME,
	parts: ['mandate'],
	at: world.clock.now(),
	...more
});

describe('a new plan', () => {
	it('is the owner’s, with its partners, and begins as a draft with an empty text that can be read', async () => {
		expect(await view()).toMatchObject({
			title: { ar: null, en: 'A plan for the harbour', fr: null },
			cities: [
				{ id: CITY.a, part: 'owner', role: 'editor' },
				{ id: CITY.b, part: 'partner', role: 'editor' }
			],
			state: 'draft',
			archived: false,
			version: 1,
			rights: { role: 'editor', manages: true },
			people: []
		});
		expect(await wordsOf()).toEqual([]);
		expect(await events()).toEqual([{ type: 'plan.created', planId: id }]);
	});

	it('P2: comes with its template or not at all', async () => {
		const storage = vi.spyOn(world.storage, 'create').mockRejectedValueOnce(new Error('disk full'));
		const form = newPlan({ titleEn: 'Never to be' });
		await expect(world.plans.create(world.actors.liaison, form)).rejects.toThrow('disk full');
		storage.mockRestore();
		expect(await world.found(world.actors.liaison, 'never to be')).toEqual([]);
		expect(
			(await world.plans.list(world.actors.liaison)).plans.some((plan) => plan.title.en === 'Never to be')
		).toBe(false);
	});

	it('of reintegration has its lines, in the language of the form', async () => {
		const form = newPlan({ template: 'reintegration', locale: 'fr' });
		const made = await world.plans.create(world.actors.liaison, form);
		const { text } = await world.plans.read(world.actors.liaison, made.id);
		expect(text.rows.activities).toHaveLength(5);
		expect(text.rows.activities[0]!.cells.title).toEqual({
			state: 'valid',
			value: 'Proposer un soutien psychosocial avant et après le retour'
		});
	});

	it('is made once, however often and however fast its form is sent', async () => {
		const form = newPlan();
		const made = await Promise.all([1, 2, 3].map(() => world.plans.create(world.actors.member, form)));
		expect(new Set(made.map((plan) => plan.id)).size).toBe(1);
		expect(await events(made[0]!.id)).toHaveLength(1);
		const other = await world.plans.create(world.actors.member, { ...form, titleEn: 'Another plan' });
		expect(other.id).not.toBe(made[0]!.id);
	});

	it.each([
		['a guest', 'guest', {}, 'sign_in_required'],
		['somebody without a role', 'newcomer', {}, 'membership_required'],
		['somebody without a city', 'moderator', {}, 'plan_needs_city'],
		['a stranger to the owner city', 'stranger', {}, 'plan_needs_city'],
		['the secretariat', 'secretariat', {}, 'plan_needs_city'],
		[
			'an owner with a partner nobody knows',
			'liaison',
			{ partnerCityIds: ['9'.repeat(24)] },
			'field_invalid'
		],
		[
			'an owner with a partner they do not see',
			'liaison',
			{ partnerCityIds: [CITY.hidden] },
			'field_invalid'
		],
		['an owner without a title', 'liaison', { titleEn: ' ' }, 'plan_title_missing']
	] as const)('%s makes none', async (_, who, more, code) => {
		await expect(world.plans.create(world.actors[who], newPlan(more))).rejects.toThrow(refusedAs(code));
	});
});

describe('the record', () => {
	it('is changed by who manages, who knows its newest version', async () => {
		const { plans, actors } = world;
		const rename = { planId: id, titleAr: 'خطة المرفأ', titleEn: '', titleFr: '' };
		await plans.rename(actors.liaison, { ...rename, version: '1' });
		await expect(
			plans.setState(actors.liaison, { planId: id, version: 1, state: 'endorsed' })
		).rejects.toThrow(refusedAs('stale'));
		await plans.setState(actors.secretariat, { planId: id, version: 2, state: 'endorsed' });
		expect(await view()).toMatchObject({
			title: { ar: 'خطة المرفأ', en: null },
			state: 'endorsed',
			version: 3
		});
		await expect(plans.rename(actors.member, { ...rename, version: 3 })).rejects.toThrow(
			refusedAs('not_allowed')
		);
		await expect(plans.rename(actors.guest, { ...rename, version: 3 })).rejects.toThrow(
			refusedAs('sign_in_required')
		);
	});

	it('two who change it at once: one is told that it is stale', async () => {
		const { plans, actors } = world;
		const outcomes = await Promise.allSettled(
			(['endorsed', 'closed'] as const).map((state) =>
				plans.setState(actors.liaison, { planId: id, version: 1, state })
			)
		);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'stale' } });
		expect((await view()).version).toBe(2);
	});

	it('a change that changes nothing does nothing', async () => {
		await world.plans.setState(world.actors.liaison, { planId: id, version: 1, state: 'draft' });
		expect((await view()).version).toBe(1);
		expect(await events()).toHaveLength(1);
	});

	it('partners come, change and go, with their rights', async () => {
		const { plans, actors } = world;
		const partner = actors.partner.personId;
		const access = (who: Actor) => plans.access(who, id);
		expect(await access(actors.partner)).toMatchObject({ role: 'editor', cityId: CITY.b, insider: true });
		await plans.setPerson(actors.liaison, { planId: id, version: 1, personId: partner, role: 'commenter' });
		expect(await access(actors.partner)).toMatchObject({ role: 'commenter' });
		expect(await access(actors.partnerLiaison)).toMatchObject({ role: 'editor' });
		const partners = [
			{ cityId: CITY.b, role: 'viewer' },
			{ cityId: CITY.c, role: 'editor' }
		];
		await plans.setCities(actors.liaison, { planId: id, version: 2, partners });
		expect(await access(actors.partnerLiaison)).toMatchObject({ role: 'viewer' });
		expect(await access(actors.stranger)).toMatchObject({ role: 'editor', cityId: CITY.c });
		await plans.setCities(actors.liaison, { planId: id, version: 3, partners: [] });
		expect(await access(actors.partner)).toMatchObject({ role: 'viewer', cityId: null, insider: false });
		// Coming back, the city finds no rights of people that were given before.
		expect((await view()).people).toEqual([]);
		expect((await events()).slice(1).map(({ change }) => change)).toEqual(['roles', 'cities', 'cities']);
		const acts = (await world.audit(id)).map(({ act, details }) => ({ act, details })).reverse();
		expect(acts).toEqual([
			{ act: 'plan.rights', details: { personId: partner, right: 'commenter' } },
			{ act: 'plan.cities', details: { cities: partners } },
			{ act: 'plan.cities', details: { cities: [] } }
		]);
	});

	it.each([
		['the owner as a partner', [{ cityId: CITY.a, role: 'viewer' }]],
		[
			'a city twice',
			[
				{ cityId: CITY.c, role: 'viewer' },
				{ cityId: CITY.c, role: 'editor' }
			]
		],
		['a city that the actor does not see', [{ cityId: CITY.hidden, role: 'viewer' }]]
	])('%s is refused', async (_, partners) => {
		await expect(
			world.plans.setCities(world.actors.liaison, { planId: id, version: 1, partners })
		).rejects.toThrow(refusedAs('field_invalid'));
	});

	it('a right of one’s own is for people of the plan’s cities', async () => {
		const { plans, actors } = world;
		for (const who of [actors.stranger, actors.secretariat, actors.newcomer]) {
			const input = { planId: id, version: 1, personId: who.personId, role: 'editor' };
			await expect(plans.setPerson(actors.liaison, input)).rejects.toThrow(refusedAs('field_invalid'));
		}
		const { people } = await plans.managePage(actors.liaison, id);
		expect(people.map((one) => one.id).sort()).toEqual(
			[actors.liaison, actors.member, actors.partner, actors.partnerLiaison].map((one) => one.personId).sort()
		);
		await plans.setPerson(actors.liaison, {
			planId: id,
			version: 1,
			personId: actors.member.personId,
			role: 'viewer'
		});
		await plans.removePerson(actors.liaison, { planId: id, version: 2, personId: actors.member.personId });
		expect(await plans.access(actors.member, id)).toMatchObject({ role: 'editor' });
	});

	it('in the archive nothing changes but the way out', async () => {
		const { plans, actors } = world;
		await plans.archive(actors.liaison, { planId: id, version: 1 });
		expect(await plans.access(actors.liaison, id)).toMatchObject({ archived: true });
		const refused = refusedAs('plan_archived');
		const at = { planId: id, version: 2 };
		await expect(plans.setState(actors.liaison, { ...at, state: 'closed' })).rejects.toThrow(refused);
		await expect(plans.setVisibility(actors.secretariat, { ...at, visibility: 'public' })).rejects.toThrow(
			refused
		);
		await expect(plans.setCities(actors.liaison, { ...at, partners: [] })).rejects.toThrow(refused);
		await expect(plans.keepVersion(actors.liaison, { planId: id, label: 'Too late' })).rejects.toThrow(
			refused
		);
		expect((await plans.list(actors.liaison)).plans.some((plan) => plan.id === id)).toBe(false);
		expect((await plans.list(actors.liaison, { archived: true })).plans.map((plan) => plan.id)).toEqual([id]);
		await plans.unarchive(actors.liaison, at);
		expect(await view()).toMatchObject({ archived: false, version: 3 });
		expect((await world.audit(id)).map(({ act }) => act)).toEqual(['plan.unarchived', 'plan.archived']);
	});
});

describe('lists', () => {
	it('show the newest work first, page by page, there and back', async () => {
		const { plans, actors } = world;
		const made = [];
		for (let i = 0; i < 25; i++) made.push((await plans.create(actors.liaison, newPlan())).id);
		await plans.worked(made[3]!, [work()]);
		const first = await plans.list(actors.liaison, { mine: true });
		expect(first.plans).toHaveLength(20);
		expect(first.plans[0]!.id).toBe(made[3]);
		expect(first.newer).toBeNull();
		const second = await plans.list(actors.liaison, { mine: true, before: first.older });
		expect(second.plans.length).toBeGreaterThanOrEqual(5);
		const back = await plans.list(actors.liaison, { mine: true, after: second.newer });
		expect(back.plans.map((plan) => plan.id)).toEqual(first.plans.map((plan) => plan.id));
		expect(back.newer).toBeNull();
		const all = [...first.plans, ...second.plans];
		for (let { older } = second; older;) {
			const page = await plans.list(actors.liaison, { mine: true, before: older });
			all.push(...page.plans);
			({ older } = page);
		}
		expect(new Set(all.map((plan) => plan.id)).size).toBe(all.length);
		expect(await plans.count(actors.liaison, { mine: true })).toBe(all.length);
	});

	it('narrow to one’s own cities and to a state; what means nothing narrows nothing', async () => {
		const { plans, actors } = world;
		await plans.setState(actors.liaison, { planId: id, version: 1, state: 'peer_review' });
		const inReview = await plans.list(actors.partner, { state: 'peer_review' });
		expect(inReview.plans.map((plan) => plan.id)).toEqual([id]);
		expect(inReview.filter).toEqual({ mine: false, state: 'peer_review', archived: false });
		expect((await plans.list(actors.stranger, { mine: true })).plans).toEqual([]);
		expect((await plans.list(actors.secretariat, { mine: true })).plans).toEqual([]);
		const odd = await plans.list(actors.liaison, { state: '$ne', before: '__proto__' });
		expect(odd.filter.state).toBeNull();
		expect(odd.plans[0]!.id).toBe(id);
	});
});

describe('reading', () => {
	it('shows what is stored, anew when something new is stored', async () => {
		await edit('First words');
		expect(await wordsOf()).toEqual(['First words']);
		await edit('Second words');
		expect(await wordsOf()).toEqual(['Second words', 'First words']);
	});

	it('reads a document once for as long as nothing is stored in it', async () => {
		await edit('Read me once');
		const stored = vi.fn(world.atRest.stored);
		world.documents.current = { ...world.atRest, stored };
		await wordsOf();
		await wordsOf();
		await world.plans.read(world.actors.partner, id);
		expect(stored).toHaveBeenCalledTimes(1);
	});

	it('P3: a text that cannot be read is a fault with a name, and never an empty plan', async () => {
		world.documents.current = { ...world.atRest, stored: async () => new Uint8Array([1, 2, 3, 250]) };
		await expect(world.plans.read(world.actors.liaison, id)).rejects.toThrow(refusedAs('plan_unreadable'));
		expect(await view()).toMatchObject({ id });
	});

	it('a city that has left makes its cells impossible, not the page', async () => {
		await world.atRest.edit(id, ME, (document) => {
			const row = new YMap<unknown>();
			document.getMap('activities').set('row-000000000000000', row);
			row.set('title', new YText('Meet'));
			row.set('leadCity', CITY.b);
			row.set('order', 'a0');
		});
		const cell = async () =>
			(await world.plans.read(world.actors.liaison, id)).text.rows.activities[0]!.cells.leadCity;
		expect(await cell()).toEqual({ state: 'valid', value: CITY.b });
		await world.plans.setCities(world.actors.liaison, { planId: id, version: 1, partners: [] });
		expect(await cell()).toMatchObject({ state: 'impossible', why: 'unknown' });
	});
});

describe('the activity', () => {
	it('has one line for each city and half hour, and one for each change of the record', async () => {
		const { plans, actors } = world;
		const at = new Date(Math.ceil(world.clock.now().getTime() / 1_800_000) * 1_800_000);
		const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
		await plans.worked(id, [
			work({ at: later(1) }),
			work({ at: later(2), parts: ['risks'] }),
			work({ at: later(3), personId: actors.partner.personId, cityId: CITY.b }),
			work({ at: later(40) })
		]);
		await plans.worked(id, [
			work({ at: later(29), personId: actors.member.personId, parts: ['rows:activities'] })
		]);
		const { activity } = await plans.activity(actors.liaison, id);
		expect(activity.map(({ kind, city }) => [kind, city?.slug])).toEqual([
			['text', 'city-a'],
			['text', 'city-a'],
			['text', 'city-b'],
			['record', 'city-a']
		]);
		expect(activity[1]).toMatchObject({
			at: later(29).getTime(),
			from: later(1).getTime(),
			parts: ['mandate', 'risks', 'rows:activities']
		});
		expect(JSON.stringify(activity)).not.toMatch(/personId|Person/);
		expect((await view()).workedAt).toBe(later(40).getTime());
		expect((await view()).version).toBe(1);
	});

	it('is noted once when the same work is told twice, also at once', async () => {
		const same = [work()];
		await Promise.all([1, 2, 3, 4].map(() => world.plans.worked(id, same)));
		const { activity } = await world.plans.activity(world.actors.liaison, id);
		expect(activity.filter(({ kind }) => kind === 'text')).toHaveLength(1);
	});

	it('goes on from page to page', async () => {
		for (let i = 0; i < 60; i++)
			await world.plans.worked(id, [work({ at: new Date(world.clock.now().getTime() + i * 1_800_000) })]);
		const first = await world.plans.activity(world.actors.liaison, id);
		expect(first.activity).toHaveLength(50);
		const second = await world.plans.activity(world.actors.liaison, id, { before: first.older });
		expect(second.activity).toHaveLength(11);
		expect(second.older).toBeNull();
	});
});

describe('P12: versions', () => {
	const keep = (label = 'Before the council') =>
		world.plans.keepVersion(world.actors.member, { planId: id, label });

	it('are frozen copies with a name, and with the cities that worked since the one before', async () => {
		const { plans, actors } = world;
		await edit('As agreed');
		await plans.worked(id, [
			work(),
			work({ personId: actors.partner.personId, cityId: CITY.b, parts: ['risks'] })
		]);
		expect(await keep()).toEqual({ number: 1 });
		await edit('And changed');
		await plans.worked(id, [work({ parts: ['toc'] })]);
		expect(await keep('After it')).toEqual({ number: 2 });
		const page = await plans.versions(actors.stranger, id);
		expect(page.versions).toMatchObject([
			{ number: 2, label: 'After it', changes: [{ city: { slug: 'city-a' }, parts: ['toc'] }] },
			{
				number: 1,
				by: { slug: 'city-a' },
				changes: [
					{ city: { slug: 'city-a' }, parts: ['mandate'] },
					{ city: { slug: 'city-b' }, parts: ['risks'] }
				]
			}
		]);
		expect(page.can).toEqual({ keep: false, restore: false });
		expect(JSON.stringify(page)).not.toMatch(/personId|Person/);
		const { text } = await plans.version(actors.stranger, id, 1);
		expect(text.sections.mandate).toHaveLength(1);
	});

	it('are numbered without gaps, also when many are kept at once', async () => {
		await Promise.all([1, 2, 3, 4, 5].map((n) => keep(`Number ${n}`)));
		await expect(world.plans.keepVersion(world.actors.liaison, { planId: id, label: '' })).rejects.toThrow(
			refusedAs('field_required')
		);
		expect(await keep()).toEqual({ number: 6 });
		const { versions } = await world.plans.versions(world.actors.liaison, id);
		expect(versions.map(({ number }) => number)).toEqual([6, 5, 4, 3, 2, 1]);
	});

	it('waits for what open rooms hold before it freezes', async () => {
		const settled: string[] = [];
		world.documents.current = {
			...world.atRest,
			settle: async (planId) => {
				settled.push(planId);
				await edit('Came in the last moment');
			}
		};
		await keep();
		expect(settled).toEqual([id]);
		expect((await world.plans.version(world.actors.liaison, id, 1)).text.sections.mandate).toHaveLength(1);
	});

	it('restoring is a forward edit, and what stood there is kept first', async () => {
		const { plans, actors } = world;
		await edit('As agreed');
		await keep();
		await edit('Written by mistake');
		await edit('Elsewhere too', 'risks');
		await plans.restore(actors.liaison, { planId: id, number: '1' });
		expect(await wordsOf()).toEqual(['As agreed']);
		expect(await wordsOf('risks')).toEqual([]);
		const { versions } = await plans.versions(actors.liaison, id);
		expect(versions).toMatchObject([{ number: 2, label: null, by: null }, { number: 1 }]);
		await plans.restore(actors.liaison, { planId: id, number: 2 });
		expect(await wordsOf()).toEqual(['Written by mistake', 'As agreed']);
		expect((await events()).map((event) => event.change ?? event.type)).toEqual([
			'plan.created',
			'kept',
			'restored',
			'restored'
		]);
		expect((await world.audit(id)).map(({ act, details }) => [act, details.version])).toEqual([
			['plan.restored', 2],
			['plan.restored', 1]
		]);
	});

	it('what is typed while it is restored is in a version, too', async () => {
		await edit('As agreed');
		await keep();
		world.documents.current = {
			...world.atRest,
			edit: async (planId, author, change) => {
				await edit('In the last moment');
				await world.atRest.edit(planId, author, change);
			}
		};
		await world.plans.restore(world.actors.liaison, { planId: id, number: 1 });
		expect(await wordsOf()).toEqual(['As agreed']);
		const late = await world.plans.version(world.actors.liaison, id, 3);
		expect(JSON.stringify(late.text.sections.mandate)).toContain('In the last moment');
	});

	it('opening a plan does not open the versions that were kept before', async () => {
		const { plans, actors } = world;
		const change = (version: number, visibility: string) =>
			plans.setVisibility(actors.liaison, { planId: id, version, visibility });
		await keep('For members');
		await change(1, 'city');
		await keep('For us');
		await change(2, 'public');
		await keep('For everybody');
		const numbers = async (actor: Actor) =>
			(await plans.versions(actor, id)).versions.map(({ number }) => number);
		expect(await numbers(actors.partner)).toEqual([3, 2, 1]);
		expect(await numbers(actors.secretariat)).toEqual([3, 2, 1]);
		expect(await numbers(actors.stranger)).toEqual([3, 1]);
		expect(await numbers(actors.guest)).toEqual([3]);
		await expect(plans.version(actors.guest, id, 1)).rejects.toThrow(refusedAs('not_found'));
		await expect(plans.version(actors.stranger, id, 2)).rejects.toThrow(refusedAs('not_found'));
		expect((await plans.version(actors.guest, id, 3)).version.label).toBe('For everybody');
	});

	it.each([
		['a member of the owner', 'member', 'not_allowed'],
		['the partner', 'partnerLiaison', 'not_allowed'],
		['a guest', 'guest', 'sign_in_required']
	] as const)('%s does not restore', async (_, who, code) => {
		await keep();
		await expect(world.plans.restore(world.actors[who], { planId: id, number: 1 })).rejects.toThrow(
			refusedAs(code)
		);
	});

	it.each([0, -1, 1.5, 2, Number.NaN, 1e12])('number %s is not found', async (number) => {
		await expect(world.plans.version(world.actors.liaison, id, number)).rejects.toThrow(
			refusedAs('not_found')
		);
	});

	it('are kept by themselves once a day of work, when the work rests', async () => {
		const { plans, actors, time } = world;
		const numbers = async () => (await plans.versions(actors.liaison, id)).versions.map(({ label }) => label);
		await plans.sweep();
		expect(await numbers()).toEqual([]);
		await plans.worked(id, [work()]);
		await plans.sweep();
		expect(await numbers(), 'still at work').toEqual([]);
		time.now = new Date(time.now.getTime() + 31 * 60_000);
		await plans.sweep();
		await plans.sweep();
		expect(await numbers()).toEqual([null]);
		await plans.worked(id, [work()]);
		time.now = new Date(time.now.getTime() + 60 * 60_000);
		await plans.sweep();
		expect(await numbers(), 'one a day').toEqual([null]);
		time.now = new Date(time.now.getTime() + 24 * 3600_000);
		await Promise.all([plans.sweep(), plans.sweep()]);
		expect(await numbers()).toEqual([null, null]);
	});

	it('one plan that cannot be read does not keep the others from being kept', async () => {
		const { plans, actors, time } = world;
		const other = (await plans.create(actors.liaison, newPlan())).id;
		await plans.worked(id, [work()]);
		await plans.worked(other, [work()]);
		time.now = new Date(time.now.getTime() + 31 * 60_000);
		world.documents.current = {
			...world.atRest,
			stored: async (planId) =>
				planId === id ? Promise.reject(new Error('broken')) : world.atRest.stored(planId)
		};
		await plans.sweep();
		expect((await plans.versions(actors.liaison, other)).versions).toHaveLength(1);
		expect(world.warnings.length).toBeGreaterThan(0);
	});
});

describe('search', () => {
	it('finds titles at once and texts once they are indexed, with the place and the words around', async () => {
		const { actors } = world;
		const form = newPlan({ titleAr: 'خطة لإشراك الشباب', titleEn: '' });
		id = (await world.plans.create(actors.liaison, form)).id;
		expect((await world.found(actors.partner, 'الشباب')).map(({ plan, part }) => [plan.id, part])).toEqual([
			[id, null]
		]);
		await edit('يُسمع كل مساء', 'risks');
		await edit('The zebrafinch sings at the harbour every evening', 'risks');
		await edit('قبل ذلك', 'risks');
		expect(await world.found(actors.partner, 'zebrafinch')).toEqual([]);
		await world.index(id);
		const [hit, ...more] = await world.found(actors.partner, 'zebrafinch harbour');
		expect(more.every(({ plan }) => plan.id !== id)).toBe(true);
		expect(hit).toMatchObject({ plan: { id }, part: 'risks', title: { en: null } });
		// One block of the section, so that each excerpt has one direction.
		const words = hit!.excerpt.map((piece) => piece.text).join('');
		expect(words).toBe('The zebrafinch sings at the harbour every evening');
		expect(hit!.excerpt.filter((piece) => piece.hit).map(({ text }) => text)).toEqual([
			'zebrafinch',
			'harbour'
		]);
	});

	it('forgets what was taken out of the text, and follows a new title', async () => {
		const { plans, actors } = world;
		await edit('A kingfisher', 'need');
		await world.index(id);
		expect(await world.found(actors.liaison, 'kingfisher')).toHaveLength(1);
		await world.atRest.edit(id, ME, (document) => document.getXmlFragment('section:need').delete(0, 1));
		await world.index(id);
		expect(await world.found(actors.liaison, 'kingfisher')).toEqual([]);
		await plans.rename(actors.liaison, {
			planId: id,
			version: 1,
			titleAr: '',
			titleEn: 'Spoonbill',
			titleFr: ''
		});
		expect(await world.found(actors.liaison, 'spoonbill')).toHaveLength(1);
	});

	it('finds a plan by words that stand in different parts of it, best first', async () => {
		const { plans, actors } = world;
		await edit('The osprey', 'need');
		await edit('The bittern', 'risks');
		await world.index(id);
		const other = (await plans.create(actors.liaison, newPlan({ titleEn: 'Only an osprey' }))).id;
		const hits = await world.found(actors.liaison, 'osprey bittern');
		expect(hits.map(({ plan }) => plan.id)).toEqual([id, other]);
	});

	it('an index made while the plan is closed to others does not open it', async () => {
		const { plans, actors } = world;
		await edit('The wheatear', 'need');
		await Promise.all([
			world.index(id),
			plans.setVisibility(actors.liaison, { planId: id, version: 1, visibility: 'city' })
		]);
		expect(await world.found(actors.stranger, 'wheatear')).toEqual([]);
		expect(await world.found(actors.partner, 'wheatear')).toHaveLength(1);
	});
});
