import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
	locale: locals.locale,
	dir: locals.dir,
	theme: locals.theme,
	now: locals.now.getTime(),
	viewer: locals.viewer,
	demo: locals.services.demo,
	demoMail: locals.viewer !== null && locals.fromThisMachine && locals.services.sentMails !== null
});
