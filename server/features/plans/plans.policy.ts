import type { ErrorCode } from '../../../src/lib/shared/error-codes.ts';
import {
	PLAN_VISIBILITIES,
	type PlanRights,
	type PlanVisibility
} from '../../../src/lib/shared/plans/views.ts';
import type { PlanRole } from '../../../src/lib/shared/plans/wire.ts';
import type { PlanAccess } from '../../collab/ports.ts';
import { citiesOf, isMember, isPerson, isSecretariat, scopesOf, type Actor } from '../../kernel/actor.ts';
import { canSee, type Audience } from '../../kernel/visibility.ts';
import type { PlanCityRow, PlanPersonRow, PlanRow } from './plan.model.ts';

/** What the policy looks at. */
export type JudgedPlan = Audience & Pick<PlanRow, 'cities' | 'people' | 'archivedAt'>;
/** Each answers why not, or null for "may". Whoever does not see the plan has already got `not_found`. */
type WhyNot = ErrorCode | null;

const RANK: Record<PlanRole, number> = { editor: 2, commenter: 1, viewer: 0 };

/** What this actor may do with the plan's text; null when the plan does not exist for them. */
export function accessOf(actor: Actor, plan: JudgedPlan): PlanAccess | null {
	if (!canSee(actor, plan)) return null;
	const city = cityOf(actor, plan);
	return {
		role: city ? (ownRight(actor, plan)?.role ?? city.role) : 'viewer',
		archived: plan.archivedAt !== null,
		cityId: city?.cityId ?? null,
		insider: city !== null || isSecretariat(actor)
	};
}

/** May change the record. Whoever manages sees every plan that they manage. */
export function mayManage(actor: Actor, plan: JudgedPlan): boolean {
	if (!canSee(actor, plan)) return false;
	return isSecretariat(actor) || scopesOf(actor, 'liaison').includes(ownerOf(plan));
}

export function rightsOf(actor: Actor, plan: JudgedPlan): PlanRights {
	return { role: accessOf(actor, plan)?.role ?? 'viewer', manages: mayManage(actor, plan) };
}

export const whyNotCreate = (actor: Actor): WhyNot =>
	!isPerson(actor)
		? 'sign_in_required'
		: !isMember(actor)
			? 'membership_required'
			: citiesOf(actor).length === 0
				? 'plan_needs_city'
				: null;

export const whyNotManage = (actor: Actor, plan: JudgedPlan): WhyNot =>
	mayManage(actor, plan) ? null : 'not_allowed';

/** In the archive a record rests too: all that can be done to it is to take it out. */
export const whyNotChange = (actor: Actor, plan: JudgedPlan): WhyNot =>
	whyNotManage(actor, plan) ?? whyNotIn(plan);

export const whyNotKeep = (actor: Actor, plan: JudgedPlan): WhyNot =>
	accessOf(actor, plan)?.role === 'editor' || mayManage(actor, plan) ? whyNotIn(plan) : 'not_allowed';

export const whyNotRestore = whyNotChange;

const whyNotIn = (plan: JudgedPlan): WhyNot => (plan.archivedAt ? 'plan_archived' : null);

/** Of a plan's versions, an actor reads those that were kept while the plan was open to them. */
export function readableVersions(actor: Actor, plan: JudgedPlan): PlanVisibility[] {
	return PLAN_VISIBILITIES.filter((visibility) => canSee(actor, { ...plan, visibility }));
}

/** The audience of a plan with these cities and people: what the kernel's policy judges it by. */
export function audienceOf({
	visibility,
	cities,
	people
}: Pick<PlanRow, 'visibility' | 'cities' | 'people'>): Audience & Pick<PlanRow, 'visibility'> {
	return {
		visibility,
		forumId: null,
		groupIds: [],
		cityIds: cities.map(({ cityId }) => cityId),
		personIds: people.map(({ personId }) => personId),
		authorId: null,
		concealed: false
	};
}

export function ownerOf({ cities }: Pick<PlanRow, 'cities'>): string {
	return cities.find(({ part }) => part === 'owner')?.cityId ?? '';
}

/** The plan's city that this actor works for: of several the one that may do most, the owner before partners. */
function cityOf(actor: Actor, { cities }: Pick<PlanRow, 'cities'>): PlanCityRow | null {
	const mine = new Set(citiesOf(actor));
	const own = cities.filter(({ cityId }) => mine.has(cityId));
	return (
		own.sort(
			(a, b) => RANK[b.role] - RANK[a.role] || Number(b.part === 'owner') - Number(a.part === 'owner')
		)[0] ?? null
	);
}

/** A right of one's own replaces the city's, for as long as one belongs to a city of the plan. */
function ownRight(actor: Actor, { people }: Pick<PlanRow, 'people'>): PlanPersonRow | undefined {
	return isPerson(actor) ? people.find(({ personId }) => personId === actor.personId) : undefined;
}
