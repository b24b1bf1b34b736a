import { demoId } from '../../server/demo/demo-id.ts';
import { question } from './forum-forms.ts';
import type { Fields } from './http-client.ts';
import { newPlan } from './plan-forms.ts';
import { demoThread, type PageWorld, type Reader } from './page-world.ts';

/** One page in one state. */
export interface PageRow {
	/** Unique. */
	name: string;
	/** Its folder under `src/routes`, such as `/threads/[id]`; null for addresses that lead to no page. */
	route: string | null;
	path: string | ((world: PageWorld) => string);
	as: Reader;
	/** 200 unless said otherwise. */
	status?: number;
	/** What is sent to one of the page's forms, which refuses it: the page is looked at as it comes back. */
	send?: { action: string; fields: Fields };
}

const EVENING_CENTRE = demoThread('youth-evening-centre');
/** One of its replies is hidden. */
const ENROLMENT = demoThread('returnees-school-enrolment');
const LOCKED = demoThread('crisis-exercise-review');
/** For members, and nobody gives a name. */
const UNNAMED = demoThread('policing-in-the-room');
/** A plan with text in two languages, tables and rows. */
const OPEN_DOORS = `/plans/${demoId('plan', 'open-doors')}`;
/** For the people of one city. */
const OF_A_CITY = demoThread('plans-monthly-meeting');

const FORUM: PageRow[] = [
	{ name: 'home', route: '/', path: '/', as: 'guest' },
	{ name: 'home, signed in', route: '/', path: '/', as: 'member' },
	{ name: 'forums', route: '/forums', path: '/forums', as: 'guest' },
	{ name: 'forum', route: '/forums/[key]', path: '/forums/youth', as: 'member' },
	...['open', 'answered', 'unanswered'].map((filter): PageRow => {
		const path = `/forums/ppp?filter=${filter}`;
		return { name: `forum, ${filter}`, route: '/forums/[key]', path, as: 'guest' };
	}),
	{ name: 'ask', route: '/forums/[key]/ask', path: '/forums/youth/ask', as: 'member' },
	{
		name: 'ask, refused',
		route: '/forums/[key]/ask',
		path: '/forums/youth/ask',
		as: 'member',
		status: 400,
		send: { action: '?/ask', fields: question('', { body: '' }) }
	},
	{ name: 'search', route: '/search', path: '/search', as: 'guest' },
	{ name: 'search, found', route: '/search', path: '/search?q=youth', as: 'guest' },
	{ name: 'search, nothing', route: '/search', path: '/search?q=zzzzzz', as: 'guest' }
];

const THREADS: PageRow[] = [
	{ name: 'thread', route: '/threads/[id]', path: EVENING_CENTRE, as: 'guest' },
	{ name: 'thread, page 2', route: '/threads/[id]', path: `${EVENING_CENTRE}?page=2`, as: 'member' },
	{ name: 'thread, moderated', route: '/threads/[id]', path: ENROLMENT, as: 'moderator' },
	{ name: 'thread, a reply hidden', route: '/threads/[id]', path: ENROLMENT, as: 'guest' },
	{ name: 'thread, locked', route: '/threads/[id]', path: LOCKED, as: 'member' },
	{ name: 'thread, no names', route: '/threads/[id]', path: UNNAMED, as: 'member' },
	{ name: 'thread, own', route: '/threads/[id]', path: ({ thread }) => thread, as: 'member' },
	{
		name: 'thread, reply refused',
		route: '/threads/[id]',
		path: ({ thread }) => thread,
		as: 'member',
		status: 400,
		send: { action: '?/reply', fields: { body: '', attribution: 'named' } }
	},
	{ name: 'edit', route: '/threads/[id]/edit', path: ({ thread }) => `${thread}/edit`, as: 'member' },
	{
		name: 'edit, refused',
		route: '/threads/[id]/edit',
		path: ({ thread }) => `${thread}/edit`,
		as: 'member',
		status: 400,
		send: { action: '?/save', fields: { title: 'x', body: '', version: '1' } }
	},
	{
		name: 'edit a reply',
		route: '/threads/[id]/edit/[replyId]',
		path: ({ thread, reply }) => `${thread}/edit/${reply}`,
		as: 'member'
	},
	{
		name: 'history',
		route: '/threads/[id]/history',
		path: ({ thread }) => `${thread}/history`,
		as: 'member'
	},
	{
		name: 'history of a reply',
		route: '/threads/[id]/history/[replyId]',
		path: ({ thread, reply }) => `${thread}/history/${reply}`,
		as: 'member'
	}
];

