import type { PlanText } from '../../../src/lib/shared/plans/views.ts';
import type { CollabPlans, PlanAccess, Work } from '../../collab/ports.ts';
import type { Actor } from '../../kernel/actor.ts';
import { searchTokens } from '../../kernel/text/tokens.ts';
import { WINDOW, type CityWork } from './plan-activity.repository.ts';
import { plainParts, titleWords } from './plan-words.ts';
import { accessOf, audienceOf } from './plans.policy.ts';
import { isId } from './plans.reading.ts';
import type { PlansOptions } from './plans.service.ts';

/** What live plans need of their records; see `CollabPlans`. */
export function createPlanLive({
	plans,
	parts,
	activities,
	inTransaction,
	clock
}: PlansOptions): CollabPlans {
	async function access(actor: Actor, planId: string): Promise<PlanAccess | null> {
		const plan = isId(planId) ? await plans.byId(planId) : null;
		return plan && accessOf(actor, plan);
	}

	/** Two small writes for each city that worked; hand in what some seconds brought, not each group of edits. */
	async function worked(planId: string, work: readonly Work[]): Promise<void> {
		for (const line of byCityAndWindow(work)) {
			await activities.worked(planId, line);
			await plans.worked(planId, line.at, { parts: line.parts, personIds: line.personIds }, line.cityId);
		}
	}

	/** Writes the parts that have changed, with the audience that the plan has now. */
	async function textChanged(planId: string, text: PlanText): Promise<void> {
		const fresh = plainParts(text);
		await inTransaction(async (tx) => {
			const now = clock.now();
			const plan = await plans.indexed(planId, now, tx);
			if (!plan) return;
			const known = await parts.texts(planId, tx);
			const title = titleWords(plan.title);
			const changed = [...fresh].filter(([part, words]) => known.get(part) !== words);
			const words = changed.map(([part, plain]) => ({ part, text: plain, tokens: searchTokens(plain) }));
			if (known.get('title') !== title.text) words.push(title as (typeof words)[number]);
			await parts.put(planId, words, audienceOf(plan), now, tx);
			const gone = [...known.keys()].filter((part) => part !== 'title' && !fresh.has(part as never));
			await parts.remove(planId, gone, tx);
		});
	}

	return { access, worked, textChanged };
}

/** One line for each city and half hour, however many edits there were. */
function byCityAndWindow(work: readonly Work[]): CityWork[] {
	const lines = new Map<string, CityWork>();
	for (const { personId, cityId, parts, at } of work) {
		const window = Math.floor(at.getTime() / WINDOW);
		const key = `${cityId} ${window}`;
		const line = lines.get(key) ?? { cityId, window, from: at, at, parts: [], personIds: [] };
		lines.set(key, {
			...line,
			from: at < line.from ? at : line.from,
			at: at > line.at ? at : line.at,
			parts: [...new Set([...line.parts, ...parts])],
			personIds: [...new Set([...line.personIds, personId])]
		});
	}
	return [...lines.values()];
}
