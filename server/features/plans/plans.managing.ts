import {
	planCitiesInput,
	planInput,
	planPersonInput,
	planStateInput,
	planVisibilityInput,
	removePlanPersonInput,
	renamePlanInput
} from '../../../src/lib/shared/plans/input.ts';
import { PARTNER_LIMIT } from '../../../src/lib/shared/plans/plan-rules.ts';
import type { ErrorCode } from '../../../src/lib/shared/error-codes.ts';
import type { AuditAct } from '../../../src/lib/shared/forum-views.ts';
import type { PlanRecordChange } from '../../../src/lib/shared/plans/views.ts';
import { isPerson, type Actor, type PersonActor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parse } from '../../kernel/parse.ts';
import { canSee } from '../../kernel/visibility.ts';
import { titleWords } from './plan-words.ts';
import type { PlanCityRow, PlanRow } from './plan.model.ts';
import { cleanTitle, refuse, refuseField } from './plans.input.ts';
import { accessOf, audienceOf, ownerOf, whyNotChange, whyNotManage } from './plans.policy.ts';
import type { Transaction } from './plans.ports.ts';
import type { PlanReading } from './plans.reading.ts';
import type { PlansOptions } from './plans.service.ts';

type Changed = Partial<Pick<PlanRow, 'title' | 'cities' | 'people' | 'state' | 'visibility' | 'archivedAt'>>;
interface Change {
	set: Changed;
	change: PlanRecordChange;
	/** What is accounted for, for acts on who may see or write the plan. */
	audit?: { act: AuditAct; details?: Record<string, unknown> };
}

/**
 * What those who manage a plan do with its record. Each verb carries the record's version as the form
 * knew it; another one is `stale`, and a change that changes nothing does nothing. Record, copies of its
 * audience, activity, audit and event stand or fall together.
 */
