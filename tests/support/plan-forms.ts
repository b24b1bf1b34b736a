import { randomUUID } from 'node:crypto';
import { demoId } from '../../server/demo/demo-id.ts';
import { codeShown, type Fields, type HttpClient } from './http-client.ts';

/** A form for a plan of a city of the demonstration, as it is right. */
export function newPlan(city: string, titleEn: string, more: Fields = {}): Fields {
	return {
		titleAr: '',
		titleEn,
		titleFr: '',
		ownerCityId: demoId('city', city),
		visibility: 'members',
		template: 'standard',
		submissionKey: randomUUID(),
		...more
	};
}

/** Makes a plan by the plain form. @returns its page's address */
export async function makePlan(client: HttpClient, fields: Fields): Promise<string> {
	const { location, status, text } = await client.submit('/plans/new?/create', fields);
	const path = /^\/plans\/[0-9a-f]{24}/.exec(location ?? '')?.[0];
	if (!path) throw new Error(`the plan was answered with ${status}: ${codeShown(text)}`);
	return path;
}

/** Keeps a version of a plan by the plain form. */
export async function keepVersion(client: HttpClient, plan: string, label: string): Promise<void> {
	const { status, text } = await client.submit(`${plan}/versions?/keep`, { label });
	if (status !== 303) throw new Error(`${plan}: ${status} ${codeShown(text)}`);
}
