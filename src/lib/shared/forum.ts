import { z } from 'zod';
import { ASK_VISIBILITIES, THREAD_KINDS } from './post-rules.ts';
import { LOCALES } from './locale.ts';
import { ATTRIBUTIONS } from './visibility.ts';

/**
 * The shapes of what the forum accepts. Texts are bounded roughly here (UTF-16 units, before cleaning);
 * the forum cleans them and then applies the exact rules of `post-rules.ts`.
 */
const id = z.string().regex(/^[0-9a-f]{24}$/, 'bad_id');
const text = z.string('field_required').max(100_000, 'field_too_long');
const line = z.string('field_required').max(2_000, 'field_too_long');
/** Made by the page that holds the form: sending the same form twice makes one post. */
const submissionKey = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
/** Required where it is asked for; missing is told as `reason_required`. */
const reason = z.string('reason_required').max(10_000, 'field_too_long');
const attribution = z.enum(ATTRIBUTIONS);
/** When the text was last edited, as the form knew it: epoch milliseconds, 0 for never. */
const version = z.coerce.number('field_invalid').int('field_invalid').min(0).max(8.64e15);
/** The newer text that the person was shown and means to replace, named by its version. */
const replace = version.optional();

export const askInput = z.object({
	forumKey: z.string().min(1).max(80),
	kind: z.enum(THREAD_KINDS).default('question'),
	title: line,
	body: text,
	visibility: z.enum(ASK_VISIBILITIES),
	attribution,
	language: z.enum(LOCALES).optional(),
	submissionKey
});
export type AskInput = z.input<typeof askInput>;

export const replyInput = z.object({ threadId: id, body: text, attribution, submissionKey });
export type ReplyInput = z.input<typeof replyInput>;

export const editThreadInput = z.object({ threadId: id, title: line, body: text, version, replace });
export type EditThreadInput = z.input<typeof editThreadInput>;

export const editReplyInput = z.object({ replyId: id, body: text, version, replace });
export type EditReplyInput = z.input<typeof editReplyInput>;

export const acceptInput = z.object({ threadId: id, replyId: id });
export type AcceptInput = z.input<typeof acceptInput>;

export const previewInput = z.object({ body: text });

/** Hiding and locking always say why; undoing them does not have to. */
export const moderateInput = z.object({
	kind: z.enum(['thread', 'reply']),
	id,
	reason
});
export type ModerateInput = z.input<typeof moderateInput>;

export const lockInput = z.object({ threadId: id, reason });
export type LockInput = z.input<typeof lockInput>;

export const draftPlace = z
	.string()
	.regex(/^(new-plan|ask:[a-z0-9-]{1,80}|(reply|edit-reply|edit-thread):[0-9a-f]{24})$/);

/** The choices of the forms, and for an edit the version that it began from. Whatever else is sent is left out without being looked at. */
const choice = z.string().max(200).optional();
const draftExtra = z
	.object({
		...{ attribution: choice, visibility: choice, kind: choice, language: choice, version: choice },
		...{ titleAr: line.optional(), titleEn: line.optional(), titleFr: line.optional() },
		...{ ownerCityId: choice, partnerCityIds: line.optional(), template: choice }
	})
	.transform((choices): Record<string, string> => ({ ...choices }) as Record<string, string>);

export const draftInput = z.object({
	place: draftPlace,
	title: line.default(''),
	body: text.default(''),
	/** The forms' other fields; whatever else is sent is left out. */
	extra: draftExtra.default({})
});
export type DraftInput = z.input<typeof draftInput>;