const PLACES: PageRow[] = [
	{ name: 'cities', route: '/cities', path: '/cities', as: 'guest' },
	{ name: 'cities, none', route: '/cities', path: '/cities?q=zzzzzz', as: 'guest' },
	{ name: 'city, invented', route: '/cities/[slug]', path: '/cities/marsa-yasmin', as: 'guest' },
	{ name: 'city, real', route: '/cities/[slug]', path: '/cities/kristiansand', as: 'guest' },
	{ name: 'themes', route: '/themes', path: '/themes', as: 'guest' },
	{ name: 'theme', route: '/themes/[key]', path: '/themes/returnees', as: 'guest' }
];

const PLANS: PageRow[] = [
	{ name: 'plans', route: '/plans', path: '/plans', as: 'guest' },
	{ name: 'plans, own', route: '/plans', path: '/plans?show=mine', as: 'member' },
	{ name: 'plans, archive', route: '/plans', path: '/plans?show=archived', as: 'guest' },
	{ name: 'plans, none in this state', route: '/plans', path: '/plans?state=closed', as: 'member' },
	{ name: 'new plan', route: '/plans/new', path: '/plans/new', as: 'member' },
	{ name: 'new plan, by nobody’s city', route: '/plans/new', path: '/plans/new', as: 'secretariat' },
	{
		name: 'new plan, refused',
		route: '/plans/new',
		path: '/plans/new',
		as: 'member',
		status: 400,
		send: {
			action: '?/create',
			fields: newPlan('tell-sanabil', '', { partnerCityIds: demoId('city', 'tisovgrad') })
		}
	},
	{ name: 'plan', route: '/plans/[id]', path: ({ plan }) => plan, as: 'member' },
	{ name: 'plan of two cities', route: '/plans/[id]', path: OPEN_DOORS, as: 'moderator' },
	{ name: 'plan, read only', route: '/plans/[id]', path: ({ plan }) => plan, as: 'secretariat' },
	{ name: 'plan, archived', route: '/plans/[id]', path: ({ archivedPlan }) => archivedPlan, as: 'guest' },
	{
		name: 'activity of a plan',
		route: '/plans/[id]/activity',
		path: ({ plan }) => `${plan}/activity`,
		as: 'member'
	},
	{
		name: 'versions',
		route: '/plans/[id]/versions',
		path: ({ plan }) => `${plan}/versions`,
		as: 'moderator'
	},
	{
		name: 'versions, none',
		route: '/plans/[id]/versions',
		path: ({ archivedPlan }) => `${archivedPlan}/versions`,
		as: 'guest'
	},
	{
		name: 'versions, refused',
		route: '/plans/[id]/versions',
		path: ({ plan }) => `${plan}/versions`,
		as: 'moderator',
		status: 400,
		send: { action: '?/keep', fields: { label: '' } }
	},
	{
		name: 'version',
		route: '/plans/[id]/versions/[n]',
		path: ({ plan }) => `${plan}/versions/1`,
		as: 'moderator'
	},
	{
		name: 'settings of a plan',
		route: '/plans/[id]/settings',
		path: ({ plan }) => `${plan}/settings`,
		as: 'moderator'
	},
	{
		name: 'settings, refused',
		route: '/plans/[id]/settings',
		path: ({ plan }) => `${plan}/settings`,
		as: 'moderator',
		status: 400,
		send: { action: '?/rename', fields: { version: '1', titleAr: '', titleEn: 'x', titleFr: '' } }
	},
	{
		name: 'settings, changed meanwhile',
		route: '/plans/[id]/settings',
		path: ({ plan }) => `${plan}/settings`,
		as: 'moderator',
		status: 409,
		send: {
			action: '?/rename',
			fields: { version: '9', titleAr: 'عنوان آخر', titleEn: 'Another title', titleFr: '' }
		}
	},
	{
		name: 'settings, archived',
		route: '/plans/[id]/settings',
		path: ({ archivedPlan }) => `${archivedPlan}/settings`,
		as: 'moderator'
	}
];