export function createPlanManaging(options: PlansOptions, reading: PlanReading) {
	const { plans, parts, activities, events, audit, inTransaction, limits, clock } = options;

	/** @throws DomainError of the titles; `stale`, `not_allowed`, `plan_archived`, `not_found`, as all of these do */
	async function rename(actor: Actor, input: unknown): Promise<void> {
		const asked = await admitted(actor, () => parse(renamePlanInput, input));
		const title = cleanTitle(asked);
		await changeRecord(actor, asked, (plan) =>
			same(plan.title, title) ? null : { set: { title }, change: 'renamed' }
		);
	}

	/** Says who the partner cities are and what their people may do. People of a city that leaves lose their own rights too. */
	async function setCities(actor: Actor, input: unknown): Promise<void> {
		const asked = await admitted(actor, () => parse(planCitiesInput, input));
		const { partners } = asked;
		const ids = partners.map(({ cityId }) => cityId);
		if (ids.length > PARTNER_LIMIT) refuseField('partners', 'field_too_long', PARTNER_LIMIT);
		if (new Set(ids).size !== ids.length) refuseField('partners', 'field_invalid');
		const before = await reading.seen(actor, asked.planId);
		const added = ids.filter((id) => !before.cityIds.includes(id));
		if (!(await reading.allVisible(actor, added))) refuseField('partners', 'field_invalid');
		const staying = before.people.length > 0 ? await reading.holdersIn([ownerOf(before), ...ids]) : null;
		await changeRecord(actor, asked, (plan) => {
			const owner = plan.cities.filter(({ part }) => part === 'owner');
			if (ids.includes(ownerOf(plan))) refuseField('partners', 'field_invalid');
			const cities = [...owner, ...partners.map((city): PlanCityRow => ({ ...city, part: 'partner' }))];
			if (same(byCity(plan.cities), byCity(cities))) return null;
			const people = plan.people.filter(({ personId }) => !staying || staying.has(personId));
			const change = same(idsOf(plan.cities), idsOf(cities)) ? 'roles' : 'cities';
			const details = { cities: partners };
			return { set: { cities, people }, change, audit: { act: 'plan.cities', details } };
		});
	}

	/** Gives somebody of the plan's cities a right of their own, in place of their city's. */
	async function setPerson(actor: Actor, input: unknown): Promise<void> {
		const asked = await admitted(actor, () => parse(planPersonInput, input));
		const { personId, role } = asked;
		const before = await reading.seen(actor, asked.planId);
		refuse(whyNotChange(actor, before));
		const holders = await reading.holdersIn(before.cityIds);
		if (!holders.has(personId)) refuseField('personId', 'field_invalid');
		await changeRecord(actor, asked, (plan) => {
			if (plan.people.some((own) => own.personId === personId && own.role === role)) return null;
			const others = plan.people.filter((own) => own.personId !== personId);
			const people = [...others, { personId, role }];
			return { set: { people }, change: 'roles', audit: rightOf(personId, role) };
		});
	}

	/** Takes a right of one's own back: the person may do what their city may. */
	async function removePerson(actor: Actor, input: unknown): Promise<void> {
		const asked = await admitted(actor, () => parse(removePlanPersonInput, input));
		const { personId } = asked;
		await changeRecord(actor, asked, (plan) => {
			const people = plan.people.filter((own) => own.personId !== personId);
			if (people.length === plan.people.length) return null;
			return { set: { people }, change: 'roles', audit: rightOf(personId, null) };
		});
	}

	async function setState(actor: Actor, input: unknown): Promise<void> {
		const asked = await admitted(actor, () => parse(planStateInput, input));
		const { state } = asked;
		await changeRecord(actor, asked, (plan) =>
			plan.state === state ? null : { set: { state }, change: 'state' }
		);
	}

	/** Opens the plan to more people, or to fewer: at once in lists, search and open pages. */
	async function setVisibility(actor: Actor, input: unknown): Promise<void> {
		const asked = await admitted(actor, () => parse(planVisibilityInput, input));
		const { visibility } = asked;
		await changeRecord(actor, asked, (plan) =>
			plan.visibility === visibility
				? null
				: {
						set: { visibility },
						change: 'visibility',
						audit: { act: 'plan.visibility', details: { from: plan.visibility, to: visibility } }
					}
		);
	}

	/** Puts the plan to rest: it can be read and found as before, and nobody writes in it. */
	const archive = (actor: Actor, input: unknown) => setArchived(actor, input, true);
	const unarchive = (actor: Actor, input: unknown) => setArchived(actor, input, false);

	async function setArchived(actor: Actor, input: unknown, archived: boolean): Promise<void> {
		const asked = await admitted(actor, () => parse(planInput, input));
		const change = archived ? 'archived' : 'unarchived';
		await changeRecord(
			actor,
			asked,
			(plan) =>
				(plan.archivedAt !== null) === archived
					? null
					: {
							set: { archivedAt: archived ? clock.now() : null },
							change,
							audit: { act: `plan.${change}` }
						},
			whyNotManage
		);
	}

	/** Counts the act before it is parsed. @throws DomainError `sign_in_required`, `rate_limited` */
	async function admitted<Parsed>(actor: Actor, parsed: () => Parsed): Promise<Parsed> {
		if (!isPerson(actor)) throw new DomainError('sign_in_required');
		await limits.take('plan_change', actor.personId);
		return parsed();
	}

	async function changeRecord(
		actor: Actor,
		{ planId, version }: { planId: string; version: number },
		decide: (plan: PlanRow) => Change | null,
		whyNot: (actor: Actor, plan: PlanRow) => ErrorCode | null = whyNotChange
	): Promise<void> {
		await inTransaction(async (tx) => {
			const plan = await plans.byId(planId, tx);
			if (!plan || !canSee(actor, plan)) throw new DomainError('not_found');
			refuse(whyNot(actor, plan));
			const decided = decide(plan);
			if (decided) await write(tx, actor as PersonActor, plan, version, decided);
		});
	}

	async function write(
		tx: Transaction,
		person: PersonActor,
		plan: PlanRow,
		version: number,
		{ set, change, audit: entry }: Change
	): Promise<void> {
		const planId = String(plan._id);
		const now = clock.now();
		const audience = audienceOf({ ...plan, ...set });
		const after = await plans.change(planId, version, { ...set, ...audience }, now, tx);
		if (!after) throw new DomainError('stale');
		if (set.title) await parts.put(planId, [titleWords(set.title)], audience, now, tx);
		if (!same(audience, audienceOf(plan))) await parts.reach(planId, audience, tx);
		const cityId = accessOf(person, plan)?.cityId ?? null;
		await activities.changed(planId, { personId: person.personId, cityId }, change, now, tx);
		if (entry)
			await audit.record(tx, {
				actorId: person.personId,
				act: entry.act,
				subjectKind: 'plan',
				subjectId: planId,
				details: entry.details ?? {}
			});
		await events.append(tx, { type: 'plan.changed', planId, change });
	}

	return {
		rename,
		setCities,
		setPerson,
		removePerson,
		setState,
		setVisibility,
		archive,
		unarchive
	};
}

function rightOf(personId: string, role: string | null): Change['audit'] {
	return { act: 'plan.rights', details: { personId, right: role } };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const idsOf = (cities: readonly PlanCityRow[]) => cities.map(({ cityId }) => cityId).sort();

/** In one order, with the same fields, however they came. */
function byCity(cities: readonly PlanCityRow[]): PlanCityRow[] {
	return cities
		.map(({ cityId, part, role }) => ({ cityId, part, role }))
		.sort((a, b) => (a.cityId < b.cityId ? -1 : 1));
}
