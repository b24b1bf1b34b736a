import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLAN_VISIBILITIES } from '../../../src/lib/shared/plans/views.ts';
import { PLAN_ROLES } from '../../../src/lib/shared/plans/wire.ts';
import { ROLES, ROLE_SCOPE } from '../../../src/lib/shared/roles.ts';
import { citiesOf, type Actor, type Grant, type PersonActor } from '../../kernel/actor.ts';
import { canSee } from '../../kernel/visibility.ts';
import {
	accessOf,
	audienceOf,
	mayManage,
	whyNotChange,
	whyNotKeep,
	type JudgedPlan
} from './plans.policy.ts';

const [A, B, C] = ['a', 'b', 'c'].map((letter) => letter.repeat(24)) as [string, string, string];
const person = (personId: string, ...grants: Grant[]): PersonActor => ({
	kind: 'person',
	personId,
	sessionId: '',
	locale: 'en',
	grants
});
const inCity = (role: 'member' | 'liaison' | 'contributor', id: string): Grant => ({
	role,
	scope: { kind: 'city', id }
});

function plan(
	more: Partial<Pick<JudgedPlan, 'cities' | 'people' | 'archivedAt'>> = {},
	visibility = 'members'
) {
	const {
		cities = [],
		people = [],
		archivedAt = null
	} = {
		cities: [
			{ cityId: A, part: 'owner', role: 'editor' },
			{ cityId: B, part: 'partner', role: 'commenter' }
		] as JudgedPlan['cities'],
		...more
	};
	const record = { visibility: visibility as 'members', cities, people };
	return { ...audienceOf(record), ...record, archivedAt };
}

const guest: Actor = { kind: 'guest' };
const secretariat = person('s', { role: 'secretariat', scope: { kind: 'network' } });
const liaison = person('l', inCity('liaison', A));
const partner = person('p', inCity('member', B));
const stranger = person('x', inCity('liaison', C));

describe('access to the text', () => {
	it.each([
		['the owner’s people write', liaison, plan(), 'editor', A],
		['a partner’s people do what their city may', partner, plan(), 'commenter', B],
		['a member of another city looks on', stranger, plan(), 'viewer', null],
		['the secretariat looks on', secretariat, plan(), 'viewer', null],
		['a guest looks on where everybody may', guest, plan({}, 'public'), 'viewer', null],
		[
			'a right of one’s own goes before the city’s',
			partner,
			plan({ people: [{ personId: 'p', role: 'editor' }] }),
			'editor',
			B
		],
		['it can also be less', liaison, plan({ people: [{ personId: 'l', role: 'viewer' }] }), 'viewer', A],
		[
			'it counts for the plan’s cities only: whoever left is a reader',
			stranger,
			plan({ people: [{ personId: 'x', role: 'editor' }] }),
			'viewer',
			null
		],
		[
			'of two cities the one that may do more',
			person('two', inCity('member', B), inCity('contributor', A)),
			plan(),
			'editor',
			A
		]
	] as const)('%s', (_, actor, record, role, cityId) => {
		expect(accessOf(actor, record)).toMatchObject({ role, cityId, archived: false });
	});

	it('names are for the plan’s own circle', () => {
		const inside = [guest, stranger, partner, liaison, secretariat].map(
			(actor) => accessOf(actor, plan({}, 'public'))?.insider
		);
		expect(inside).toEqual([false, false, true, true, true]);
	});

	it('tells that nobody writes in the archive', () => {
		expect(accessOf(liaison, plan({ archivedAt: new Date(0) }))).toMatchObject({ archived: true });
		expect(whyNotChange(liaison, plan({ archivedAt: new Date(0) }))).toBe('plan_archived');
		expect(whyNotKeep(liaison, plan({ archivedAt: new Date(0) }))).toBe('plan_archived');
	});
});

it('the owner’s liaisons and the secretariat manage', () => {
	const manages = [guest, stranger, partner, person('m', inCity('member', A)), liaison, secretariat].map(
		(actor) => mayManage(actor, plan({}, 'city'))
	);
	expect(manages).toEqual([false, false, false, false, true, true]);
	expect(mayManage(person('pl', inCity('liaison', B)), plan())).toBe(false);
});

// Few ids, so that people and plans meet often.
const anId = fc.constantFrom(A, B, C, 'd'.repeat(24));
const role = fc.constantFrom(...PLAN_ROLES);
const anyActor: fc.Arbitrary<Actor> = fc.oneof(
	{ weight: 1, arbitrary: fc.constant(guest) },
	{
		weight: 6,
		arbitrary: fc.record({
			kind: fc.constant('person' as const),
			personId: anId,
			sessionId: anId,
			locale: fc.constantFrom('ar' as const, 'en' as const, 'fr' as const),
			grants: fc.array(
				fc.record({ role: fc.constantFrom(...ROLES), id: anId }).map(({ role: held, id }): Grant => {
					const kind = ROLE_SCOPE[held];
					return { role: held, scope: kind === 'network' ? { kind } : { kind, id } };
				}),
				{ maxLength: 3 }
			)
		})
	}
);
const anyPlan = fc
	.record({
		visibility: fc.constantFrom(...PLAN_VISIBILITIES),
		ids: fc.uniqueArray(fc.record({ cityId: anId, role }), {
			minLength: 1,
			selector: ({ cityId }) => cityId
		}),
		people: fc.uniqueArray(fc.record({ personId: anId, role }), { selector: ({ personId }) => personId }),
		archivedAt: fc.option(fc.constant(new Date(0)))
	})
	.map(({ ids, ...record }) => {
		const cities = ids.map((city, i) => ({
			...city,
			part: i === 0 ? ('owner' as const) : ('partner' as const)
		}));
		return { ...audienceOf({ ...record, cities }), ...record, cities };
	});

describe('for any actor and any plan', () => {
	it('there is access exactly where the record can be seen, and nobody manages or writes unseen', () => {
		fc.assert(
			fc.property(anyActor, anyPlan, (actor, record) => {
				const access = accessOf(actor, record);
				const sees = canSee(actor, record);
				expect(access !== null).toBe(sees);
				if (!sees) expect(mayManage(actor, record)).toBe(false);
				if (access && access.role !== 'viewer') expect(citiesOf(actor)).toContain(access.cityId);
				if (access?.cityId) expect(record.cityIds).toContain(access.cityId);
			}),
			{ numRuns: 2000 }
		);
	});
});
