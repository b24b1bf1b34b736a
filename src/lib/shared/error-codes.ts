/**
 * Every refusal a person or a client can meet, with the HTTP status it travels under. The code is
 * stable: clients and tests rely on it. Its sentence for the person is `errors.<code>` in the three
 * catalogues (a test keeps the two lists equal).
 */
export const ERROR_STATUS = {
	/** Also what somebody sees who is not allowed: the two look the same from outside. */
	not_found: 404,
	sign_in_required: 401,
	session_ended: 401,
	not_allowed: 403,
	bad_origin: 403,
	bad_request: 400,
	bad_id: 400,
	too_large: 413,
	rate_limited: 429,
	unavailable: 503,
	internal: 500,
	stale: 409,
	conflict: 409,
	field_required: 400,
	field_too_short: 400,
	field_too_long: 400,
	field_invalid: 400,
	field_control_characters: 400,
	email_invalid: 400,
	email_international: 400,
	email_taken: 409,
	password_too_short: 400,
	password_too_long: 400,
	password_too_common: 400,
	password_personal: 400,
	password_wrong: 403,
	sign_in_failed: 401,
	email_not_verified: 403,
	token_invalid: 400,
	membership_required: 403,
	thread_locked: 409,
	thread_hidden: 409,
	reply_hidden: 409,
	not_own_post: 403,
	not_asker: 403,
	reason_required: 400,
	already_granted: 409,
	unknown_event: 400,
	stream_unknown: 404,
	plan_archived: 409,
	plan_unreadable: 503,
	plan_needs_city: 400,
	plan_title_missing: 400
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

export function isErrorCode(value: unknown): value is ErrorCode {
	return typeof value === 'string' && Object.hasOwn(ERROR_STATUS, value);
}
