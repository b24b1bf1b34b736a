/** Lengths of what people write, in Unicode code points after cleaning. Forms and server use the same. */
export const TITLE = { min: 8, max: 160 } as const;
export const BODY = { min: 2, max: 20_000 } as const;
export const REASON = { min: 3, max: 500 } as const;
export const SEARCH_QUERY = { min: 2, max: 200 } as const;
/** Bytes of one stored draft, as JSON. */
export const DRAFT_BYTES = 100 * 1024;

/** What a thread is for (domain: `Thread`). */
export const THREAD_KINDS = ['question', 'practice', 'need', 'discussion', 'consultation'] as const;
export type ThreadKind = (typeof THREAD_KINDS)[number];

/** The length of a text as people are told it: Unicode code points, so that limits are the same in every script. */
export function countCharacters(text: string): number {
	let count = 0;
	for (const _ of text) count++;
	return count;
}

/** Which threads of a forum to list. */
export const THREAD_FILTERS = ['all', 'open', 'answered', 'unanswered'] as const;
export type ThreadFilter = (typeof THREAD_FILTERS)[number];

/** Whom an asker may choose to be read by; a forum may allow fewer. */
export const ASK_VISIBILITIES = ['public', 'members', 'city', 'group'] as const;
export type AskVisibility = (typeof ASK_VISIBILITIES)[number];

/** Where a draft belongs: one per person and place. */
export type DraftPlace =
	'new-plan' | `ask:${string}` | `reply:${string}` | `edit-reply:${string}` | `edit-thread:${string}`;
