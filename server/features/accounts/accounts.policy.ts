import { isSecretariat, type Actor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from '../../../src/lib/shared/account-rules.ts';
import type { ErrorCode } from '../../../src/lib/shared/error-codes.ts';
import { ROLE_SCOPE, type Role, type Scope } from '../../../src/lib/shared/roles.ts';
import { COMMON_STEMS } from './common-passwords.ts';

/** Whoever runs the server, through a command or the demonstration. Never the answer to a request. */
export interface System {
	kind: 'system';
}
export const SYSTEM: System = Object.freeze({ kind: 'system' });

/** Only the secretariat says who holds which role. */
export function mayGrant(actor: Actor | System): boolean {
	return actor.kind === 'system' || isSecretariat(actor);
}

/** Inviting, listing and suspending people is the secretariat's. @throws DomainError `not_found` for others */
export function assertLooksAfter(by: Actor | System, personId?: string): void {
	if (!mayGrant(by) || (personId !== undefined && !/^[0-9a-f]{24}$/.test(personId)))
		throw new DomainError('not_found', 'may not, or no such person');
}

/** How the audit log names who acts. */
export function actorIdOf(by: Actor | System): string {
	return by.kind === 'person' ? by.personId : 'system';
}

/** A role goes with one kind of scope: a moderator's is a forum, never the network. */
export function isGrantable(role: Role, scope: Scope): boolean {
	return ROLE_SCOPE[role] === scope.kind;
}

/**
 * Refuses passwords that would be guessed. Length is what protects (NIST SP 800-63B): no rules about
 * capitals and signs, any script, spaces welcome.
 * @param field the form field to blame
 * @throws DomainError `password_too_short`, `password_too_long`, `password_too_common`, `password_personal`
 */
export function assertGoodPassword(
	password: string,
	person: { email: string; name: string },
	field = 'password'
): void {
	const length = [...password].length;
	if (length < PASSWORD_MIN) refuse('password_too_short', field, PASSWORD_MIN);
	if (length > PASSWORD_MAX) refuse('password_too_long', field, PASSWORD_MAX);
	if (isPersonal(password, person)) refuse('password_personal', field);
	if (isCommon(password)) refuse('password_too_common', field);
}

function refuse(code: ErrorCode, field: string, limit?: number): never {
	throw new DomainError(code, undefined, { fields: { [field]: { code, ...(limit ? { limit } : {}) } } });
}

/** The person's own address or name, whole or with digits and signs around it. */
function isPersonal(password: string, { email, name }: { email: string; name: string }): boolean {
	const bare = lettersOf(password);
	const own = [email, email.slice(0, email.lastIndexOf('@')), name].map(lettersOf);
	return bare !== '' && own.includes(bare);
}

function isCommon(password: string): boolean {
	const lower = password.normalize('NFKC').toLowerCase();
	if (isRepeated(lower) || isRun(lower)) return true;
	const bare = lettersOf(password);
	// Digits and signs alone: long enough to be random, or a date, a telephone number, a keyboard walk.
	if (bare === '') return [...lower].length < 16;
	return COMMON_STEMS.has(bare) || COMMON_STEMS.has(unitOf(bare));
}

/** Letters only, lower case: "P@ssword2026!" and "password" are one to a guesser. */
function lettersOf(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replaceAll('@', 'a')
		.replaceAll('$', 's')
		.replace(/(?<=\p{L})0(?=\p{L})/gu, 'o')
		.replace(/[^\p{L}]/gu, '');
}

/** The shortest piece that the text repeats: "abab" is "ab" twice. */
function unitOf(text: string): string {
	const next = (text + text).indexOf(text, 1);
	return text.slice(0, next);
}

/** One short piece over and over, such as "aaaaaaaaaa" or "abcabcabcabc". */
function isRepeated(text: string): boolean {
	return [...unitOf(text)].length <= 4;
}

/** Every character the one after (or before) the last: "abcdefghij", "9876543210". */
function isRun(text: string): boolean {
	const points = [...text].map((character) => character.codePointAt(0) ?? 0);
	const steps = points.slice(1).map((point, index) => point - (points[index] ?? 0));
	return steps.every((step) => step === 1) || steps.every((step) => step === -1);
}
