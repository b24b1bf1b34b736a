import { isMember, moderates, type Actor } from '../../kernel/actor.ts';
import { isAuthor } from './forum.policy.ts';
import type { PostRow } from './thread.model.ts';

/**
 * All that the presenters know of a viewer. Two viewers of one class get the same view of a post, so a
 * live change is rendered once for each class and not once for each socket.
 */
export type ViewClass = 'guest' | 'member' | 'moderator' | 'own' | 'own_moderator';

/** How somebody reads a forum. */
export function viewClassOf(actor: Actor, forumId: string): Exclude<ViewClass, 'own' | 'own_moderator'> {
	return moderates(actor, forumId) ? 'moderator' : isMember(actor) ? 'member' : 'guest';
}

/** How somebody reads one post: as `viewClassOf`, and authors recognise their own. */
export function postClassOf(actor: Actor, post: Pick<PostRow, 'authorId' | 'forumId'>): ViewClass {
	const base = viewClassOf(actor, post.forumId);
	if (!isAuthor(actor, post)) return base;
	return base === 'moderator' ? 'own_moderator' : 'own';
}

export const isOwn = (viewClass: ViewClass) => viewClass === 'own' || viewClass === 'own_moderator';
export const isModerating = (viewClass: ViewClass) =>
	viewClass === 'moderator' || viewClass === 'own_moderator';
