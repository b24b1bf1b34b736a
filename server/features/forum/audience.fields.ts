import { VISIBILITIES } from '../../../src/lib/shared/visibility.ts';
import type { Audience } from '../../kernel/visibility.ts';

/** The fields of `Audience` for a Mongoose schema, flat, as `visibleTo` asks for them. */
export const audienceFields = {
	visibility: { type: String, enum: VISIBILITIES, required: true },
	forumId: { type: String, default: null },
	groupIds: { type: [String], default: [] },
	cityIds: { type: [String], default: [] },
	personIds: { type: [String], default: [] },
	authorId: { type: String, default: null },
	concealed: { type: Boolean, required: true, default: false }
};

/** The audience that a reply copies from its thread; its author and its own hiding stay its own. */
export function copiedAudience(thread: Audience): Omit<Audience, 'authorId' | 'concealed'> {
	const { visibility, forumId, groupIds, cityIds, personIds } = thread;
	return { visibility, forumId, groupIds, cityIds, personIds };
}