const ACCOUNTS: PageRow[] = [
	{ name: 'sign in', route: '/sign-in', path: '/sign-in', as: 'guest' },
	{
		name: 'sign in, refused',
		route: '/sign-in',
		path: '/sign-in',
		as: 'guest',
		status: 401,
		send: { action: '', fields: { email: 'nobody@example.org', password: 'wrong all along', back: '/' } }
	},
	{ name: 'register', route: '/register', path: '/register', as: 'guest' },
	{
		name: 'register, refused',
		route: '/register',
		path: '/register',
		as: 'guest',
		status: 400,
		send: { action: '', fields: { name: '', email: 'somebody', password: 'short' } }
	},
	{ name: 'verify', route: '/verify', path: ({ verify }) => verify, as: 'guest' },
	{ name: 'verify, dead link', route: '/verify', path: '/verify?token=gone', as: 'guest' },
	{ name: 'forgotten', route: '/reset', path: '/reset', as: 'guest' },
	{ name: 'new password', route: '/reset/[token]', path: ({ reset }) => reset, as: 'guest' },
	{ name: 'new password, dead link', route: '/reset/[token]', path: '/reset/gone', as: 'guest' },
	{ name: 'account', route: '/account', path: '/account', as: 'member' },
	{
		name: 'account, refused',
		route: '/account',
		path: '/account',
		as: 'member',
		status: 400,
		send: { action: '?/profile', fields: { name: '', jobTitle: '', sector: '', locale: 'en' } }
	},
	{ name: 'sign out', route: '/sign-out', path: '/sign-out', as: 'member' }
];

const NETWORK: PageRow[] = [
	{ name: 'audit', route: '/moderation/audit', path: '/moderation/audit', as: 'moderator' },
	{ name: 'audit, the end', route: '/moderation/audit', path: '/moderation/audit?before=0', as: 'moderator' },
	{ name: 'people', route: '/secretariat/people', path: '/secretariat/people', as: 'secretariat' },
	{
		name: 'people, none',
		route: '/secretariat/people',
		path: '/secretariat/people?q=zzzzzz',
		as: 'secretariat'
	},
	{
		name: 'newcomer',
		route: '/secretariat/people/[id]',
		path: ({ newcomer }) => newcomer,
		as: 'secretariat'
	},
	{
		name: 'person with roles',
		route: '/secretariat/people/[id]',
		path: `/secretariat/people/${demoId('person', 'hala')}`,
		as: 'secretariat'
	},
	{ name: 'mails', route: '/demo/mail', path: '/demo/mail', as: 'guest' },
	{ name: 'mail', route: '/demo/mail/[id]', path: ({ mail }) => mail, as: 'guest' }
];

const NO_PAGES: PageRow[] = [
	{ name: 'nowhere', route: null, path: '/no/such/page', as: 'guest', status: 404 },
	{
		name: 'no such thread',
		route: null,
		path: '/threads/0123456789abcdef01234567',
		as: 'member',
		status: 404
	},
	{ name: 'thread of a city', route: null, path: OF_A_CITY, as: 'guest', status: 404 },
	{
		name: 'settings, for members',
		route: null,
		path: ({ plan }) => `${plan}/settings`,
		as: 'member',
		status: 403
	},
	{ name: 'people, for members', route: null, path: '/secretariat/people', as: 'member', status: 404 },
	{
		name: 'no such act',
		route: null,
		path: '/sign-in',
		as: 'guest',
		status: 404,
		send: { action: '?/dance', fields: {} }
	}
];

/** Every page in every state that looks different. A test demands a row for each page under `src/routes`. */
export const PAGES: readonly PageRow[] = [
	...FORUM,
	...THREADS,
	...PLACES,
	...PLANS,
	...ACCOUNTS,
	...NETWORK,
	...NO_PAGES
];
