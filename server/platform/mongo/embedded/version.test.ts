import { describe, expect, it } from 'vitest';
import { compareVersions, suitability, unsuitable } from './version.ts';

describe('which server may open which data', () => {
	it.each([
		['6.0.5', null, 'suits'],
		['5.0.9', null, 'unsupported'],
		['6.0.5', '6.0.12', 'suits'],
		['6.0.5', '7.0.2', 'too_old'],
		['8.0.17', '8.2.1', 'too_old'],
		['7.0.2', '6.0.5', 'suits'],
		['8.2.1', '8.0.17', 'suits'],
		['8.0.17', '6.0.5', 'too_new'],
		['8.2.1', '7.0.2', 'too_new']
	] as const)('server %s, data of %s: %s', (binary, written, expected) => {
		expect(suitability(binary, written)).toBe(expected);
	});

	it('says what to do when it may not', () => {
		expect(unsuitable('/x/mongod', '8.0.17', '6.0.5', 'too_new').message).toContain(
			'Start once with MongoDB 7.0'
		);
		expect(unsuitable('/x/mongod', '6.0.5', '7.0.2', 'too_old').message).toContain(
			'Use MongoDB 7.0 or later'
		);
		expect(unsuitable('/x/mongod', '5.0.9', null, 'unsupported').message).toContain('needs 6.0 or later');
	});

	it('sorts versions as people do', () => {
		expect(['10.0.0', '6.0.5', '6.0.12'].sort(compareVersions)).toEqual(['6.0.5', '6.0.12', '10.0.0']);
	});
});
