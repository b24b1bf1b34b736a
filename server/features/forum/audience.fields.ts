import type { Audience } from '../../kernel/visibility.ts';

/** The audience that a reply copies from its thread; its author and its own hiding stay its own. */
export function copiedAudience(thread: Audience): Omit<Audience, 'authorId' | 'concealed'> {
	const { visibility, forumId, groupIds, cityIds, personIds } = thread;
	return { visibility, forumId, groupIds, cityIds, personIds };
}
