import type { ClientSession, Connection } from 'mongoose';
import { applyUpdate, Doc } from 'yjs';
import { readRows } from '../../src/lib/shared/plans/read-rows.ts';
import { readPlanText } from '../../src/lib/shared/plans/read-text.ts';
import { ROW_KIND_KEYS } from '../../src/lib/shared/plans/rows.ts';
import type { PlanText } from '../../src/lib/shared/plans/views.ts';
import { foldPlan } from '../collab/storage/fold.ts';
import { createPlanStorage } from '../collab/storage/plan-storage.repository.ts';
import type { PlanActivityRow } from '../features/plans/plan-activity.model.ts';
import { WINDOW } from '../features/plans/plan-activity.repository.ts';
import type { PlanPartRow } from '../features/plans/plan-part.model.ts';
import type { PlanVersionRow } from '../features/plans/plan-version.model.ts';
import type { PlanRow } from '../features/plans/plan.model.ts';
import { plainParts, titleWords } from '../features/plans/plan-words.ts';
import { audienceOf } from '../features/plans/plans.policy.ts';
import { searchTokens } from '../kernel/text/tokens.ts';
import { systemClock } from '../platform/clock.ts';
import { createTransactions } from '../platform/mongo/transaction.ts';
import type { DemoPlan } from './content/plans/shape.ts';
import type { DemoNetwork } from './content/shape.ts';
import { demoId } from './demo-id.ts';
import { planUpdate } from './plan-document.ts';

type New<Row> = Omit<Row, '_id'>;

export interface PlansLoad {
	connection: Connection;
	network: Pick<DemoNetwork, 'people' | 'themes'>;
	plans: readonly DemoPlan[];
	loadedAt: Date;
}

/**
 * Puts the demonstration's plans there, each in one transaction with its text. Those that are there already
 * are left alone. @returns how many were added
 */
export async function loadDemoPlans({ connection, network, plans, loadedAt }: PlansLoad): Promise<number> {
	const inTransaction = createTransactions(connection);
	const storage = createPlanStorage(connection, { inTransaction, clock: systemClock, fold: foldPlan });
	const insert = (name: string, rows: object[], tx: ClientSession) =>
		connection.model(name).insertMany(rows, { session: tx });
	let added = 0;
	for (const plan of plans) {
		const id = demoId('plan', plan.slug);
		const update = planUpdate(plan, loadedAt);
		const rows = rowsOf(plan, id, network, loadedAt, update);
		added += await inTransaction(async (tx) => {
			if (await connection.model('Plan').exists({ _id: id }).session(tx)) return 0;
			await insert('Plan', [{ _id: id, ...rows.plan }], tx);
			await storage.create(tx, id, update);
			await insert('PlanPart', rows.parts, tx);
			await insert('PlanActivity', rows.activity, tx);
			await insert('PlanVersion', rows.versions, tx);
			return 1;
		});
	}
	return added;
}

function rowsOf(
	plan: DemoPlan,
	planId: string,
	network: PlansLoad['network'],
	loadedAt: Date,
	update: Uint8Array
) {
	const ago = (hours: number) => new Date(loadedAt.getTime() - hours * 3600 * 1000);
	const cities = plan.cities.map(({ slug, role }, i) => ({
		cityId: demoId('city', slug),
		part: i === 0 ? ('owner' as const) : ('partner' as const),
		role
	}));
	const whose = (slug: string) => {
		const city = network.people.find((person) => person.slug === slug)?.citySlug ?? null;
		return { personId: demoId('person', slug), cityId: city && demoId('city', city) };
	};
	const { visibility, state, template, title, kept } = plan;
	const audience = audienceOf({ visibility, cities, people: [] });
	const workedAt = ago(Math.min(...plan.history.map(({ ageHours }) => ageHours)));
	const row: New<PlanRow> = {
		...audience,
		title,
		cities,
		people: [],
		state,
		template,
		archivedAt: null,
		createdBy: demoId('person', plan.createdBy),
		createdAt: ago(plan.ageHours),
		version: 1,
		workedAt,
		kept: kept ? 1 : 0,
		keptByItselfAt: null,
		unkept: {},
		indexedAt: loadedAt,
		submissionKey: `demo-${plan.slug}`
	};
	const words = [
		titleWords(title),
		...[...plainParts(textOf(update, audience.cityIds, network))].map(([part, text]) => ({
			part,
			text,
			tokens: searchTokens(text)
		}))
	];
	const parts: New<PlanPartRow>[] = words.map((held) => ({ ...audience, planId, ...held, at: workedAt }));
	return { plan: row, parts, activity: activityOf(), versions: versionsOf() };

	function activityOf(): New<PlanActivityRow>[] {
		return plan.history.map((work) => {
			const { personId, cityId } = whose(work.by);
			const at = ago(work.ageHours);
			const line = { planId, cityId, personIds: [personId], at };
			if ('change' in work)
				return { ...line, kind: 'record', from: at, parts: [], window: null, change: work.change };
			const window = Math.floor(at.getTime() / WINDOW);
			const from = new Date(Math.max(window * WINDOW, at.getTime() - WINDOW / 2));
			return { ...line, kind: 'text', from, parts: [...work.parts], window, change: null };
		});
	}

	function versionsOf(): New<PlanVersionRow>[] {
		if (!kept) return [];
		const before = activityOf().filter((line) => line.kind === 'text' && line.at <= ago(kept.ageHours));
		const byCity = Map.groupBy(before, ({ cityId }) => cityId);
		const changes = [...byCity].map(([cityId, lines]) => ({
			cityId,
			parts: [...new Set(lines.flatMap((line) => line.parts))],
			personIds: [...new Set(lines.flatMap((line) => line.personIds))]
		}));
		const frozen = Buffer.from(planUpdate(plan, loadedAt, kept.sections));
		return [
			{
				planId,
				number: 1,
				at: ago(kept.ageHours),
				label: kept.label,
				visibility,
				...whose(kept.by),
				changes,
				state: frozen
			}
		];
	}
}

function textOf(update: Uint8Array, cityIds: readonly string[], { themes }: PlansLoad['network']): PlanText {
	const document = new Doc();
	applyUpdate(document, update);
	const known = { cityIds, themeKeys: themes.map(({ key }) => key) };
	return readPlanText(document, (doc) => {
		const rows = ROW_KIND_KEYS.map((kind) => [kind, readRows(doc, kind, known)]);
		return Object.fromEntries(rows) as PlanText['rows'];
	});
}
