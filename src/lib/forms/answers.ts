import { errorText } from '$lib/i18n/error-text';
import type { Translator } from '$lib/i18n';
import type { ErrorCode } from '$lib/shared/error-codes';

/** What a page's action answers: a refusal, and in the forum also a preview or a kept draft. */
export interface FormAnswer {
	code?: ErrorCode;
	fields?: Record<string, { code: ErrorCode; limit?: number }>;
	/** What was typed, given back. On a page with several forms, `form` names the action and `replyId` the reply. */
	values?: Record<string, unknown>;
	retryAfter?: number | null;
	/** Sanitised HTML. */
	preview?: string;
	/** Epoch milliseconds. */
	draftSavedAt?: number;
}

/** The answer, when it is for this form: that of an action, and where there are several, of one reply. */
export function answerFor(
	answer: FormAnswer | null | undefined,
	form: string,
	replyId?: string
): FormAnswer | null {
	return answer?.values?.form === form && typed(answer, 'replyId') === replyId ? answer : null;
}

/** What had been typed into a field, as far as it came back. */
export function typed(answer: FormAnswer | null, field: string): string | undefined {
	const value = answer?.values?.[field];
	return typeof value === 'string' ? value : undefined;
}

/** The sentence about one field, or null. */
export function fieldError(t: Translator, answer: FormAnswer | null, field: string): string | null {
	const error = answer?.fields?.[field];
	return error ? errorText(t, error) : null;
}

/**
 * The lines of an error summary.
 * @param prefix of the ids of this form's controls: `reply-body` for the field `body` of the form `reply`
 * @param labels of the fields in the order of the form, where there are several: "Fill in this field" must say which
 */
export function problems(
	t: Translator,
	answer: FormAnswer | null,
	prefix: string,
	labels: Record<string, string> = {}
): { message: string; field?: string }[] {
	if (!answer?.code) return [];
	const order = Object.keys(labels);
	const fields = Object.entries(answer.fields ?? {}).sort(
		([one], [other]) => placeIn(order, one) - placeIn(order, other)
	);
	if (fields.length > 0)
		return fields.map(([name, error]) => {
			const [label, problem] = [labels[name], errorText(t, error)];
			const message = label ? t('common.form.problem_in', { field: label, problem }) : problem;
			return { message, field: `${prefix}-${name}` };
		});
	return [{ message: errorText(t, { code: answer.code, retryAfter: answer.retryAfter ?? undefined }) }];
}

/** What is in no list comes last. */
function placeIn(list: readonly string[], item: string): number {
	const place = list.indexOf(item);
	return place === -1 ? list.length : place;
}
