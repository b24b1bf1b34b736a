import { VISIBILITIES } from '../../../src/lib/shared/visibility.ts';

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
