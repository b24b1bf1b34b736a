import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ConfigError, readConfig, VARIABLES } from './config.ts';

test('an empty environment is a demonstration on this machine only', () => {
	const config = readConfig({}, '/srv/multaqa');
	expect(config).toMatchObject({
		port: 3000,
		portIsDefault: true,
		host: '127.0.0.1',
		origin: null,
		demo: true
	});
	expect(config.dataDir).toBe('/srv/multaqa/data');
});

test('an address or a database of one’s own means a real network, unless one says otherwise', () => {
	const origin = { MULTAQA_ORIGIN: 'https://multaqa.example' };
	const database = { MONGODB_URI: 'mongodb://db.example/multaqa' };
	expect(readConfig(origin).demo).toBe(false);
	expect(readConfig(database).demo).toBe(false);
	expect(readConfig({ ...origin, ...database, MULTAQA_DEMO: 'on' }).demo).toBe(true);
	expect(readConfig({ MULTAQA_DEMO: 'off' }).demo).toBe(false);
});

test('every mistake is named at once, with what the variable means', () => {
	const bad = {
		PORT: 'eighty',
		MULTAQA_ORIGIN: 'https://multaqa.example/path',
		MONGODB_URI: 'localhost:27017'
	};
	expect(() => readConfig(bad)).toThrow(ConfigError);
	for (const name of Object.keys(bad)) expect(() => readConfig(bad)).toThrow(name);
});

test('a variable set to nothing is a variable not set', () => {
	expect(readConfig({ MULTAQA_ORIGIN: '', PORT: ' ' })).toMatchObject({ origin: null, portIsDefault: true });
});

test('an origin may be written with a slash at its end', () => {
	expect(readConfig({ MULTAQA_ORIGIN: 'https://multaqa.example/' }).origin).toBe('https://multaqa.example');
});

test('the operating guide lists every variable as the code explains it', () => {
	const guide = readFileSync(new URL('../docs/operating.md', import.meta.url), 'utf8').replace(/ +/g, ' ');
	for (const [name, meaning] of Object.entries(VARIABLES))
		expect(guide).toContain(`| \`${name}\` | ${meaning} |`);
});
