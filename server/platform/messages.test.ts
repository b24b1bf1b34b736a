import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/lib/shared/locale.ts';
import { AREAS } from '../../src/lib/i18n/areas.ts';
import { readArea } from '../../src/lib/i18n/build/catalogues.ts';
import { translator, type ServerTranslator } from './messages.ts';

describe('the server’s translator', () => {
	it.each(LOCALES)('knows every text in %s, those of e-mails included', (locale) => {
		const problems: string[] = [];
		const t = translator(locale, { onProblem: (problem) => problems.push(problem) });
		for (const area of AREAS)
			for (const key of Object.keys(readArea(locale, area)))
				t(
					`${area}.${key}` as Parameters<ServerTranslator>[0],
					new Proxy({}, { has: () => true, get: () => 1 })
				);
		expect(problems).toEqual([]);
	});

	it('says an error in the person’s language', () => {
		expect(translator('fr')('errors.rate_limited', { seconds: 1 })).toContain('Attendez 1 seconde, puis');
		expect(translator('ar')('errors.sign_in_failed')).toContain('كلمة المرور');
	});

	it('tells times in the zone of the person it writes to', () => {
		const t = translator('en', { timeZone: 'Asia/Amman' });
		expect(t.dateTime('2026-11-21T22:30:00Z')).toBe('22 November 2026 at 01:30');
	});
});
