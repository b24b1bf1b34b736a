import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FSI, PDI } from '../isolate.ts';
import { compileCatalogue } from './catalogues.ts';
import { compileMessage } from './compile.ts';

describe('a compiled message', () => {
	it('is its plain text when it takes no argument', () => {
		expect(compileMessage("It's fine", 'en')).toBe("It's fine");
		expect(compileMessage('', 'en')).toBe('');
	});

	it('isolates each simple argument, inside plurals and selects too', () => {
		expect(compileMessage('Reply to {name}', 'en')).toMatchObject([
			{ value: `Reply to ${FSI}` },
			{ value: 'name' },
			{ value: PDI }
		]);
		const nested = JSON.stringify(
			compileMessage('{a, select, x {{n, plural, other {# for {name}}}} other {y}}', 'en')
		);
		expect(nested).toContain(`" for ${FSI}"`);
		expect(nested).toContain(`"${PDI}"`);
	});

	it('gives French its narrow no-break spaces', () => {
		expect(compileMessage('Lire : « ici » ?', 'fr')).toBe('Lire\u202f: «\u202fici\u202f»\u202f?');
		expect(compileMessage('Read : here ?', 'en')).toBe('Read : here ?');
	});

	it('leaves links and numbers bare', () => {
		expect(JSON.stringify(compileMessage('Open {url} within {hours, number} hours', 'en'))).not.toContain(
			FSI
		);
	});

	it('refuses dates and number styles that nothing here could tell', () => {
		expect(() => compileMessage('on {day, date}', 'en')).toThrow('dates come in as text');
		expect(() => compileMessage('{n, number, ::compact-short}', 'en')).toThrow('only "percent"');
	});

	it('refuses markup, and a select inside a plural', () => {
		expect(() => compileMessage('<b>bold</b>', 'en')).toThrow('no markup');
		expect(() => compileMessage('{n, plural, other {{a, select, other {#}}}}', 'en')).toThrow(
			'put the select outside'
		);
	});
});

describe('a catalogue that cannot be read', () => {
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'messages-'));
		mkdirSync(join(folder, 'ar'));
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	it.each([
		['{"yes": "{n"}', '"yes": not a valid ICU message'],
		['{"yes": {"no": "x"}}', '"yes": a text is wanted'],
		['{"yes": ', 'common.json: ']
	])('says which file and key: %s', (content, problem) => {
		writeFileSync(join(folder, 'ar', 'common.json'), content);
		expect(() => compileCatalogue('ar', ['common'], folder)).toThrow(problem);
		expect(() => compileCatalogue('ar', ['common'], folder)).toThrow(join('ar', 'common.json'));
	});
});
