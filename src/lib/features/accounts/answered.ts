import type { FormAnswer } from '$lib/forms/answers';

/**
 * What an action of an account page has answered: a refusal, or the address to which a mail goes. (An
 * action's type is the union of all it may return; pages need the one or the other.)
 */
export function answered(form: unknown): { refused: FormAnswer | null; sentTo: string | null } {
	const answer = (form ?? {}) as FormAnswer & { sentTo?: string };
	return { refused: answer.code ? answer : null, sentTo: answer.sentTo ?? null };
}
