import { describe, expect, test } from 'vitest';
import { addressSchema, profileSchema } from '../../../src/lib/shared/accounts.ts';
import { isDomainError } from '../../kernel/errors.ts';
import { parse } from '../../kernel/parse.ts';
import { assertGoodPassword, isGrantable, mayGrant, SYSTEM } from './accounts.policy.ts';
import { deviceOf } from './device.ts';

const salma = { email: 'salma.haddad@example.org', name: 'Salma Haddad' };

function codeOf(work: () => unknown): string | null {
	try {
		work();
		return null;
	} catch (error) {
		if (isDomainError(error)) return error.code;
		throw error;
	}
}

describe('a password', () => {
	test.each([
		['nine chars'.slice(0, 9), 'password_too_short'],
		['مرحبا بكم', 'password_too_short'],
		['x'.repeat(257), 'password_too_long'],
		['salma.haddad@example.org', 'password_personal'],
		['Salma Haddad', 'password_personal'],
		['salmahaddad1984', 'password_personal'],
		['password123', 'password_too_common'],
		['P@ssw0rd2026!', 'password_too_common'],
		['Azertyuiop1', 'password_too_common'],
		['qwertyqwerty', 'password_too_common'],
		['كلمة السر 123', 'password_too_common'],
		['aaaaaaaaaaaa', 'password_too_common'],
		['abcabcabcabc', 'password_too_common'],
		['abcdefghijkl', 'password_too_common'],
		['9876543210', 'password_too_common'],
		['0791234567', 'password_too_common'],
		['multaqa-2026', 'password_too_common']
	])('number %# is refused', (password, code) => {
		expect(codeOf(() => assertGoodPassword(password, salma))).toBe(code);
	});

	test.each([
		'a river runs through it',
		'نهر يجري تحت الجسر',
		'tomates, pain, huile',
		'👩🏽‍🌾 olives and thyme',
		'x7#Kp2!vQz',
		'8301745926610384'
	])('%s is good: no rules about capitals and signs', (password) => {
		expect(codeOf(() => assertGoodPassword(password, salma))).toBeNull();
	});

	test('length is counted in characters people see coming, not in UTF-16', () => {
		expect(codeOf(() => assertGoodPassword('🌿🌻🌊🔥🌙', salma))).toBe('password_too_short');
	});
});

describe('an e-mail address', () => {
	test('is lower-cased and trimmed', () => {
		expect(parse(addressSchema, { email: '  Salma.Haddad@Example.ORG ' }).email).toBe(
			'salma.haddad@example.org'
		);
	});

	test.each([
		['', 'field_required'],
		['salma', 'email_invalid'],
		['salma@', 'email_invalid'],
		['salma@localhost', 'email_invalid'],
		['a..b@example.org', 'email_invalid'],
		['a@-x.org', 'email_invalid'],
		['a b@example.org', 'email_invalid'],
		['a\r\nBcc: b@example.org', 'email_invalid'],
		[`${'a'.repeat(65)}@example.org`, 'email_invalid'],
		['x'.repeat(100_000), 'email_invalid'],
		['سلمى@example.org', 'email_international'],
		['salma@بلدية.example', 'email_international']
	])('number %# is refused', (email, code) => {
		expect(codeOf(() => parse(addressSchema, { email }))).toBe(code);
	});
});

describe('a profile', () => {
	const profile = { name: 'Salma', jobTitle: '', sector: null, locale: 'ar', sharePresence: false };

	test('refuses names that would disturb the line they stand in', () => {
		expect(codeOf(() => parse(profileSchema, { ...profile, name: 'Salma\u202Emoc' }))).toBe(
			'field_control_characters'
		);
		expect(codeOf(() => parse(profileSchema, { ...profile, name: 'x'.repeat(121) }))).toBe('field_too_long');
		expect(codeOf(() => parse(profileSchema, { ...profile, name: ' \t ' }))).toBe('field_required');
	});

	test('names every faulty field, and tells how long one may be', () => {
		try {
			parse(profileSchema, { ...profile, name: 'x'.repeat(100_000), locale: 'de' });
			expect.unreachable();
		} catch (error) {
			if (!isDomainError(error)) throw error;
			expect(error.code).toBe('bad_request');
			expect(error.fields).toEqual({
				name: { code: 'field_too_long', limit: 120 },
				locale: { code: 'field_invalid' }
			});
		}
	});
});

describe('a role', () => {
	test('is granted by the secretariat or by who runs the server, by nobody else', () => {
		const person = { kind: 'person', personId: 'a', sessionId: 's', locale: 'ar' } as const;
		expect(mayGrant(SYSTEM)).toBe(true);
		expect(mayGrant({ kind: 'guest' })).toBe(false);
		expect(mayGrant({ ...person, grants: [{ role: 'moderator', scope: { kind: 'forum', id: 'f' } }] })).toBe(
			false
		);
		expect(mayGrant({ ...person, grants: [{ role: 'secretariat', scope: { kind: 'network' } }] })).toBe(true);
	});

	test('goes with one kind of scope', () => {
		expect(isGrantable('moderator', { kind: 'forum', id: 'f' })).toBe(true);
		expect(isGrantable('moderator', { kind: 'network' })).toBe(false);
		expect(isGrantable('secretariat', { kind: 'city', id: 'c' })).toBe(false);
	});
});

test.each([
	['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'firefox', 'linux'],
	[
		'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0',
		'edge',
		'windows'
	],
	[
		'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) AppleWebKit/605 Version/18.0 Mobile Safari/604',
		'safari',
		'ios'
	],
	[
		'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36',
		'chrome',
		'android'
	],
	['x'.repeat(100_000), 'other', 'other'],
	[null, 'other', 'other']
])('of the device only the families are kept: number %#', (header, browser, platform) => {
	expect(deviceOf(header)).toEqual({ browser, platform });
});
