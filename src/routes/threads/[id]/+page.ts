import type { PageLoad } from './$types';

/** Brings what a person with a session can do here; the page of everybody else is lighter by it. */
export const load: PageLoad = async ({ data, parent }) => {
	const { viewer } = await parent();
	const tools = viewer ? (await import('$lib/features/forum/thread-tools')).threadTools : null;
	return { ...data, tools };
};
