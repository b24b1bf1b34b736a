import { applyUpdate, Doc } from 'yjs';
import type { CityCard } from '../../../src/lib/shared/city-views.ts';
import {
	PLAN_STATES,
	type ManagePlanPage,
	type NewPlanPage,
	type PlanActivityPage,
	type PlanCard,
	type PlanFilter,
	type PlanListPage,
	type PlanText,
	type PlanView
} from '../../../src/lib/shared/plans/views.ts';
import type { Role } from '../../../src/lib/shared/roles.ts';
import { citiesOf, isPerson, type Actor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import { canSee, visibleTo } from '../../kernel/visibility.ts';
import type { PlanRow } from './plan.model.ts';
import { listPlace, writePlace } from './list-place.ts';
import { refuse } from './plans.input.ts';
import { rightsOf, whyNotCreate, whyNotManage } from './plans.policy.ts';
import {
	nameIn,
	presentActivity,
	presentChoice,
	presentPeople,
	presentPlan,
	presentPlanCard
} from './plans.presenter.ts';
import type { ReadText } from './plans.ports.ts';
import type { PlansOptions } from './plans.service.ts';
import { createTextCache } from './text-cache.ts';

export const PLANS_A_PAGE = 20;
export const ACTIVITY_A_PAGE = 50;
/** The roles by which somebody works for a city. */
export const CITY_ROLES: readonly Role[] = ['member', 'liaison', 'contributor'];

export const isId = (id: string) => /^[0-9a-f]{24}$/.test(id);
type Known = Parameters<ReadText>[1];

const notFound = () => new DomainError('not_found');

/** What came from an address bar. */
export interface AskedPlans {
	mine?: boolean;
	state?: string | null;
	archived?: boolean;
	before?: string | null;
	after?: string | null;
}

export type PlanReading = ReturnType<typeof createPlanReading>;

/** What people read of plans. What an actor may not see is `not_found`, as what never was. */
export function createPlanReading(options: PlansOptions) {
	const { plans, activities, storage, documents, readText, people, cities, themes } = options;
	const texts = createTextCache();

	/** @throws DomainError `not_found` */
	async function seen(actor: Actor, id: string): Promise<PlanRow> {
		const row = isId(id) ? await plans.byId(id) : null;
		if (!row || !canSee(actor, row)) throw notFound();
		return row;
	}

	/** One page of the plans that this actor sees, the newest work first. `before` and `after` come from such a page. */
	async function list(actor: Actor, asked: AskedPlans = {}): Promise<PlanListPage> {
		const filter = filterOf(asked);
		const before = listPlace(asked.before);
		const after = before ? undefined : listPlace(asked.after);
		const rows = await plans.list({
			visible: visibleTo(actor),
			filter,
			cityIds: citiesOf(actor),
			before,
			after,
			limit: PLANS_A_PAGE + 1
		});
		const more = rows.length > PLANS_A_PAGE;
		const shown = !more ? rows : after ? rows.slice(1) : rows.slice(0, PLANS_A_PAGE);
		const cards = await cities.cityCards([...new Set(shown.flatMap(({ cityIds }) => cityIds))]);
		const [first, last] = [shown[0], shown.at(-1)];
		const createRefusal = whyNotCreate(actor);
		return {
			plans: shown.map((row) => presentPlanCard(row, cards)),
			filter,
			older: last && (more || after) ? writePlace(last) : null,
			newer: first && (before || (after && more)) ? writePlace(first) : null,
			can: { create: createRefusal === null, createRefusal }
		};
	}

	/** The plans of one city that this actor sees and that are not in the archive, the newest work first. */
	async function ofCity(actor: Actor, cityId: string): Promise<PlanCard[]> {
		const rows = await plans.list({
			visible: visibleTo(actor),
			filter: filterOf({ mine: true }),
			cityIds: [cityId],
			limit: PLANS_A_PAGE
		});
		const cards = await cities.cityCards([...new Set(rows.flatMap(({ cityIds }) => cityIds))]);
		return rows.map((row) => presentPlanCard(row, cards));
	}

	/** How many plans `list` would show on all its pages. */
	async function count(actor: Actor, asked: AskedPlans = {}): Promise<number> {
		return plans.count({ visible: visibleTo(actor), filter: filterOf(asked), cityIds: citiesOf(actor) });
	}

	/** The record. @throws DomainError `not_found` */
	async function view(actor: Actor, id: string): Promise<PlanView> {
		return viewOf(actor, await seen(actor, id));
	}

	async function viewOf(actor: Actor, row: PlanRow): Promise<PlanView> {
		const rights = rightsOf(actor, row);
		const [cards, names] = await Promise.all([
			cities.cityCards(row.cityIds),
			rights.manages ? people.personCards(row.personIds) : null
		]);
		const shown = names && isPerson(actor) ? presentPeople(row, names, actor.locale) : null;
		return presentPlan(row, cards, rights, shown);
	}

	/**
	 * The record with the text as it is stored.
	 * @throws DomainError `not_found`; `plan_unreadable` or `unavailable`: an unread text is never shown as empty (P3)
	 */
	async function read(actor: Actor, id: string): Promise<{ plan: PlanView; text: PlanText }> {
		const row = await seen(actor, id);
		const [plan, text] = await Promise.all([viewOf(actor, row), storedText(row)]);
		return { plan, text };
	}

	async function storedText(row: PlanRow): Promise<PlanText> {
		const id = String(row._id);
		// Before the text itself: what is stored in between makes the text newer than its name, never older.
		const [stamp, known] = await Promise.all([storage.stamp(id), knownTo(row)]);
		const identity = stamp && [stamp, ...known.cityIds, ...known.themeKeys].join(' ');
		const kept = identity ? texts.get(id, identity) : undefined;
		if (kept) return kept;
		const text = textIn(await documents().stored(id), known);
		if (identity) texts.put(id, identity, text);
		return text;
	}

	/** The text in a state of this plan, one update. @throws DomainError `plan_unreadable` */
	async function textOf(row: PlanRow, state: Uint8Array): Promise<PlanText> {
		return textIn(state, await knownTo(row));
	}

	function textIn(state: Uint8Array, known: Known): PlanText {
		const document = new Doc();
		try {
			applyUpdate(document, state);
			return readText(document, known);
		} catch (error) {
			throw new DomainError('plan_unreadable', (error as Error).message);
		} finally {
			document.destroy();
		}
	}

	/** What cells of a plan may refer to. */
	async function knownTo(row: PlanRow): Promise<Known> {
		return { cityIds: row.cityIds, themeKeys: [...(await themes.cards()).keys()] };
	}

	/** The form for a new plan. */
	async function newPlanPage(actor: Actor): Promise<NewPlanPage> {
		const createRefusal = whyNotCreate(actor);
		const can = { create: createRefusal === null, createRefusal };
		if (!can.create) return { own: [], partners: [], can };
		const visible = await visibleCities(actor);
		const mine = citiesOf(actor);
		const own = await cities.cityCards(mine);
		return {
			own: mine.flatMap((id) => own.get(id) ?? []).map(presentChoice),
			partners: visible.map(presentChoice),
			can
		};
	}

	/** The forms for the record. @throws DomainError `not_found`; `not_allowed` for who does not manage the plan */
	async function managePage(actor: Actor, id: string): Promise<ManagePlanPage> {
		const row = await seen(actor, id);
		refuse(whyNotManage(actor, row));
		const [plan, visible, held, holders] = await Promise.all([
			viewOf(actor, row),
			visibleCities(actor),
			cities.cityCards(row.cityIds),
			holdersIn(row.cityIds)
		]);
		const names = await people.personCards([...holders.keys()]);
		const locale = isPerson(actor) ? actor.locale : 'en';
		const partners = [...visible, ...row.cityIds.flatMap((cityId) => held.get(cityId) ?? [])];
		const choices = new Map(partners.map((card) => [card.id, presentChoice(card)]));
		return {
			plan,
			partners: [...choices.values()].filter(({ id: cityId }) => cityId !== row.cities[0]?.cityId),
			people: [...holders].flatMap(([personId, cityIds]) => {
				const card = names.get(personId);
				if (!card) return [];
				const role = row.people.find((own) => own.personId === personId)?.role ?? null;
				const theirs = cityIds.flatMap((cityId) => held.get(cityId)?.name ?? []);
				return [{ id: personId, name: nameIn(card.name, locale), cities: theirs, role }];
			})
		};
	}

	/** The people who work for these cities, with the cities of each. */
	async function holdersIn(cityIds: readonly string[]): Promise<Map<string, string[]>> {
		const holders = new Map<string, string[]>();
		const found = await Promise.all(cityIds.map((id) => people.holdersOf(CITY_ROLES, { kind: 'city', id })));
		found.forEach((personIds, i) => {
			for (const personId of new Set(personIds))
				holders.set(personId, [...(holders.get(personId) ?? []), cityIds[i]!]);
		});
		return holders;
	}

	async function visibleCities(actor: Actor): Promise<CityCard[]> {
		return (await cities.list(actor, { locale: isPerson(actor) ? actor.locale : 'en' })).cities;
	}

	/** Whether the actor sees all of these cities: a hidden one is as unknown as one that never was. */
	async function allVisible(actor: Actor, cityIds: readonly string[]): Promise<boolean> {
		if (cityIds.length === 0) return true;
		const visible = new Set((await visibleCities(actor)).map(({ id }) => id));
		return cityIds.every((id) => visible.has(id));
	}

	/** Who worked where and when, by city, and what became of the record. @throws DomainError `not_found` */
	async function activity(
		actor: Actor,
		id: string,
		asked: { before?: string | null } = {}
	): Promise<PlanActivityPage> {
		await seen(actor, id);
		const found = await activities.list(id, listPlace(asked.before), ACTIVITY_A_PAGE + 1);
		const rows = found.slice(0, ACTIVITY_A_PAGE);
		const cards = await cities.cityCards([...new Set(rows.flatMap(({ cityId }) => cityId ?? []))]);
		const last = rows.at(-1);
		return {
			activity: rows.map((row) => presentActivity(row, cards)),
			older: last && found.length > ACTIVITY_A_PAGE ? writePlace({ _id: last._id, workedAt: last.at }) : null
		};
	}

	const verbs = { list, ofCity, count, view, read, newPlanPage, managePage, activity };
	return { verbs, seen, textOf, holdersIn, allVisible };
}

function filterOf({ mine = false, state, archived = false }: AskedPlans): PlanFilter {
	return { mine, state: PLAN_STATES.find((known) => known === state) ?? null, archived };
}
