import { randomUUID } from 'node:crypto';
import {
	createPlanStorage,
	type KeptPlanStorage
} from '../../server/collab/storage/plan-storage.repository.ts';
import { foldPlan, openPlan } from '../../server/collab/storage/fold.ts';
import { demoId } from '../../server/demo/demo-id.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { connectTo } from '../../server/platform/mongo/connect.ts';
import { createTransactions } from '../../server/platform/mongo/transaction.ts';
import type { Doc } from 'yjs';
import { signedIn } from './demo-people.ts';
import type { HttpClient } from './http-client.ts';

/** People of the demonstration's cities Marsa Yasmin and Dounia-Koura, who may write in each other's plans. */
export const WRITERS = ['amal', 'ziad', 'aissata', 'ibrahima'] as const;

/** A new plan of the two cities, made as people make one. */
export async function newPlanOf(liaison: HttpClient): Promise<string> {
	const { location, text } = await liaison.submit('/plans/new?/create', {
		titleAr: '',
		titleEn: 'A plan that is written under storm',
		titleFr: '',
		ownerCityId: demoId('city', 'marsa-yasmin'),
		partnerCityIds: demoId('city', 'dounia-koura'),
		visibility: 'members',
		template: 'standard',
		submissionKey: randomUUID()
	});
	const id = /^\/plans\/([0-9a-f]{24})/.exec(location ?? '')?.[1];
	if (!id) throw new Error(`no plan was made: ${text.slice(0, 500)}`);
	return id;
}

/** Everybody's cookies; those of the first liaison make a plan. */
export async function peopleOfThePlan(url: string): Promise<{ planId: string; cookies: string[] }> {
	const clients: HttpClient[] = [];
	for (const slug of WRITERS) clients.push(await signedIn(url, slug));
	const planId = await newPlanOf(clients[0]!);
	return { planId, cookies: clients.map((client) => client.cookieHeader) };
}

/** What is stored of a plan, past every server: straight from the database. Waits for one that restarts. */
export async function storedPlan(uri: string, planId: string): Promise<Doc> {
	const until = Date.now() + 30_000;
	for (;;) {
		try {
			return await readStored(uri, planId);
		} catch (error) {
			if (Date.now() > until) throw error;
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	}
}

async function readStored(uri: string, planId: string): Promise<Doc> {
	const connection = await connectTo(uri);
	try {
		const storage: KeptPlanStorage = createPlanStorage(connection, {
			inTransaction: createTransactions(connection),
			clock: systemClock,
			fold: foldPlan
		});
		const plan = await storage.load(planId);
		if (!plan) throw new Error('the plan is gone');
		return openPlan(
			plan.snapshot,
			plan.tail.map(({ update }) => update)
		);
	} finally {
		await connection.close();
	}
}
