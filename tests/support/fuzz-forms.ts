import { randomUUID } from 'node:crypto';
import { demoId } from '../../server/demo/demo-id.ts';
import { DEMO_PASSWORD, emailOf } from './demo-people.ts';
import { question } from './forum-forms.ts';
import type { Fields } from './http-client.ts';
import { newPlan } from './plan-forms.ts';

/** What the hostile inputs are aimed at: a discussion of the member's, with a reply of theirs, and a plan that they manage. */
export interface Prey {
	forum: string;
	threadId: string;
	replyId: string;
	/** The address of its page. */
	plan: string;
}

export interface FuzzedForm {
	path(prey: Prey): string;
	/** A form that is right: inputs are this with changes. */
	fields(prey: Prey): Fields;
	/** It waits before it answers, whatever it found. */
	slow?: true;
}

const words = { title: 'A title that is long enough', body: 'A body that is long enough.' };
const acts = ({ replyId }: Prey) => ({ replyId, reason: 'A reason that is long enough' });
const writing = () => ({ ...words, attribution: 'named', visibility: 'public', submissionKey: randomUUID() });

const ask = (action: string): FuzzedForm => ({
	path: ({ forum }) => `/forums/${forum}/ask?/${action}`,
	fields: () => question(words.title)
});
const inThread = (action: string, fields: FuzzedForm['fields']): FuzzedForm => ({
	path: ({ threadId }) => `/threads/${threadId}?/${action}`,
	fields
});
const edit = (action: string): FuzzedForm => ({
	path: ({ threadId }) => `/threads/${threadId}/edit?/${action}`,
	fields: () => ({ ...words, version: '0' })
});
const editReply = (action: string): FuzzedForm => ({
	path: ({ threadId, replyId }) => `/threads/${threadId}/edit/${replyId}?/${action}`,
	fields: () => ({ body: words.body, version: '0' })
});
const plain = (path: string, fields: Fields): FuzzedForm => ({ path: () => path, fields: () => fields });

const ofPerson = (action: string, fields: Fields) =>
	plain(`/secretariat/people/${'f'.repeat(24)}?/${action}`, fields);

/** `version` is that of a plan whose record nobody has changed yet. */
const ofPlan = (action: string, fields: Fields): FuzzedForm => ({
	path: ({ plan }) => `${plan}/settings?/${action}`,
	fields: () => ({ version: '1', ...fields })
});

const TOKEN = 'A'.repeat(43);

/** Every form there is, by its name in `formRoutes`. A form that is missing here fails the test. */
export const FUZZED_FORMS: Record<string, FuzzedForm> = {
	'/forums/[key]/ask?/ask': ask('ask'),
	'/forums/[key]/ask?/preview': ask('preview'),
	'/forums/[key]/ask?/draft': ask('draft'),
	'/threads/[id]?/reply': inThread('reply', writing),
	'/threads/[id]?/preview': inThread('preview', writing),
	'/threads/[id]?/draft': inThread('draft', writing),
	'/threads/[id]?/editThread': inThread('editThread', () => ({ ...words, version: '0' })),
	'/threads/[id]?/editReply': inThread('editReply', ({ replyId }) => ({ ...words, replyId, version: '0' })),
	'/threads/[id]?/accept': inThread('accept', acts),
	'/threads/[id]?/unaccept': inThread('unaccept', acts),
	'/threads/[id]?/hide': inThread('hide', acts),
	'/threads/[id]?/unhide': inThread('unhide', acts),
	'/threads/[id]?/lock': inThread('lock', acts),
	'/threads/[id]?/unlock': inThread('unlock', acts),
	'/threads/[id]/edit?/save': edit('save'),
	'/threads/[id]/edit?/preview': edit('preview'),
	'/threads/[id]/edit/[replyId]?/save': editReply('save'),
	'/threads/[id]/edit/[replyId]?/preview': editReply('preview'),
	'/plans/new?/create': {
		path: () => '/plans/new?/create',
		fields: () => newPlan('port-amberley', words.title)
	},
	'/plans/[id]/settings?/rename': ofPlan('rename', { titleAr: '', titleEn: 'Another title', titleFr: '' }),
	'/plans/[id]/settings?/setCity': ofPlan('setCity', {
		cityId: demoId('city', 'tisovgrad'),
		role: 'commenter'
	}),
	'/plans/[id]/settings?/removeCity': ofPlan('removeCity', { cityId: demoId('city', 'tisovgrad') }),
	'/plans/[id]/settings?/setPerson': ofPlan('setPerson', {
		personId: demoId('person', 'daniel'),
		role: 'viewer'
	}),
	'/plans/[id]/settings?/removePerson': ofPlan('removePerson', { personId: demoId('person', 'daniel') }),
	'/plans/[id]/settings?/setState': ofPlan('setState', { state: 'peer_review' }),
	'/plans/[id]/settings?/setVisibility': ofPlan('setVisibility', { visibility: 'public' }),
	'/plans/[id]/settings?/archive': ofPlan('archive', {}),
	'/plans/[id]/settings?/unarchive': ofPlan('unarchive', {}),
	'/plans/[id]/versions?/keep': {
		path: ({ plan }) => `${plan}/versions?/keep`,
		fields: () => ({ label: 'Before the meeting' })
	},
	'/plans/[id]/versions/[n]?/restore': {
		path: ({ plan }) => `${plan}/versions/1?/restore`,
		fields: () => ({})
	},
	'/sign-in?/default': plain('/sign-in', {
		email: emailOf('luan'),
		password: DEMO_PASSWORD,
		back: '/forums'
	}),
	'/sign-out?/default': plain('/sign-out', {}),
	'/register?/default': plain('/register', {
		name: 'Somebody New',
		email: 'somebody@new.example',
		password: 'a long enough passphrase'
	}),
	'/verify?/confirm': plain(`/verify?/confirm&token=${TOKEN}`, { password: 'a long enough passphrase' }),
	'/verify?/again': { ...plain('/verify?/again', { email: emailOf('luan') }), slow: true },
	'/reset?/default': { ...plain('/reset', { email: emailOf('luan') }), slow: true },
	'/reset/[token]?/default': plain(`/reset/${TOKEN}`, { password: 'a long enough passphrase' }),
	'/account?/profile': plain('/account?/profile', {
		name: 'A Name',
		jobTitle: 'A title',
		sector: 'youth',
		locale: 'en',
		sharePresence: 'yes'
	}),
	'/account?/password': plain('/account?/password', {
		current: 'not the password',
		password: 'a long enough passphrase'
	}),
	'/account?/end': plain('/account?/end', { sessionId: 'f'.repeat(24) }),
	'/account?/endOthers': plain('/account?/endOthers', {}),
	'/secretariat/people/[id]?/grant': ofPerson('grant', { role: 'secretariat', scope: 'network' }),
	'/secretariat/people/[id]?/revoke': ofPerson('revoke', { role: 'secretariat', scope: 'network' }),
	'/secretariat/people/[id]?/suspend': ofPerson('suspend', {}),
	'/secretariat/people/[id]?/readmit': ofPerson('readmit', {}),
	'POST /language': plain('/language', { locale: 'fr', back: '/forums' }),
	'POST /theme': plain('/theme', { theme: 'dark', back: '/forums' })
};
