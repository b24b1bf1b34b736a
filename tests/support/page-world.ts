import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { demoId } from '../../server/demo/demo-id.ts';
import { signedIn } from './demo-people.ts';
import { ask, question, reply } from './forum-forms.ts';
import { keepVersion, makePlan, newPlan } from './plan-forms.ts';
import { codeShown, HttpClient, type Fields } from './http-client.ts';

/** Who looks at a page: nobody in particular, or somebody of the demonstration. */
export const READERS = { guest: null, member: 'bashir', moderator: 'hala', secretariat: 'nour' } as const;
export type Reader = keyof typeof READERS;

/** Addresses that stand in no source: what somebody wrote, registered or was sent by mail. */
export interface PageWorld {
	/** A question of the member's in Arabic and English, changed once. */
	thread: string;
	/** Their own reply to it, changed once. */
	reply: string;
	/** A plan of the moderator's city and a partner, which the member writes and the moderator manages; a version is kept. */
	plan: string;
	/** Another of theirs, for everybody, in the archive. */
	archivedPlan: string;
	/** Somebody with a long name who has not confirmed the address yet. */
	newcomer: string;
	verify: string;
	reset: string;
	mail: string;
}

const LONG_NAME = 'عبد الرحمن شمس الدين عبد القادر المهندس الطرابلسي الأندلسي';

/** Does what the pages are to show, by the forms that people use. Another call makes another world. */
export async function preparePages(url: string): Promise<PageWorld> {
	const member = await signedIn(url, READERS.member, 'ar');
	const title = 'كيف تتابعون مؤشرات خطة العمل المحلية بين اجتماع وآخر؟';
	const body = 'نجتمع كل ثلاثة أشهر، وننسى بينها.\n\nWhat do you do between meetings?';
	const id = await ask(member, 'local-action-plans', question(title, { body, language: 'ar' }));
	const replyId = await reply(member, id, 'نجرب الآن قائمة قصيرة كل شهر.');
	await change(member, `/threads/${id}/edit`, { title, body: body.replace('بينها', 'ما بينها') });
	// Words that end nowhere must not make a page wider than its screen.
	const endless = `نجرب الآن قائمة قصيرة من خمسة أسئلة. ${'ع'.repeat(120)} ${'w'.repeat(120)}`;
	await change(member, `/threads/${id}/edit/${replyId}`, { body: endless });

	const plans = await preparePlans(url);

	const guest = new HttpClient(url, 'ar');
	const email = `abdulrahman-${randomUUID().slice(0, 8)}@tell-sanabil.example`;
	await guest.submit('/register', { name: LONG_NAME, email, password: 'ست نوافذ تطل على النهر' });
	const mail = await newestMailTo(guest, email);
	// A new password is for confirmed addresses only.
	const confirmed = 'claire@valbrune-sur-lonce.example';
	await guest.submit('/reset', { email: confirmed });
	return {
		thread: `/threads/${id}`,
		reply: replyId,
		...plans,
		newcomer: await personPage(url, email),
		verify: await linkIn(guest, mail),
		reset: await linkIn(guest, await newestMailTo(guest, confirmed)),
		mail
	};
}

async function preparePlans(url: string): Promise<Pick<PageWorld, 'plan' | 'archivedPlan'>> {
	const liaison = await signedIn(url, READERS.moderator, 'ar');
	const title = 'خطة مشتركة للوقاية مع الشباب';
	const partnerCityIds = demoId('city', 'valbrune-sur-lonce');
	const joint = newPlan('tell-sanabil', '', { titleAr: title, partnerCityIds, template: 'reintegration' });
	const plan = await makePlan(liaison, joint);
	await keepVersion(liaison, plan, 'قبل اجتماع المجلس');
	const titleFr = `Plan clos ${'w'.repeat(100)}`;
	const closed = newPlan('tell-sanabil', '', { titleFr, visibility: 'public' });
	const archivedPlan = await makePlan(liaison, closed);
	await liaison.submit(`${archivedPlan}/settings?/archive`, { version: '1' });
	return { plan, archivedPlan };
}

/** The page of one of the demonstration's discussions. */
export const demoThread = (slug: string): string => `/threads/${demoId('thread', slug)}`;

async function change(client: HttpClient, page: string, fields: Fields): Promise<void> {
	const { status, text } = await client.submit(`${page}?/save`, { version: '0', ...fields });
	if (status !== 303) throw new Error(`${page}: ${status} ${codeShown(text)}`);
}

async function personPage(url: string, email: string): Promise<string> {
	const secretariat = await signedIn(url, READERS.secretariat, 'ar');
	const { text } = await secretariat.get(`/secretariat/people?q=${encodeURIComponent(email)}`);
	return found(/(\/secretariat\/people\/[0-9a-f]{24})/, text);
}

/** A mail leaves after the answer: the list is asked until it is there. */
async function newestMailTo(client: HttpClient, email: string): Promise<string> {
	for (let left = 100; left > 0; left--) {
		const { text } = await client.get('/demo/mail');
		const row = text.split('<li').find((part) => part.includes(email));
		if (row) return found(/href="(\/demo\/mail\/[^"]+)"/, row);
		await sleep(100);
	}
	throw new Error(`no mail to ${email}`);
}

async function linkIn(client: HttpClient, mail: string): Promise<string> {
	const link = found(/href="(\/(?:verify\?|reset\/)[^"]+)"/, (await client.get(mail)).text);
	return link.replaceAll('&amp;', '&');
}

function found(pattern: RegExp, text: string): string {
	const match = pattern.exec(text)?.[1];
	if (!match) throw new Error(`nothing like ${pattern} in ${codeShown(text)}`);
	return match;
}
