import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { scopeChoices } from '$lib/features/secretariat/scope-choices';
import { isThere, readScope, scopeName, writeScope } from '$lib/features/secretariat/scopes';
import { readFields } from '$lib/forms/fields';
import { refusal } from '$lib/forms/refusal';
import type { ErrorCode } from '$lib/shared/error-codes';
import { ROLE_SCOPE, ROLES } from '$lib/shared/roles';
import type { Actions, PageServerLoad } from './$types';

/** What the page says after an act; its address names it. */
const DONE = ['granted', 'revoked', 'suspended', 'readmitted'] as const;
type Done = (typeof DONE)[number];
type Event = RequestEvent<{ id: string }>;
type Values = Record<string, string>;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	if (!locals.session) redirect(303, `/sign-in?back=${encodeURIComponent(url.pathname)}`);
	const { grants, ...person } = await locals.services.accounts.member(locals.actor, params.id);
	const choices = await scopeChoices(locals.services, locals.actor);
	return {
		person,
		roles: grants.map(({ role, scope, until }) => ({
			role,
			until,
			scope: writeScope(scope),
			network: scope.kind === 'network',
			place: scopeName(scope, choices)
		})),
		choices,
		own: person.id === locals.session.personId,
		done: DONE.find((done) => done === url.searchParams.get('done')) ?? null
	};
};

/** Does one thing to the person and comes back to the page, which says so. */
function act(form: string, done: Done, work: (event: Event, values: Values) => Promise<unknown>) {
	return async (event: Event) => {
		const values = { ...(await readFields(event.request)), form };
		try {
			const refused = await work(event, values);
			if (refused instanceof WrongField) return fail(400, { ...refused.answer, values });
		} catch (error) {
			return refusal(event, error, values);
		}
		redirect(303, `/secretariat/people/${event.params.id}?done=${done}`);
	};
}

/** A choice that the form itself offers only to who takes it apart. */
class WrongField {
	readonly answer;
	constructor(field: string, given: string) {
		const code: ErrorCode = given === '' ? 'field_required' : 'field_invalid';
		this.answer = { code, fields: { [field]: { code } }, retryAfter: null };
	}
}

export const actions: Actions = {
	grant: act('grant', 'granted', async (event, { role: written = '', scope: place = '' }) => {
		const { locals, params } = event;
		const role = ROLES.find((known) => known === written);
		if (!role) return new WrongField('role', written);
		const scope = readScope(place);
		const choices = await scopeChoices(locals.services, locals.actor);
		if (!scope || scope.kind !== ROLE_SCOPE[role] || !isThere(scope, choices))
			return new WrongField('scope', place);
		return locals.services.accounts.grant(locals.actor, params.id, role, scope);
	}),

	// A role whose place is gone can be ended too.
	revoke: act('revoke', 'revoked', ({ locals, params }, { role: written = '', scope: place = '' }) => {
		const role = ROLES.find((known) => known === written);
		const scope = readScope(place);
		if (!role || !scope) return Promise.resolve(new WrongField(role ? 'scope' : 'role', ''));
		return locals.services.accounts.revoke(locals.actor, params.id, role, scope);
	}),

	suspend: act('suspend', 'suspended', ({ locals, params }) =>
		locals.services.accounts.suspend(locals.actor, params.id)
	),
	readmit: act('readmit', 'readmitted', ({ locals, params }) =>
		locals.services.accounts.readmit(locals.actor, params.id)
	)
};
