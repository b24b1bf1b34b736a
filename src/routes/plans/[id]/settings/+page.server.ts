import { redirect, type RequestEvent } from '@sveltejs/kit';
import { readFields } from '$lib/forms/fields';
import { refusal } from '$lib/forms/refusal';
import type { Actions, PageServerLoad } from './$types';

/** What the page says after an act; its address names it. */
const DONE = ['renamed', 'cities', 'roles', 'state', 'visibility', 'archived', 'unarchived'] as const;
type Done = (typeof DONE)[number];
type Event = RequestEvent<{ id: string }>;
type Values = Record<string, string>;
type Partner = { cityId: string; role: string };

export const load: PageServerLoad = async ({ locals, params, url }) => {
	if (!locals.session) redirect(303, `/sign-in?back=${encodeURIComponent(url.pathname)}`);
	return {
		...(await locals.services.plans.managePage(locals.actor, params.id)),
		done: DONE.find((done) => done === url.searchParams.get('done')) ?? null
	};
};

/**
 * Does one thing to the record and comes back to the page, which says so. The form's version goes along:
 * when somebody else was faster, what was typed comes back beside what stands there now.
 */
function act(form: string, work: (event: Event, values: Values & { planId: string }) => Promise<Done>) {
	return async (event: Event) => {
		const values = { ...(await readFields(event.request)), form };
		let done: Done;
		try {
			done = await work(event, { ...values, planId: event.params.id });
		} catch (error) {
			return refusal(event, error, values);
		}
		redirect(303, `/plans/${event.params.id}/settings?done=${done}`);
	};
}

/** The partners as they are, for forms that change one of them. */
async function partners({ locals, params }: Event): Promise<Partner[]> {
	const { cities } = await locals.services.plans.view(locals.actor, params.id);
	return cities.filter(({ part }) => part === 'partner').map(({ id, role }) => ({ cityId: id, role }));
}

export const actions: Actions = {
	rename: act('rename', async ({ locals }, values) => {
		await locals.services.plans.rename(locals.actor, values);
		return 'renamed';
	}),

	/** Brings a city in, or changes what the people of one may do. */
	setCity: act('setCity', async (event, { cityId = '', role = '', ...values }) => {
		const all = await partners(event);
		const there = all.find((partner) => partner.cityId === cityId);
		const changed = there
			? all.map((partner) => (partner === there ? { cityId, role } : partner))
			: [...all, { cityId, role }];
		await event.locals.services.plans.setCities(event.locals.actor, { ...values, partners: changed });
		return there ? 'roles' : 'cities';
	}),

	removeCity: act('removeCity', async (event, { cityId, ...values }) => {
		const others = (await partners(event)).filter((partner) => partner.cityId !== cityId);
		await event.locals.services.plans.setCities(event.locals.actor, { ...values, partners: others });
		return 'cities';
	}),

	setPerson: act('setPerson', async ({ locals }, values) => {
		await locals.services.plans.setPerson(locals.actor, values);
		return 'roles';
	}),

	removePerson: act('removePerson', async ({ locals }, values) => {
		await locals.services.plans.removePerson(locals.actor, values);
		return 'roles';
	}),

	setState: act('setState', async ({ locals }, values) => {
		await locals.services.plans.setState(locals.actor, values);
		return 'state';
	}),

	setVisibility: act('setVisibility', async ({ locals }, values) => {
		await locals.services.plans.setVisibility(locals.actor, values);
		return 'visibility';
	}),

	archive: act('archive', async ({ locals }, values) => {
		await locals.services.plans.archive(locals.actor, values);
		return 'archived';
	}),

	unarchive: act('unarchive', async ({ locals }, values) => {
		await locals.services.plans.unarchive(locals.actor, values);
		return 'unarchived';
	})
};
