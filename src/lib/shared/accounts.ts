/**
 * What the forms about a person's own account may hold. The message of a rule is the code that the
 * person gets. Only the server runs these; pages use the types.
 */
import { z } from 'zod';
import { EMAIL_MAX, JOB_TITLE_MAX, NAME_MAX, PASSWORD_MAX } from './account-rules.ts';
import { LOCALES } from './locale.ts';
import { SECTORS } from './roles.ts';

const CONTROL = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

/** One line of text, trimmed, in NFC, without control characters and without bidi overrides. */
function line(max: number, required: boolean) {
	return z
		.string('field_invalid')
		.refine((text) => text.length <= max * 4, {
			message: 'field_too_long',
			params: { limit: max },
			abort: true
		})
		.transform((text) => text.normalize('NFC').trim())
		.superRefine((text, context) => {
			if (required && text === '') context.addIssue({ code: 'custom', message: 'field_required' });
			if (CONTROL.test(text)) context.addIssue({ code: 'custom', message: 'field_control_characters' });
			if ([...text].length > max)
				context.addIssue({ code: 'custom', message: 'field_too_long', params: { limit: max } });
		})
		.transform((text) => text.replace(/\s+/gu, ' '));
}

const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * An e-mail address, lower-cased. Internationalised ones are refused by a code of their own: much of the
 * world's mail still cannot reach them, and two that look alike would be two accounts.
 */
export const emailSchema = z
	.string('field_invalid')
	.max(1024, 'email_invalid')
	.transform((text) => text.trim().toLowerCase())
	.superRefine((email, context) => {
		const refuse = (message: string) => context.addIssue({ code: 'custom', message });
		if (email === '') return refuse('field_required');
		// eslint-disable-next-line no-control-regex -- the range of ASCII is meant
		if (/[^\x00-\x7f]/.test(email)) return refuse('email_international');
		const at = email.lastIndexOf('@');
		const [local, domain] = [email.slice(0, at), email.slice(at + 1)];
		if (
			at < 1 ||
			email.length > EMAIL_MAX ||
			local.length > 64 ||
			!LOCAL_PART.test(local) ||
			!DOMAIN.test(domain)
		)
			refuse('email_invalid');
	});

/** A password as typed. Whether it is a good one depends on the person: `accounts.policy.ts` decides. */
const typedPassword = z
	.string('field_invalid')
	.min(1, 'field_required')
	.refine((text) => text.length <= PASSWORD_MAX * 4, {
		message: 'password_too_long',
		params: { limit: PASSWORD_MAX }
	});

/** 32 random bytes in base64url. Anything else was never one of ours. */
export const secretSchema = z.string('token_invalid').regex(/^[A-Za-z0-9_-]{43}$/, 'token_invalid');

const localeSchema = z.enum(LOCALES, 'field_invalid');

export const registerSchema = z.object({
	email: emailSchema,
	password: typedPassword,
	name: line(NAME_MAX, true),
	locale: localeSchema
});
/** Somebody whom the secretariat or a command brings in; they choose their password themselves. */
export const invitationSchema = registerSchema.omit({ password: true });
export const signInSchema = z.object({ email: emailSchema, password: typedPassword });
export const verifySchema = z.object({ token: secretSchema, password: typedPassword });
export const addressSchema = z.object({ email: emailSchema });
export const resetSchema = z.object({ token: secretSchema, password: typedPassword });
export const changePasswordSchema = z.object({ current: typedPassword, password: typedPassword });
export const profileSchema = z.object({
	name: line(NAME_MAX, true),
	jobTitle: line(JOB_TITLE_MAX, false),
	sector: z.enum(SECTORS, 'field_invalid').nullable(),
	locale: localeSchema,
	sharePresence: z.boolean('field_invalid')
});

export type Registration = z.input<typeof registerSchema>;
export type SignIn = z.input<typeof signInSchema>;
export type Verification = z.input<typeof verifySchema>;
export type PasswordReset = z.input<typeof resetSchema>;
export type PasswordChange = z.input<typeof changePasswordSchema>;
export type Profile = z.input<typeof profileSchema>;
