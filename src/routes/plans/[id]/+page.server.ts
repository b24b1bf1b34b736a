import type { PlanText, PlanView } from '$lib/shared/plans/views';
import type { PageServerLoad } from './$types';

type Services = App.Locals['services'];

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const [{ plan, text }, themes] = await Promise.all([
		recordAndText(locals, params.id),
		locals.services.themes.list()
	]);
	return {
		plan,
		text,
		themes: themes.map(({ key, name }) => ({ key, name })),
		done: url.searchParams.get('done') === 'created' ? ('created' as const) : null
	};
};

/** A text that cannot be read is null, never empty: the page says so and shows the record. */
async function recordAndText(
	{ services, actor }: { services: Services; actor: App.Locals['actor'] },
	id: string
): Promise<{ plan: PlanView; text: PlanText | null }> {
	try {
		return await services.plans.read(actor, id);
	} catch (error) {
		if (services.toDomainError(error).code !== 'plan_unreadable') throw error;
		return { plan: await services.plans.view(actor, id), text: null };
	}
}
