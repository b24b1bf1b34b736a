import type { HttpClient } from '../support/http-client.ts';
import { untilQuiet, usage, type Figure } from './measure.ts';
import { planFanOut, startBareRelay, type PlanFanOut } from './plan-fan-out.ts';
import type { PlanCrowd } from './plan-people.ts';

const SMALL_PLANS = 500;

type Shape = Pick<PlanCrowd, 'peoplePerPlan' | 'writersPerPlan' | 'pace'> & { plans: number; label: string };

/** Rooms of people of whom some type five keys a second, and many small plans at once. */
const SHAPES: readonly Shape[] = [
	...[10, 50, 100].map((people) => ({
		plans: 1,
		peoplePerPlan: people,
		writersPerPlan: Math.min(5, people),
		pace: 200,
		label: `${people} people in one plan, ${Math.min(5, people)} of them typing`
	})),
	{
		plans: SMALL_PLANS,
		peoplePerPlan: 2,
		writersPerPlan: 1,
		pace: 1000,
		label: `${SMALL_PLANS} plans of 2 people, one typing`
	}
];

/** What people in live plans cost, and how soon their words are stored; beside a relay that only passes on. */
export async function planFigures(writer: HttpClient, seconds: number): Promise<Figure[]> {
	const figures: Figure[] = [];
	const plans = await makePlans(writer, SMALL_PLANS);
	// New plans are taken into search behind the scenes.
	await untilQuiet(writer.url);
	const relay = await startBareRelay();
	try {
		for (const { plans: count, label, ...people } of SHAPES) {
			const crowd = { ...people, cookie: writer.cookieHeader, origin: writer.url, seconds };
			const addresses = (base: string) =>
				plans.slice(0, count).map((id) => `${base.replace('http', 'ws')}/collab/${id}`);
			const bare = await planFanOut({ ...crowd, addresses: addresses(relay.origin) }, relay.usage);
			const ours = await planFanOut({ ...crowd, addresses: addresses(writer.url) }, () => usage(writer.url));
			figures.push({ what: `${label}: a relay that only passes on`, value: inWords(bare) });
			figures.push({
				what: `${label}: Multaqa`,
				value: inWords(ours),
				...verdict(people.peoplePerPlan, ours)
			});
			if (ours.stored) figures.push(storedFigure(label, ours.stored));
		}
	} finally {
		relay.stop();
	}
	return figures;
}

/** As a person makes them: through the form, so that they are what plans are. */
async function makePlans(writer: HttpClient, count: number): Promise<string[]> {
	const form = (await writer.get('/plans/new')).text;
	const ownerCityId = /name="ownerCityId"[^>]*value="([0-9a-f]{24})"/.exec(form)?.[1];
	if (!ownerCityId) throw new Error('The form for a new plan offers no city.');
	const plans: string[] = [];
	for (let n = 1; n <= count; n++) {
		const answer = await writer.submit('/plans/new?/create', {
			titleEn: `A measured plan, number ${n}`,
			ownerCityId,
			visibility: 'city',
			template: 'standard',
			submissionKey: crypto.randomUUID()
		});
		const id = /\/plans\/([0-9a-f]{24})/.exec(answer.location ?? '')?.[1];
		if (!id) throw new Error(`A plan could not be made: ${answer.status}`);
		plans.push(id);
	}
	return plans;
}

function inWords(f: PlanFanOut): string {
	const missing = f.missing === 0 ? '' : `, ${f.missing} MISSING`;
	return `p50 ${f.p50.toFixed(1)} ms, p99 ${f.p99.toFixed(1)} ms, ${f.cpuPerThousand.toFixed(3)} s CPU per 1,000 deliveries, ${(f.residentBytes / 2 ** 20).toFixed(0)} MB (${f.deliveries.toLocaleString('en')} deliveries${missing})`;
}

/** The budgets are for a hundred people. */
function verdict(people: number, { p50, p99, cpuPerThousand, missing }: PlanFanOut): Partial<Figure> {
	if (people !== 100) return {};
	return {
		budget: 'p50 ≤ 4 ms, p99 ≤ 15 ms, ≤ 0.030 s',
		met: p50 <= 4 && p99 <= 15 && cpuPerThousand <= 0.03 && missing === 0
	};
}

function storedFigure(label: string, stored: NonNullable<PlanFanOut['stored']>): Figure {
	return {
		what: `${label}: until a key is stored`,
		value: `p50 ${stored.p50.toFixed(0)} ms, p95 ${stored.p95.toFixed(0)} ms, p99 ${stored.p99.toFixed(0)} ms`,
		budget: 'p95 ≤ 150 ms',
		met: stored.p95 <= 150
	};
}
