import { expect, test } from 'vitest';
import { personPattern } from './person-pattern.ts';

const finds = (query: string, text: string) => personPattern(query).pattern?.test(text) ?? null;

test.each([
	['احمد', 'أحمَد الواصل'],
	['أحمد', 'احمد'],
	['فاطمه', 'فاطمة'],
	['helene', 'Hélène'],
	['HÉLÈNE', 'helene@city.example'],
	['amal  yas', 'Amal Yasmini'],
	['a.b+c@city', 'a.b+c@city.example'],
	['o’neil', "O'Neil"],
	['al-sa', 'Al-Saadi'],
	['[city]', 'The [City]']
])('%s finds %s', (query, text) => expect(finds(query, text)).toBe(true));

test.each([
	['.*', 'Amal'],
	['(', 'Amal'],
	['salma', 'Amal'],
	['a.b', 'axb@city.example']
])('%s does not find %s', (query, text) => expect(finds(query, text)).toBe(false));

test('nothing to look for is no pattern', () => {
	expect(finds('', 'Amal')).toBeNull();
	expect(finds(' \u200f ', 'Amal')).toBeNull();
	expect(finds('ب'.repeat(100_000), 'Amal')).toBe(false);
});
